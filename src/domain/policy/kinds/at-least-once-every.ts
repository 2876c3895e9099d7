import type { Measured } from "../../evaluation/status.ts"
import { scaledToMonths } from "../../shared/quantity.ts"

export interface Counted {
  readonly target: number
  /** For a yearly count that is scaled: the months on every day of which the unit exists. */
  readonly months?: number
  readonly count: number
}

/** How often something happened in a period against how often it should: monthly meetings, weekly study, essays. */
export function atLeastOnceEvery({ target, months, count }: Counted): Measured | undefined {
  if (months === 0) return undefined
  return { target: months === undefined ? target : scaledToMonths(target, months), actual: count }
}
