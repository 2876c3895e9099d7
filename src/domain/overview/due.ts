import { type Day, firstDayOf, periodsOf, yearOf } from "../shared/calendar.ts"
import { deadlineOf, outlookOf, rowKeyOf } from "./outlook.ts"
import { type Owed, type PackClause, type Term, unmet } from "./owed.ts"
import { periodKindOf, type StoredOf } from "./year-grid.ts"

/**
 * What falls due from today to a day, the soonest first: every period that is not met, those that have not begun
 * included. Of what comes every week the nearest alone is named.
 */
export function dueBy(
  stored: readonly StoredOf[],
  clauses: ReadonlyMap<string, PackClause>,
  today: Day,
  horizon: Day,
): Owed[] {
  const asked = ({ until }: Term) => today <= until && until <= horizon
  const found = unmet(stored, clauses, today, asked).sort(
    (one, other) => one.daysLeft - other.daysLeft || (one.clause.id < other.clause.id ? -1 : 1),
  )
  return nearestWeeks(found)
}

/** Of what comes every week the first of each duty alone. */
export function nearestWeeks(due: readonly Owed[]): Owed[] {
  const weeks = new Set<string>()
  return due.filter(({ clause, unitId }) => {
    if (clause.period !== "week") return true
    const key = `${unitId} ${rowKeyOf(clause)}`
    return !weeks.has(key) && weeks.add(key)
  })
}

/**
 * What the next year will ask, as far as this one tells: of each clause that is in force then and was asked in the last
 * of this year's periods, every period, open. What is due before the year begins is known for itself.
 */
export function nextYearLike(
  stored: readonly StoredOf[],
  clauses: ReadonlyMap<string, PackClause>,
  today: Day,
): StoredOf[] {
  const year = yearOf(today) + 1
  return stored.flatMap((of): StoredOf[] => {
    const known = clauses.get(of.obligation)
    const last = of.periods.at(-1)
    if (!known || last === undefined || (of.states.at(-1) ?? "none") === "none") return []
    if (!outlookOf(known.clause).countsTimes) return []
    const deadline = deadlineOf(known.pack, known.clause, year)
    if (deadline !== undefined && deadline < firstDayOf(year)) return []
    const periods = periodsOf(year, periodKindOf(last)).map(({ name }) => name)
    return [
      {
        ...of,
        periods,
        states: periods.map(() => "open"),
        targets: periods.map(() => of.targets.at(-1) ?? 1),
        actuals: periods.map(() => 0),
      },
    ]
  })
}

/** What comes next of each duty that is not owed already: the first of each, the soonest before. */
export function nextOf(due: readonly Owed[], owed: readonly Owed[]): Owed[] {
  const keyOf = ({ clause, unitId }: Owed) => `${unitId} ${rowKeyOf(clause)}`
  const known = new Set(owed.map(keyOf))
  return due.filter((one) => {
    const key = keyOf(one)
    return !known.has(key) && known.add(key)
  })
}
