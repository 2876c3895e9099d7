import type { Workshop } from "../bench/workshop.ts"

/** What a drill is run with: the same seed does the same again, as far as the machine lets it. */
export interface DrillRun {
  readonly shop: Workshop
  /** How many faults; each drill has a number of its own where nothing is said. */
  readonly count: number
  readonly seed: number
}

/** What came of a drill. */
export interface Outcome {
  /** Figures in words, for the table. */
  readonly found: string
  /** What was found wrong, one line each; none: the goal was met. */
  readonly wrong: readonly string[]
}

/** A fault that is made on purpose, so often, while people work. */
export interface Drill {
  /** The fault in words. */
  readonly fault: string
  /** How many faults a whole run makes. */
  readonly count: number
  readonly run: (run: DrillRun) => Promise<Outcome>
}

/** A sequence of numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
