import { expectedBy, whileThere } from "../../../domain/evaluation/status.ts"
import { groupOf, isRecordable, outlookOf } from "../../../domain/overview/outlook.ts"
import type { PackClause } from "../../../domain/overview/owed.ts"
import { type StoredYear, shownState } from "../../../domain/overview/stored-year.ts"
import { periodNamed } from "../../../domain/overview/year-grid.ts"
import { nameOfClause } from "../../../domain/policy/clause.ts"
import type { NamedClause } from "../../../domain/policy/explanation.ts"
import type { TaskGroup } from "../../../domain/policy/task-groups.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import type { PeriodState } from "../../../domain/shared/words.ts"

/** A figure of a year against its target, as pages show it. */
export interface Figure {
  readonly obligation: string
  readonly title: string
  readonly pack: string
  readonly weight: "must" | "should"
  readonly group: TaskGroup
  readonly period: string
  readonly unit: string
  readonly target: number | null
  readonly actual: number | null
  readonly pace: number | null
  readonly state: PeriodState
  readonly recordable: boolean
  /** The clause by which this person owes nothing fixed of it. */
  readonly exemptedBy: NamedClause | null
}

/**
 * The figure of an obligation that has one period a year; undefined where nothing is asked, or no clause does.
 * `endedOn`: the first day without whoever it is of.
 */
export function figureOf(
  stored: StoredYear,
  clauses: ReadonlyMap<string, PackClause>,
  today: Day,
  endedOn: Day | null = null,
): Figure | undefined {
  const of = clauses.get(stored.obligation)
  if (!of) return undefined
  const { pack, clause } = of
  const [period] = stored.periods
  const [state = "none"] = stored.states
  if (stored.periods.length !== 1 || period === undefined || state === "none") return undefined
  const [target = null] = stored.targets
  const [actual = null] = stored.actuals
  const whole = periodNamed(period)
  const span = whole && whileThere(whole, endedOn)
  // Nobody is pressed for what is not asked of them in hours: a pace would.
  const exemption = stored.exemptedBy === null ? undefined : clauses.get(stored.exemptedBy)
  const hasPace = !exemption && outlookOf(clause).paced && target !== null && span && today <= span.last
  return {
    obligation: clause.id,
    title: clause.title,
    pack: pack.id,
    weight: clause.weight,
    group: groupOf(clause),
    period,
    unit: clause.unit,
    target,
    actual,
    pace: hasPace ? Math.round(expectedBy(target, span, today) * 10) / 10 : null,
    state: shownState(state, clause),
    recordable: isRecordable(clause),
    exemptedBy: exemption ? nameOfClause(exemption) : null,
  }
}
