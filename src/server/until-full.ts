/** So many of a list at the most, and whether there are more. */
export interface Cut<Row> {
  readonly items: Row[]
  readonly more: boolean
}

/** A list that was read one longer than it may be. */
export function cutAt<Row>(rows: readonly Row[], most: number): Cut<Row> {
  return { items: rows.slice(0, most), more: rows.length > most }
}

/**
 * Of a list that is read page by page, what is kept, so many at the most. What only code can tell apart is asked of
 * one page after the other, so that what is not kept takes no place.
 */
export async function untilFull<Row, Kept>(
  most: number,
  read: (after: Row | undefined, limit: number) => Promise<readonly Row[]>,
  keep: (rows: readonly Row[]) => Promise<readonly Kept[]>,
): Promise<Cut<Kept>> {
  const limit = most + 1
  const kept: Kept[] = []
  for (let after: Row | undefined; kept.length < limit; ) {
    const rows = await read(after, limit)
    kept.push(...(await keep(rows)))
    after = rows.at(-1)
    if (rows.length < limit) break
  }
  return cutAt(kept, most)
}
