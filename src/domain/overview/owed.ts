import { expectedBy } from "../evaluation/status.ts"
import type { Clause, Pack } from "../policy/clause.ts"
import type { TaskGroup } from "../policy/task-groups.ts"
import { type Day, daysBetween, firstDayOf, type Period, plusDays, yearOf } from "../shared/calendar.ts"
import { shown } from "../shared/quantity.ts"
import type { ActivityKind, PeriodState } from "../shared/words.ts"
import { deadlineOf, groupOf, isRecordable, kindThatSettles, outlookOf, rowKeyOf } from "./outlook.ts"
import { byPressing } from "./pressing.ts"
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
  /** The day from which it is owed: before it, it only falls due. */
  readonly since: Day
  readonly daysLeft: number
  readonly times: number
  /** What a figure of the year lacks, in the clause's unit: days or hours; null where times are counted. */
  readonly lacks: number | null
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
  return inOrder(unmet(stored, clauses, today, runs))
}

/** A period of a clause with the days on which it is owed, and the last on which it is in time. */
export interface Term {
  readonly first: Day
  readonly last: Day
  readonly until: Day
}

/** The period runs, and its deadline is not long over. */
const runs = ({ first, last, until }: Term, today: Day) =>
  first <= today && today <= last && daysBetween(until, today) <= remembered

/** What is not met of the terms that are asked about; the same thing asked by two documents is one. */
export function unmet(
  stored: readonly StoredOf[],
  clauses: ReadonlyMap<string, PackClause>,
  today: Day,
  asked: (term: Term, today: Day) => boolean,
): Owed[] {
  const found = new Map<string, Owed>()
  for (const of of stored) {
    const known = clauses.get(of.obligation)
    if (!known) continue
    for (const owed of owedOf(of, known, today, asked)) {
      const key = `${of.unitId} ${owed.period} ${rowKeyOf(known.clause)}`
      const before = found.get(key)
      found.set(key, before ? merged(before, owed) : owed)
    }
  }
  return [...found.values()]
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

/** What can be recorded first; of that what presses most. */
export function inOrder(owed: readonly Owed[]): Owed[] {
  return owed.toSorted(
    (one, other) =>
      Number(one.action === "open") - Number(other.action === "open") ||
      byPressing(pressingOf(one), pressingOf(other)) ||
      (one.clause.id < other.clause.id ? -1 : 1),
  )
}

const pressingOf = ({ daysLeft, clause: { weight } }: Owed) => ({ daysLeft, weight })

function merged(one: Owed, other: Owed): Owed {
  return {
    ...one,
    obligations: [...one.obligations, ...other.obligations],
    times: Math.max(one.times, other.times),
  }
}

function owedOf(
  of: StoredOf,
  { pack, clause }: PackClause,
  today: Day,
  asked: (term: Term, today: Day) => boolean,
): Owed[] {
  const isFigure = isFigureOfUnit(clause)
  if (!outlookOf(clause).countsTimes && !isFigure) return []
  return of.periods.flatMap((name, index): Owed[] => {
    const state = shownState(of.states[index] ?? "none", clause)
    const period = periodNamed(name)
    if (!period || state === "met" || state === "none") return []
    const until = deadlineOf(pack, clause, yearOf(name)) ?? period.last
    const figure = { target: of.targets[index] ?? 0, actual: of.actuals[index] ?? 0, state }
    const first = isFigure
      ? firstDayBehind(figure, period, today)
      : // A deadline before its period is owed before it.
        until < period.first
        ? firstDayAhead(until)
        : period.first
    if (!asked({ first, last: period.last, until }, today)) return []
    return [
      {
        group: groupOf(clause),
        clause,
        obligations: [clause.id],
        unitId: of.unitId,
        period: name,
        until,
        since: first,
        daysLeft: daysBetween(today, until),
        times: isFigure ? 1 : Math.max(1, Math.ceil((of.targets[index] ?? 1) - (of.actuals[index] ?? 0))),
        lacks: isFigure ? shown(figure.target - figure.actual) : null,
        state,
        action: isRecordable(clause) ? "record" : "open",
        kind: kindThatSettles(clause) ?? null,
      },
    ]
  })
}

/** Whether a clause asks a unit for days or hours of a year that activities of the unit bring. */
function isFigureOfUnit(clause: Clause): boolean {
  const { countsTimes, paced, settledByActivity, recordable } = outlookOf(clause)
  return clause.subject.who === "unit" && !countsTimes && paced && settledByActivity && recordable
}

/**
 * Figures of the year that no single activity settles and that are owed on a day: records that lack something, and means
 * that are behind. What should be done only, and what cannot be recorded here, is not among them.
 */
export function owedFigures(
  stored: readonly StoredOf[],
  clauses: ReadonlyMap<string, PackClause>,
  today: Day,
): Owed[] {
  return stored.flatMap((of): Owed[] => {
    const clause = clauses.get(of.obligation)?.clause
    const period = periodNamed(of.periods[0] ?? "")
    if (!clause || !period || clause.weight !== "must" || !isRecordable(clause)) return []
    if (outlookOf(clause).countsTimes || isFigureOfUnit(clause)) return []
    const state = shownState(of.states[0] ?? "none", clause)
    if (state === "met" || state === "none") return []
    const figure = { target: of.targets[0] ?? 0, actual: of.actuals[0] ?? 0, state }
    const since = outlookOf(clause).paced ? firstDayBehind(figure, period, today) : period.first
    if (since > today) return []
    return [ofWholeYear(clause, { unitId: of.unitId, period, since, state, today })]
  })
}

/** Something of a whole year that is not counted in times. */
export function ofWholeYear(
  clause: Clause,
  {
    unitId,
    period,
    since = period.first,
    state,
    today,
  }: {
    readonly unitId: number
    readonly period: Period
    readonly since?: Day
    readonly state: PeriodState
    readonly today: Day
  },
): Owed {
  return {
    group: groupOf(clause),
    clause,
    obligations: [clause.id],
    unitId,
    period: period.name,
    until: period.last,
    since,
    daysLeft: daysBetween(today, period.last),
    times: 1,
    lacks: null,
    state,
    action: "record",
    kind: null,
  }
}

/** Whether a figure that grows through a period is owed on a day: see {@link firstDayBehind}. */
export function isBehind(
  figure: { readonly target: number; readonly actual: number; readonly state: PeriodState },
  period: Period,
  today: Day,
): boolean {
  return firstDayBehind(figure, period, today) <= today
}

/**
 * The day from which a figure that grows through the year is owed: at once where it is at risk, and in the last quarter
 * where it is behind an even pace. Before that nobody is pressed: the year goes on.
 */
function firstDayBehind(
  {
    target,
    actual,
    state,
  }: { readonly target: number; readonly actual: number; readonly state: PeriodState },
  period: Period,
  today: Day,
): Day {
  if (state !== "open") return period.first
  const isBehind = actual < expectedBy(target, period, today)
  return isBehind ? firstDayAhead(period.last) : plusDays(period.last, 1)
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

/** What of this year units have a last day for, can be recorded here, and is still named on a day; with that last day. */
export function deadlinesRemembered(
  clauses: ReadonlyMap<string, PackClause>,
  today: Day,
): (PackClause & { readonly until: Day })[] {
  return [...clauses.values()].flatMap(({ pack, clause }) => {
    const until = deadlineOf(pack, clause, yearOf(today))
    if (clause.subject.who !== "unit" || !isRecordable(clause) || until === undefined) return []
    return firstDayAhead(until) <= today && daysBetween(until, today) <= remembered
      ? [{ pack, clause, until }]
      : []
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
