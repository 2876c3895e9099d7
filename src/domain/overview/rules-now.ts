import type { Clause } from "../policy/clause.ts"
import { type Day, type Period, periodsOf, yearOf } from "../shared/calendar.ts"
import { deadlineOf, isRecordable, outlookOf, rowKeyOf } from "./outlook.ts"
import type { PackClause } from "./owed.ts"

/** A rule that asks something of units in the period that a day lies in. */
export interface RuleNow {
  readonly clause: Clause
  readonly period: Period
  /** Which of the year's periods it is, from 1. */
  readonly place: number
}

/**
 * What must be done again and again by units, in the periods that run: what an office asks after. The same thing
 * asked by two documents is one; what groups do is counted with their branch, and what cannot be recorded here is left
 * out.
 */
export function rulesNow(clauses: ReadonlyMap<string, PackClause>, today: Day): RuleNow[] {
  const found = new Map<string, RuleNow>()
  for (const { pack, clause } of clauses.values()) {
    if (clause.weight !== "must" || !outlookOf(clause).countsTimes) continue
    if (deadlineOf(pack, clause, yearOf(today)) !== undefined) continue
    if (clause.subject.who !== "unit" || clause.subject.kinds.includes("group")) continue
    if (clause.period === "lecture-cycle" || !isRecordable(clause) || found.has(rowKeyOf(clause))) continue
    const periods = periodsOf(yearOf(today), clause.period)
    const at = periods.findIndex(({ first, last }) => first <= today && today <= last)
    const period = periods[at]
    if (period) found.set(rowKeyOf(clause), { clause, period, place: at + 1 })
  }
  return [...found.values()].sort((one, other) => (one.period.last < other.period.last ? -1 : 1))
}
