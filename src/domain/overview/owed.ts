import type { Clause, Pack } from "../policy/clause.ts"
import type { TaskGroup } from "../policy/task-groups.ts"
import { type Day, daysBetween, firstDayOf, plusDays, yearOf } from "../shared/calendar.ts"
import type { ActivityKind, PeriodState } from "../shared/words.ts"
import { deadlineOf, groupOf, isRecordable, kindThatSettles, outlookOf, rowKeyOf } from "./outlook.ts"
import { shownState } from "./stored-year.ts"
import { periodNamed, type StoredOf } from "./year-grid.ts"

/** A clause with the document it stands in. */
export interface PackClause {
  readonly pack: Pack
  readonly clause: Clause
}

/** One thing a unit still owes now, and the action that settles it. */
export interface Owed {
  readonly group: TaskGroup
  readonly clause: Clause
  /** Every obligation that the same action settles. */
  readonly obligations: readonly string[]
  readonly unitId: number
  readonly period: string
  /** The last day on which it is in time. */
  readonly until: Day
  readonly daysLeft: number
  readonly times: number
  readonly state: PeriodState
  readonly action: "record" | "open"
  readonly kind: ActivityKind | null
}

/**
 * What units owe in the periods that today lies in, the soonest first, what must be done before what should. What
 * cannot be recorded here comes last: it can only be looked at.
 */
export function owedNow(
  stored: readonly StoredOf[],
  clauses: ReadonlyMap<string, PackClause>,
  today: Day,
): Owed[] {
  const found = new Map<string, Owed>()
  for (const of of stored) {
    const known = clauses.get(of.obligation)
    if (!known) continue
    for (const owed of owedOf(of, known, today)) {
      const key = `${of.unitId} ${owed.period} ${rowKeyOf(known.clause)}`
      const before = found.get(key)
      found.set(key, before ? merged(before, owed) : owed)
    }
  }
  return inOrder([...found.values()])
}

/** What is owed while a unit is there: nothing from the first day without it on, and nothing for later than its last day. */
export function whileThere(owed: readonly Owed[], dissolvedOn: Day | null, today: Day): Owed[] {
  if (dissolvedOn === null) return [...owed]
  if (dissolvedOn <= today) return []
  const last = plusDays(dissolvedOn, -1)
  return owed.map((one) =>
    one.until <= last ? one : { ...one, until: last, daysLeft: daysBetween(today, last) },
  )
}

/** What can be recorded first, then what must be done, then the soonest. */
export function inOrder(owed: readonly Owed[]): Owed[] {
  return owed.toSorted(
    (one, other) =>
      Number(one.action === "open") - Number(other.action === "open") ||
      weightOf(one) - weightOf(other) ||
      one.daysLeft - other.daysLeft ||
      (one.clause.id < other.clause.id ? -1 : 1),
  )
}

const weightOf = (owed: Owed) => Number(owed.clause.weight === "should")

function merged(one: Owed, other: Owed): Owed {
  return {
    ...one,
    obligations: [...one.obligations, ...other.obligations],
    times: Math.max(one.times, other.times),
  }
}

function owedOf(of: StoredOf, { pack, clause }: PackClause, today: Day): Owed[] {
  if (!outlookOf(clause).countsTimes) return []
  return of.periods.flatMap((name, index): Owed[] => {
    const state = shownState(of.states[index] ?? "none", clause)
    const period = periodNamed(name)
    if (!period || state === "met" || state === "none") return []
    const until = deadlineOf(pack, clause, yearOf(name)) ?? period.last
    // A deadline before its period is owed before it.
    const first = until < period.first ? firstDayAhead(until) : period.first
    if (today < first || today > period.last) return []
    if (daysBetween(until, today) > remembered) return []
    return [
      {
        group: groupOf(clause),
        clause,
        obligations: [clause.id],
        unitId: of.unitId,
        period: name,
        until,
        daysLeft: daysBetween(today, until),
        times: Math.max(1, Math.ceil((of.targets[index] ?? 1) - (of.actuals[index] ?? 0))),
        state,
        action: isRecordable(clause) ? "record" : "open",
        kind: kindThatSettles(clause) ?? null,
      },
    ]
  })
}

/** Days before a deadline that lies before its period from which it is owed: the last quarter for a year's plan. */
const ahead = 91
const firstDayAhead = (until: Day) => plusDays(until, -ahead)

/** What the next year asks of units before it begins, and is owed on a day already; with the last day in time. */
export function dueAhead(
  clauses: ReadonlyMap<string, PackClause>,
  today: Day,
): (PackClause & { readonly until: Day })[] {
  const next = yearOf(today) + 1
  const begins = firstDayOf(next)
  return [...clauses.values()].flatMap(({ pack, clause }) => {
    if (clause.subject.who !== "unit") return []
    const until = deadlineOf(pack, clause, next)
    const isDue = until !== undefined && until < begins && firstDayAhead(until) <= today && today <= until
    return isDue ? [{ pack, clause, until }] : []
  })
}

/** Days after its term that a deadline is still named: later it belongs to the year, not to what is to be done now. */
const remembered = 31

/** How many periods of the past must have been met and were not, of what can be recorded here. */
export function owedBefore(
  stored: readonly StoredOf[],
  clauses: ReadonlyMap<string, PackClause>,
  today: Day,
): number {
  const missed = new Set<string>()
  for (const of of stored) {
    const clause = clauses.get(of.obligation)?.clause
    if (clause?.weight !== "must" || !isRecordable(clause)) continue
    of.periods.forEach((name, index) => {
      const period = periodNamed(name)
      if (of.states[index] === "short" && period && period.last < today) {
        missed.add(`${of.unitId} ${name} ${rowKeyOf(clause)}`)
      }
    })
  }
  return missed.size
}
