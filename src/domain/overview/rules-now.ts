import type { Clause } from "../policy/clause.ts"
import { type Day, type Period, type PeriodKind, periodsOf, yearOf } from "../shared/calendar.ts"
import { deadlineOf, isRecordable, outlookOf, rowKeyOf } from "./outlook.ts"
import { dueAhead, type PackClause } from "./owed.ts"

/** A rule that asks something of units in the period that a day lies in. */
export interface RuleNow {
  readonly clause: Clause
  /** It and those of other documents that the same deed settles. */
  readonly obligations: readonly string[]
  readonly period: Period
  /** Which of the year's periods it is, from 1. */
  readonly place: number
}

/**
 * What is done again and again by units, in the periods that run: what an office asks after. The same thing asked by two
 * documents is one; what groups do is counted with their branch, what each branch does by the quarter or the half year
 * stands under both, and what cannot be recorded here is left out.
 */
export function rulesNow(clauses: ReadonlyMap<string, PackClause>, today: Day): RuleNow[] {
  const found = new Map<string, RuleNow & { readonly obligations: string[] }>()
  for (const { pack, clause } of clauses.values()) {
    if (!outlookOf(clause).countsTimes || clause.subject.who !== "unit" || !isRecordable(clause)) continue
    if (deadlineOf(pack, clause, yearOf(today)) !== undefined) continue
    for (const kind of periodKindsOf(clause)) {
      const key = `${kind} ${rowKeyOf(clause)}`
      const before = found.get(key)
      before?.obligations.push(clause.id)
      if (before) continue
      const periods = periodsOf(yearOf(today), kind)
      const at = periods.findIndex(({ first, last }) => first <= today && today <= last)
      const period = periods[at]
      if (period) found.set(key, { clause, obligations: [clause.id], period, place: at + 1 })
    }
  }
  return [...found.values()].sort((one, other) => (one.period.last < other.period.last ? -1 : 1))
}

function periodKindsOf({ period }: Clause): PeriodKind[] {
  return period === "lecture-cycle" ? ["quarter", "half-year"] : [period]
}

/** Something that units may be asked after on a day. */
export interface AskedNow extends RuleNow {
  /**
   * `plans`: a plan is still to be sent up; `people`: people of the unit are behind; `figures`: a figure of the unit is
   * behind; `units`: the unit, or a group of it, owes it.
   */
  readonly of: "units" | "plans" | "people" | "figures"
  /** The last day on which it is in time. */
  readonly until: Day
}

/**
 * All that units may be asked after on a day: what the periods that run ask of them, the figures and shares of their
 * year, their plan of this year and, once it is due, of the next, and the hours their people are asked for in the year.
 */
export function askedNow(
  clausesOf: (year: number) => ReadonlyMap<string, PackClause>,
  today: Day,
): AskedNow[] {
  const year = yearOf(today)
  const clauses = clausesOf(year)
  const units = rulesNow(clauses, today).map(
    (rule): AskedNow => ({ ...rule, of: "units", until: rule.period.last }),
  )
  const plans = [
    ...[...clauses.values()].flatMap(({ pack, clause }) => {
      const until = deadlineOf(pack, clause, year)
      return clause.subject.who !== "unit" || until === undefined
        ? []
        : wholeYear(clause, year, "plans", until)
    }),
    ...dueAhead(clausesOf(year + 1), today).flatMap(({ clause, until }) =>
      wholeYear(clause, year + 1, "plans", until),
    ),
  ]
  const ofYear = [...clauses.values()].flatMap(({ clause }) => {
    const { countsTimes, paced } = outlookOf(clause)
    if (countsTimes || clause.weight !== "must" || clause.period !== "year") return []
    if (clause.subject.who === "person") return wholeYear(clause, year, "people")
    return wholeYear(clause, year, paced ? "figures" : "units")
  })
  return [...units, ...[...plans, ...ofYear].filter(({ clause }) => isRecordable(clause))]
}

function wholeYear(clause: Clause, year: number, of: AskedNow["of"], until?: Day): AskedNow[] {
  return periodsOf(year, "year").map((period) => ({
    clause,
    obligations: [clause.id],
    period,
    place: 1,
    of,
    until: until ?? period.last,
  }))
}
