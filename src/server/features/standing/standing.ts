import { bandOf, bandOrder } from "../../../domain/evaluation/band.ts"
import type { Judged } from "../../../domain/evaluation/status.ts"
import { type PeriodKind, periodsOf } from "../../../domain/shared/calendar.ts"
import type { Band } from "../../../domain/shared/words.ts"

/** One period of an obligation; null where nothing is asked in it. */
export interface StandingPeriod {
  readonly name: string
  readonly target: number | null
  readonly actual: number | null
  readonly state: Band | null
}

/** How one subject stands with one obligation in a year. */
export interface StandingRow {
  readonly obligation: string
  readonly pack: string
  /** Exactly one of the two ids is there. */
  readonly unitId: number | null
  readonly memberId: number | null
  /** Of a member the unit for the year, null where there is none; of a unit itself. */
  readonly homeUnitId: number | null
  /** The worst over its periods. */
  readonly band: Band
  readonly met: number
  readonly open: number
  readonly atRisk: number
  readonly short: number
  /** The clause by which somebody owes nothing fixed of it: what is missing is open then, never short. */
  readonly exemptedBy: string | null
  /** Every period of the year, in order. */
  readonly periods: readonly StandingPeriod[]
}

/** A row as the table has it. */
export interface StoredRow extends Omit<StandingRow, "periods"> {
  readonly periodKind: PeriodKind
  /** A letter for each period. */
  readonly states: string
  readonly targets: readonly (number | null)[]
  readonly actuals: readonly (number | null)[]
}

/** The letters of {@link KeptRow.states}; `-` where nothing is asked. */
const letters: Readonly<Record<Band, string>> = { met: "m", open: "o", "at-risk": "r", short: "s" }

/** The letter of a judged period. */
export function letterOf(judged: Judged | undefined): string {
  return judged ? letters[bandOf(judged)] : "-"
}

const bandByLetter = new Map<string, Band>(bandOrder.map((band) => [letters[band], band]))

/** A kept row with its periods named. */
export function unfold(
  { periodKind, states, targets, actuals, ...row }: StoredRow,
  year: number,
): StandingRow {
  const periods = periodsOf(year, periodKind).map(({ name }, index) => ({
    name,
    target: targets[index] ?? null,
    actual: actuals[index] ?? null,
    state: bandByLetter.get(states[index] ?? "-") ?? null,
  }))
  return { ...row, periods }
}
