/** What falls due, day by day, in the order in which it comes. */
export function byLastDay<T extends { readonly until: string }>(items: readonly T[]): [string, T[]][] {
  const days = new Map<string, T[]>()
  for (const item of items) days.set(item.until, [...(days.get(item.until) ?? []), item])
  return [...days]
}
