import { type AskedOfUnit, planTemplate } from "../../domain/plans/plan-templates.ts"
import { dayOf, type PeriodKind, periodsOf } from "../../domain/shared/calendar.ts"
import type { ActivityKind, ContentCategory, Post } from "../../domain/shared/words.ts"
import { randomFor } from "./random.ts"
import { plans } from "./record-learning.ts"
import { practical } from "./topics.ts"
import { holdersOn, type Person, type World } from "./world.ts"

/** A line of a yearly plan. */
export interface SampleLine {
  readonly unit: { readonly code: string }
  readonly year: number
  readonly ordinal: number
  readonly month: number | null
  readonly topic: string
  readonly contentCategories: readonly ContentCategory[]
  readonly form: string | null
  readonly lecturer: string | null
  readonly responsible: Person | null
  /** Hundredths of an hour. */
  readonly hours: number | null
}

const secretaries: ReadonlySet<Post> = new Set(["secretary"])
const there = Array.from({ length: 12 }, (_, index) => index + 1)
const seeingToIt: ReadonlySet<Post> = new Set(["publicity-officer", "deputy-secretary"])

/** 计划条目 of every plan: the template of the unit's kind, with who lectures and who sees to it, and a few lines less here and there. */
export function* planLines(world: World): Generator<SampleLine> {
  for (const { unit, year } of plans(world)) {
    const random = randomFor(world.seed, `lines/${unit.local}/${year}`)
    const day = world.until < `${year}-01-15` ? world.until : dayOf(`${year}-01-15`)
    const [leader = null] = holdersOn(unit, secretaries, day)
    const [publicity = leader] = holdersOn(unit, seeingToIt, day)
    let ordinal = 0
    const topic = unit.field && random.pick(practical[unit.field])
    const emphasis = topic ? ({ topic, category: "professional-skills" } as const) : null
    for (const { hundredthHours, ...line } of planTemplate({
      kind: unit.kind,
      emphasis,
      asked: askedOf(unit, year),
      there,
      months: there,
    }).lines) {
      if (line.form !== "集中学习" && random.chance(0.15)) continue
      ordinal += 1
      const isLecture = line.form === "党课"
      yield {
        ...line,
        unit,
        year,
        ordinal,
        lecturer: isLecture ? (leader?.name ?? null) : null,
        responsible: isLecture ? leader : publicity,
        hours: hundredthHours,
      }
    }
  }
}

/** What such a unit plans for in a year of its own. */
function askedOf(
  { kind, hasCentralGroup, lectureCycle }: World["units"][number],
  year: number,
): AskedOfUnit[] {
  const every = (of: ActivityKind, period: PeriodKind, bySecretary = false) =>
    periodsOf(year, period).map((one) => ({ kind: of, period: one, amount: { times: 1 }, bySecretary }))
  const hoursOf = (of: ActivityKind, hours: number) =>
    periodsOf(year, "year").map((period) => ({
      ...{ kind: of, period, bySecretary: false },
      amount: { hours, inWords: `${hours}学时` },
    }))
  if (kind !== "branch" && kind !== "general-branch")
    return [
      ...(hasCentralGroup
        ? [...every("central-group-study", "month"), ...hoursOf("central-group-study", 96)]
        : []),
      ...every("party-lecture", "year", true),
    ]
  return [
    ...hoursOf("collective-study", 40),
    ...every("party-lecture", lectureCycle ?? "half-year"),
    ...every("assembly", "quarter"),
    ...every("organisational-life", "year"),
  ]
}
