/** How something stands. `risk` is open, but behind where it should be by now. */
export type StateKind = "met" | "open" | "risk" | "short"

/** The shape of each, beside its colour and its word. */
export const shapes: Readonly<Record<StateKind, string>> = { met: "✓", open: "○", risk: "△", short: "▲" }
