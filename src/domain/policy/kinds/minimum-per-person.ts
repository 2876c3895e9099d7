import type { Measured } from "../../evaluation/status.ts"
import { inUnits } from "../../shared/quantity.ts"

export interface PersonalHours {
  /** For this person's year, in hours; undefined: no counted month. */
  readonly targetHours: number | undefined
  readonly hundredthHours: number
  readonly hoursPerUnit: number
}

/** A person's credited hours against what their year asks (`people/category.ts`). */
export function minimumPerPerson({
  targetHours,
  hundredthHours,
  hoursPerUnit,
}: PersonalHours): Measured | undefined {
  if (targetHours === undefined) return undefined
  return { target: targetHours / hoursPerUnit, actual: inUnits(hundredthHours, hoursPerUnit) }
}
