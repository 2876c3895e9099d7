import { bandOf, worstOf } from "../../../domain/evaluation/band.ts"
import type { Person } from "../../../domain/evaluation/people.ts"
import type { Judged } from "../../../domain/evaluation/status.ts"
import type { ExemptedBy } from "../../../domain/overview/exemption.ts"
import type { Clause } from "../../../domain/policy/clause.ts"
import { periodsOf, plusDays } from "../../../domain/shared/calendar.ts"
import { shown } from "../../../domain/shared/quantity.ts"
import { ranks } from "../../../domain/shared/words.ts"
import type { ClauseFindings, Finding } from "../evaluation/index.ts"
import { letterOf, type StoredRow } from "./standing.ts"

/** One row for each subject a clause was found to ask something of; its findings stand together. */
export function* foldFindings({ of, findings, context, exemptedBy }: ClauseFindings): Generator<StoredRow> {
  const { year } = context.district
  let own: Finding[] = []
  for (const finding of findings) {
    if (own[0] && own[0].subject !== finding.subject) {
      yield foldSubject(of.clause, own, year, exemptedBy)
      own = []
    }
    own.push(finding)
  }
  if (own.length > 0) yield foldSubject(of.clause, own, year, exemptedBy)
}

function foldSubject(
  { id: obligation, pack }: Pick<Clause, "id" | "pack">,
  own: readonly Finding[],
  year: number,
  exemptedBy: ExemptedBy,
): StoredRow {
  const [first] = own
  if (!first) throw new Error("a row has findings")
  const { subject, kind } = first
  const exemption = exemptedBy(subject)
  const calm = (judged: Judged | undefined) => (exemption ? unpressed(judged) : judged)
  const byIndex = new Map(own.map((finding) => [finding.index, calm(finding.judged)]))
  const judged = periodsOf(year, kind).map((_, index) => byIndex.get(index))
  const states = judged.map(letterOf).join("")
  const count = (letter: string) => states.split(letter).length - 1
  return {
    obligation,
    pack,
    ...(subject.who === "unit"
      ? { unitId: subject.id, memberId: null, homeUnitId: subject.id }
      : { unitId: null, memberId: subject.id, homeUnitId: homeOf(subject) }),
    band: worstOf(judged.filter((one) => one !== undefined).map(bandOf)),
    met: count("m"),
    open: count("o"),
    atRisk: count("r"),
    short: count("s"),
    exemptedBy: exemption?.clause.id ?? null,
    periodKind: kind,
    states,
    targets: judged.map((one) => (one ? shown(one.target) : null)),
    actuals: judged.map((one) => (one ? shown(one.actual) : null)),
  }
}

/** Of whoever owes nothing fixed what is missing is open: nobody may press them for it. */
function unpressed(judged: Judged | undefined): Judged | undefined {
  return judged && judged.status !== "met" ? { ...judged, status: "open", atRisk: false } : judged
}

function homeOf(person: Person): number | null {
  return person.unitForYear?.id ?? null
}

/** Where somebody is counted, and with which rank. */
export interface Home {
  readonly memberId: number
  readonly unitId: number
  readonly rank: string
}

/** The homes of those who have one, with the highest rank on a 15th of the year: by it they may count for a mean. */
export function homesOf(people: readonly Person[], year: number): Home[] {
  const days = periodsOf(year, "month").map(({ first }) => plusDays(first, 14))
  return people.flatMap(({ id, unitForYear, rankOn }) => {
    if (!unitForYear) return []
    const held = new Set(days.map(rankOn))
    const rank = Object.values(ranks).find((one) => held.has(one)) ?? "none"
    return [{ memberId: id, unitId: unitForYear.id, rank }]
  })
}
