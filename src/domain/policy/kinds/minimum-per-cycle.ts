import type { Measured } from "../../evaluation/status.ts"

export interface CycleHours {
  readonly target: number
  readonly hundredthHours: number
}

/** A person's hours since the cycle began against what the whole cycle asks; judged when the cycle ends. */
export function minimumPerCycle({ target, hundredthHours }: CycleHours): Measured {
  return { target, actual: hundredthHours / 100 }
}

/** The first and last year of the cycle that a year lies in; cycles follow each other without a gap. */
export function cycleOf(year: number, began: number, years: number): { first: number; last: number } {
  const first = began + Math.floor((year - began) / years) * years
  return { first, last: first + years - 1 }
}
