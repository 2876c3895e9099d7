import { type Clause, type Pack, parameterOn } from "../policy/clause.ts"
import { type Day, dayOf, daysBetween, plusDays } from "../shared/calendar.ts"
import type { ActivityKind } from "../shared/words.ts"
import { type DutyGroup, dutyGroupOf, dutyKeyOf, isRecordable, kindThatSettles } from "./duty.ts"
import { type PeriodState, shownState } from "./stored-year.ts"
import { periodNamed, type StoredOf } from "./year-grid.ts"

/** A clause with the document it stands in. */
export interface PackClause {
  readonly pack: Pack
  readonly clause: Clause
}

/** One thing a unit still owes now, and the action that settles it. */
export interface Owed {
  readonly group: DutyGroup
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
  readonly deed: "record" | "file-plan" | "open"
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
      const key = `${of.unitId} ${owed.period} ${dutyKeyOf(known.clause)}`
      const before = found.get(key)
      found.set(key, before ? merged(before, owed) : owed)
    }
  }
  return [...found.values()].sort(
    (one, other) =>
      Number(one.deed === "open") - Number(other.deed === "open") ||
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
  const { way } = clause.measure
  const counted = way === "at-least-once-every" || way === "before-deadline" || way === "sample"
  if (!counted) return []
  return of.periods.flatMap((name, index): Owed[] => {
    const state = shownState(of.states[index] ?? "none", clause)
    const period = periodNamed(name)
    if (!period || state === "met" || state === "none" || today < period.first || today > period.last)
      return []
    const until = clause.measure.way === "before-deadline" ? lastInTime(pack, clause, name) : period.last
    if (daysBetween(until, today) > remembered) return []
    return [
      {
        group: dutyGroupOf(clause),
        clause,
        obligations: [clause.id],
        unitId: of.unitId,
        period: name,
        until,
        daysLeft: daysBetween(today, until),
        times: Math.max(1, Math.ceil((of.targets[index] ?? 1) - (of.actuals[index] ?? 0))),
        state,
        deed: deedOf(clause),
        kind: kindThatSettles(clause) ?? null,
      },
    ]
  })
}

/** Days after its term that a deadline is still named: later it belongs to the year, not to what is to be done now. */
const remembered = 31

function deedOf(clause: Clause): Owed["deed"] {
  if (!isRecordable(clause)) return "open"
  return clause.measure.way === "before-deadline" ? "file-plan" : "record"
}

/** A plan must be filed before its day, an archive by the end of it. */
function lastInTime(pack: Pack, clause: Clause, year: string): Day {
  const { measure } = clause
  if (measure.way !== "before-deadline") throw new Error(`${clause.id} has no deadline`)
  const first = dayOf(`${year}-01-01`)
  const monthDay = String(parameterOn(pack, measure.deadlineParameter, first))
  if (measure.counts === "plan-filed") return plusDays(dayOf(`${year}-${monthDay}`), -1)
  return dayOf(`${Number(year) + 1}-${monthDay}`)
}

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
        missed.add(`${of.unitId} ${name} ${dutyKeyOf(clause)}`)
      }
    })
  }
  return missed.size
}
