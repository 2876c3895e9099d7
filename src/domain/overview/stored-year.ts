import { bandOrder } from "../evaluation/band.ts"
import type { Clause } from "../policy/clause.ts"
import type { Band, PeriodState } from "../shared/words.ts"
import { isRecordable } from "./outlook.ts"

/** One obligation of one subject over a year, period by period: what the judgement kept. */
export interface StoredYear {
  readonly obligation: string
  readonly periods: readonly string[]
  /** Null where nothing was asked. */
  readonly targets: readonly (number | null)[]
  readonly actuals: readonly (number | null)[]
  readonly states: readonly PeriodState[]
  /** The clause by which somebody owes nothing fixed of it: never short, never at risk. */
  readonly exemptedBy: string | null
}

/**
 * How it is shown. What only should be done warns and is never short. What cannot be recorded here stands apart: it
 * says whether it is met, and neither warns nor is short, since nobody who reads it could change it.
 */
export function shownState(
  state: PeriodState,
  clause: Pick<Clause, "weight" | "subject" | "measure">,
): PeriodState {
  if (!isRecordable(clause)) return state === "at-risk" || state === "short" ? "open" : state
  return state === "short" && clause.weight === "should" ? "at-risk" : state
}

/** How many stand how with a clause, as it is shown. */
export function shownCounts(
  counts: Readonly<Record<Band, number>>,
  clause: Pick<Clause, "weight" | "subject" | "measure">,
): Record<Band, number> {
  const shown = { met: 0, open: 0, "at-risk": 0, short: 0 }
  for (const band of bandOrder) {
    const state = shownState(band, clause)
    if (state !== "none") shown[state] += counts[band]
  }
  return shown
}

const severity: readonly PeriodState[] = ["none", ...bandOrder]

/** The one that asks for most attention. */
export function worstOf(states: readonly PeriodState[]): PeriodState {
  let worst: PeriodState = "none"
  for (const state of states) if (severity.indexOf(state) > severity.indexOf(worst)) worst = state
  return worst
}
