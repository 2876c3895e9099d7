import type { Said } from "../../../contract/refusals.ts"

/** Whoever waits for a backup or its restoration. */
export interface Watch {
  readonly signal: AbortSignal
  /** What is being done now. */
  stage(label: Said): void
  /** How much of it is done. */
  at(done: number, total: number): void
}
