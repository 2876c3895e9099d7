import type { Measured } from "../../evaluation/status.ts"

export interface Filed {
  readonly target: number
  readonly filed: boolean
}

/** Done in time or not: 1 or 0, however often it was done. */
export function beforeDeadline({ target, filed }: Filed): Measured {
  return { target, actual: filed ? 1 : 0 }
}
