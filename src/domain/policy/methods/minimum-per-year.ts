import type { z } from "zod"
import { asksNothing } from "../../evaluation/context.ts"
import type { Unit } from "../../evaluation/units.ts"
import { existsThroughout, monthsOfLife } from "../../org/existence.ts"
import { periodsOf } from "../../shared/calendar.ts"
import { inUnits, scaledToMonths } from "../../shared/quantity.ts"
import { activityKinds } from "../../shared/words.ts"
import type { Clause } from "../clause.ts"
import { hoursPerUnit } from "../figures.ts"
import type { Asked, Method } from "../method.ts"
import { groupOfKinds } from "../task-groups.ts"
import { hoursLine, hoursOf, scaledLine, sumOf } from "./arithmetic.ts"
import { notAMemberThroughout, noWholeMonth } from "./nothing.ts"
import { owedHours, periodOver } from "./steps.ts"
import { holdsNone } from "./who-holds.ts"
import { words, type Zod } from "./words.ts"

const schema = (z: Zod) =>
  z.strictObject({
    method: z.literal("minimum-per-year"),
    counts: z.strictObject({
      of: z.literal("activities"),
      kinds: words(z, activityKinds),
      relation: z.enum(["held-by", "reaching"]),
    }),
  })
export type MinimumPerYear = z.output<ReturnType<typeof schema>>

/** Hours of a unit's year against a floor scaled to the months that count: 12 天, 40 学时. */
export const minimumPerYear: Method<MinimumPerYear> = {
  name: "minimum-per-year",
  schema,
  subjects: ["unit"],
  periods: ["year"],
  units: ["天", "学时"],
  misfits: ({ clause: { subject }, measure: { counts } }) =>
    counts.relation === "held-by" ? holdsNone(subject, counts.kinds, ["measure", "counts", "kinds"]) : [],
  needs: () => [],
  figure: async ({ pack, clause, measure }, { facts, district: { year } }) => {
    const tallyOf = await facts.ofUnits(question(clause, measure), "year")
    const perUnit = hoursPerUnit(pack, clause, year)
    return (unit, _period, index, asked) => {
      const months = unit.who === "unit" ? monthsAsked(clause, unit, year) : 0
      if (unit.who !== "unit" || months === 0) return asksNothing
      const { hundredthHours } = tallyOf(unit.id, "year", index)
      return { measured: { target: scaledToMonths(asked, months), actual: inUnits(hundredthHours, perUnit) } }
    }
  },
  records: ({ clause, measure, context, subject, period }) =>
    context.facts.records(question(clause, measure), subject.id, period),
  nothing: ({ subject, context }) => {
    if (subject.who === "person") return notAMemberThroughout
    return monthsOfLife(subject.life, context.district.year) === 0 ? noWholeMonth(subject) : noMonthHaving
  },
  arithmetic: ({ pack, clause, context, subject, asked, judged, records }) => {
    const { year } = context.district
    const perUnit = hoursPerUnit(pack, clause, year)
    const months = subject.who === "unit" ? monthsAsked(clause, subject, year) : 12
    return [
      scaledLine(asked, months),
      hoursLine(sumOf(hoursOf(records)), perUnit, judged.actual, clause.unit),
    ]
  },
  steps: ({ pack, clause, context, period, judged }) => {
    if (context.asOf > period.last) return [periodOver(period.last)]
    const perUnit = hoursPerUnit(pack, clause, context.district.year)
    return [owedHours(judged.target - judged.actual, perUnit, clause.unit, period.last)]
  },
  outlook: ({ measure: { counts } }) => ({
    group: groupOfKinds(counts.kinds),
    kinds: counts.kinds,
    settledByActivity: true,
    recordable: true,
    countsTimes: false,
    paced: true,
    names: "activity",
    restsOn: counts.relation === "reaching" ? "reaching" : "own",
  }),
}

const noMonthHaving = {
  zh: "这一年里没有一个月既每一天都有这个组织，月末又设有本条所说的。",
  en: "In no month of the year was the unit there on every day and had, on its last day, what the clause asks it to have.",
}

function question({ subject }: Clause, { counts }: Asked<MinimumPerYear>["measure"]) {
  const { kinds, relation } = counts
  if (relation === "held-by") return { about: "activities-held", kinds } as const
  return { about: "activities-reaching", kinds, of: subject.who === "unit" ? subject.kinds : [] } as const
}

/** The months on every day of which the unit exists and on whose last day it has what the clause asks it to have. */
function monthsAsked({ subject }: Clause, unit: Unit, year: number): number {
  const having = subject.who === "unit" ? subject.having : undefined
  if (having === undefined) return monthsOfLife(unit.life, year)
  return periodsOf(year, "month").filter((month) => {
    const { hasCentralGroup, hasCommittee } = unit.on(month.last)
    const has = having === "central-group" ? hasCentralGroup : hasCommittee
    return has && existsThroughout(unit.life, month)
  }).length
}
