import type { Measured } from "../../evaluation/status.ts"
import { inUnits } from "../../shared/quantity.ts"

export interface GroupHours {
  readonly people: readonly { readonly targetHours: number; readonly hundredthHours: number }[]
  readonly hoursPerUnit: number
  /** Years over which the hours were gathered: 1, or those of the cycle so far. */
  readonly years: number
}

/** The mean of people's hours against the mean of their targets; a mean over nobody is not applicable. */
export function meanPerYear({ people, hoursPerUnit, years }: GroupHours): Measured | undefined {
  if (people.length === 0) return undefined
  let target = 0
  let hundredths = 0
  for (const person of people) {
    target += person.targetHours
    hundredths += person.hundredthHours
  }
  return {
    target: target / people.length / hoursPerUnit,
    actual: inUnits(hundredths, hoursPerUnit) / people.length / years,
  }
}
