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

/**
 * The history after "from this day on it is that": what was said of later days goes, what was before stays. Rows that
 * change nothing are left out, so that a history which is back where it was is empty.
 */
export function changedFrom<T>(
  history: readonly Since<T>[],
  last: T,
  change: { readonly from: Day; readonly value: T },
  same: (a: T, b: T) => boolean = Object.is,
): Since<T>[] {
  const known = inOrder(history)
  const [first = { from: null, value: last }, ...rest] = known
  const kept = rest.filter(({ from }) => from !== null && from < change.from)
  const rows: Since<T>[] = [{ from: null, value: first.value }]
  for (const row of [...kept, change]) {
    const before = rows.at(-1)
    if (before && !same(before.value, row.value)) rows.push(row)
  }
  return rows.length === 1 ? [] : rows
}

/** The rows that a change from a day would replace. */
export function replacedFrom<T>(history: readonly Since<T>[], from: Day): Since<T>[] {
  return inOrder(history).filter((row, place) => place > 0 && row.from !== null && row.from >= from)
}
