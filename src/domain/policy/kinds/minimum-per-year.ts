import type { Measured } from "../../evaluation/status.ts"
import { inUnits, scaledToMonths } from "../../shared/quantity.ts"

export interface Summed {
  /** In the clause's unit, for a full year. */
  readonly target: number
  readonly months: number
  readonly hundredthHours: number
  /** 1 for 学时, the hours of a day for 天. */
  readonly hoursPerUnit: number
}

/** Hours of a unit's year against a floor scaled to the months it exists: 12 天, 40 学时. */
export function minimumPerYear({
  target,
  months,
  hundredthHours,
  hoursPerUnit,
}: Summed): Measured | undefined {
  if (months === 0) return undefined
  return { target: scaledToMonths(target, months), actual: inUnits(hundredthHours, hoursPerUnit) }
}
