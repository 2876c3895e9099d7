import type { MemberHome } from "../../../contract/overview-homes.ts"
import type { PackClause } from "../../../domain/overview/owed.ts"
import type { StoredYear } from "../../../domain/overview/stored-year.ts"
import type { Credit } from "../../../domain/policy/clause.ts"
import { type Day, dayOf, yearOf } from "../../../domain/shared/calendar.ts"
import type { ActivityKind, AttendanceStatus, TrainingKind } from "../../../domain/shared/words.ts"
import { makeUpTermOf } from "../make-ups/index.ts"
import { type Figure, figureOf } from "./figure.ts"
import type { MemberRows } from "./member-queries.ts"

/** A member's home out of the figures that are kept and their own rows. */
export function memberHomeOf(
  memberId: number,
  rows: MemberRows,
  stored: readonly StoredYear[],
  clauses: ReadonlyMap<string, PackClause>,
  today: Day,
): MemberHome {
  // Whoever belongs nowhere is not urged on.
  const figures = yearFigures(stored, clauses, today, rows.unitId === null ? today : null)
  const training = figures.filter(({ group, recordable }) => group === "training" && recordable)
  const owed = training.filter(isOwed)
  const activity = (kind: ActivityKind) =>
    countingFor(owed, clauses, ({ activities }) => activities.includes(kind))
  const recorded = (kind: TrainingKind) =>
    countingFor(owed, clauses, ({ trainings }) => trainings.includes(kind))
  const { name, unitId, unitName, studyDay, attended, madeUp, held, asGuest, studyHundredths } = rows
  return {
    memberId,
    name,
    today,
    year: yearOf(today),
    unit: unitId === null || unitName === null ? null : { unitId, name: unitName, studyDay },
    training,
    apart: figures.filter(({ recordable }) => !recordable),
    study: { attended, madeUp, held, asGuest, hours: studyHundredths / 100 },
    missed: rows.missed
      .map(({ status, hundredthHours, ...event }) => ({
        ...event,
        hours: hundredthHours / 100,
        makeUpUntil: makeUpUntil(clauses, event),
        status: event.makeUpOn === null && status !== "made-up" ? statusMissed(status) : ("make-up" as const),
        ...activity(event.kind),
      }))
      .filter(({ counts, makeUpUntil }, index) => counts || makeUpUntil !== null || index < missedShown),
    pending: rows.pending.map(({ hundredthHours, ...record }) => ({
      ...record,
      hours: hundredthHours / 100,
      ...recorded(record.kind),
    })),
    takesTraining: countingFor(owed, clauses, ({ trainings }) => trainings.length > 0).countsFor,
    ahead: rows.ahead.map(({ hundredthHours, ...event }) => ({
      ...event,
      hours: hundredthHours / 100,
      ...activity(event.kind),
    })),
  }
}

/** The last day on which something missed is made up in time, where a clause asks that it is. */
function makeUpUntil(
  clauses: ReadonlyMap<string, PackClause>,
  { kind, startsAt }: { readonly kind: ActivityKind; readonly startsAt: string },
): Day | null {
  const packs = new Set([...clauses.values()].map(({ pack }) => pack))
  return makeUpTermOf([...packs], { kind, on: dayOf(startsAt.slice(0, 10)) })
}

function statusMissed(status: AttendanceStatus): "absent" | "on-leave" {
  return status === "on-leave" ? "on-leave" : "absent"
}

/** Every figure that a year has of somebody, with what stands apart. */
function yearFigures(
  stored: readonly StoredYear[],
  clauses: ReadonlyMap<string, PackClause>,
  today: Day,
  endedOn: Day | null = null,
): Figure[] {
  return stored.flatMap((one) => figureOf(one, clauses, today, endedOn) ?? [])
}

/** Figures of a year that can be recorded here. */
export function figuresOf(
  stored: readonly StoredYear[],
  clauses: ReadonlyMap<string, PackClause>,
  today: Day,
): Figure[] {
  return yearFigures(stored, clauses, today).filter(({ recordable }) => recordable)
}

/** Of what was missed and brings nothing so many are named. */
const missedShown = 12

/** Whether somebody still owes it: not where nothing fixed is asked of them. */
function isOwed({ state, exemptedBy }: Figure): boolean {
  return state !== "met" && state !== "none" && exemptedBy === null
}

/** Which of the owed figures something counts for: those whose credit takes it. */
function countingFor(
  owed: readonly Figure[],
  clauses: ReadonlyMap<string, PackClause>,
  takes: (credit: Credit) => boolean,
): { counts: boolean; countsFor: string[] } {
  const countsFor = owed.flatMap(({ obligation }) => {
    const of = clauses.get(obligation)
    const credit = of && "credit" in of.clause.measure ? of.pack.credits[of.clause.measure.credit] : undefined
    return credit && takes(credit) ? [obligation] : []
  })
  return { counts: countsFor.length > 0, countsFor }
}
