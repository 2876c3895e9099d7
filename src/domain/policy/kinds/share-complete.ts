import type { Measured } from "../../evaluation/status.ts"

export interface Share {
  readonly target: number
  readonly complete: number
  readonly all: number
}

/** The share of things that are as they should be; a share of nothing is not applicable. */
export function shareComplete({ target, complete, all }: Share): Measured | undefined {
  if (all === 0) return undefined
  return { target, actual: complete / all }
}
