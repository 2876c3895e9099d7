import type { Band } from "../../domain/shared/words.ts"

/** How something stands. `at-risk` is open, but behind where it should be by now. */
export type StateKind = Band

/** The shape of each, beside its colour and its word. */
export const shapes: Readonly<Record<StateKind, string>> = { met: "✓", open: "○", "at-risk": "△", short: "▲" }
