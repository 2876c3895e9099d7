import type { Measured } from "../../evaluation/status.ts"

export interface Sampled {
  readonly target: number
  /** Different branches checked in the period. */
  readonly checked: number
  /** All branches there are to check. */
  readonly pool: number
}

/** Different branches checked against a number, or all where there are fewer; without any: not applicable. */
export function sample({ target, checked, pool }: Sampled): Measured | undefined {
  if (pool === 0) return undefined
  return { target: Math.min(target, pool), actual: checked }
}
