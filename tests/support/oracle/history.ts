/** A row of 组织变动 or 党员变动: what an item was from a day on, or since always where the day is empty. */
export interface Change {
  readonly value: string | null
  readonly fromOn: string | null
}

/**
 * What an item was on a day. A row holds until the next one's day; before the first day holds the row without
 * one, or else the first row; without rows the main sheet's value (`last`) holds always.
 */
export function valueOn(changes: readonly Change[], day: string, last: string | null): string | null {
  if (changes.length === 0) return last
  const [first, ...others] = changes.toSorted((a, b) => compareDays(a.fromOn, b.fromOn))
  const begun = others.filter((change) => change.fromOn !== null && change.fromOn <= day)
  return (begun.at(-1) ?? first)?.value ?? null
}

/** Since always comes before every day. */
function compareDays(a: string | null, b: string | null): number {
  return (a ?? "") < (b ?? "") ? -1 : (a ?? "") > (b ?? "") ? 1 : 0
}
