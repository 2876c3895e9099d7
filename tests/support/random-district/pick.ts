/** The one that an index means among those there are; what is drawn may be larger than the list. */
export function pick<T>(list: readonly T[], at: number): T {
  const one = list[at % list.length]
  if (one === undefined) throw new Error("nothing to pick from")
  return one
}

/** The same word as one of a list, or null. */
export function known<W extends string>(list: readonly W[], word: string | null): W | null {
  return list.find((one) => one === word) ?? null
}

export const padded = (number: number, places: number) => String(number).padStart(places, "0")

export function earlier(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b
  return a < b ? a : b
}
