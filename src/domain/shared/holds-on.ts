/** A value, and the day from which it holds; null: since always. */
interface Row<V> {
  readonly item: string
  readonly from: string | null
  readonly value: V
}

/** What an item is on a day by its history, and what it becomes later, the soonest first; `now` is undefined without a history. */
export function holdsOn<V>(
  rows: readonly Row<V>[],
  item: string,
  day: string,
): { readonly now: V | undefined; readonly later: readonly { readonly from: string; readonly value: V }[] } {
  const from = (row: Row<V>) => row.from ?? ""
  const own = [...rows]
    .filter((row) => row.item === item)
    .sort((one, other) => (from(one) < from(other) ? -1 : 1))
  return {
    // The first row holds before its day as well.
    now: (own.filter((row) => from(row) <= day).at(-1) ?? own[0])?.value,
    later: own
      .slice(1)
      .flatMap((row) => (row.from !== null && row.from > day ? [{ from: row.from, value: row.value }] : [])),
  }
}
