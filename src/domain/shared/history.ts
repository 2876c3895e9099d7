import type { Day } from "./calendar.ts"

/** That something has a value from a day on, until the next row of the history; null: since always. */
export interface Since<T> {
  readonly from: Day | null
  readonly value: T
}

function inOrder<T>(history: readonly Since<T>[]): Since<T>[] {
  return history.toSorted((a, b) => (a.from ?? "").localeCompare(b.from ?? ""))
}

/**
 * The value on a day. Before the first row of a history holds the first row; where there is no history, `last` holds
 * on every day. The rows stand in any order.
 */
export function valueOn<T>(history: readonly Since<T>[], day: Day, last: T): T {
  const rows = inOrder(history)
  const row = rows.findLast(({ from }) => from === null || from <= day) ?? rows[0]
  return row ? row.value : last
}
