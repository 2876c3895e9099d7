import { type Period, periodsOf, yearOf } from "../../../domain/shared/calendar.ts"
import { thereIs } from "../../../domain/shared/figure-text.ts"

interface Asked {
  /** The days over which the figure grows: a year, or a cycle of years. */
  readonly over: { readonly first: string; readonly last: string }
  /** What lies after it is not known, or not counted. */
  readonly until: string
  readonly target: number
  /** In the obligation's unit. */
  readonly actual: number
  readonly unit: string
  readonly records: readonly { readonly on: string; readonly hours: number }[]
}

/** One place of the picture: what there is by its end (null where it has not begun), and an even pace. */
export interface Place {
  /** A month, or half a year of a cycle. */
  readonly name: string
  readonly soFar: number | null
  readonly pace: number
}

/** Hours as they add up to a figure over a year, month by month, or over a cycle, in halves of its years. */
export function hoursSoFar({ over, until, target, actual, unit, records }: Asked): Place[] {
  const places = placesOf(over)
  const all = records.reduce((sum, { hours }) => sum + hours, 0)
  // Whoever is there for a part of it has come to the target by then.
  const paced = places.filter(({ first }) => first <= over.last).length
  return places.map(({ name, first, last }, index) => {
    const pace = (target * Math.min(index + 1, paced)) / paced
    if (first > until) return { name, soFar: null, pace }
    const hours = records.filter(({ on }) => on <= last).reduce((sum, record) => sum + record.hours, 0)
    // The last of them is the figure itself; before, each hour has its share of it.
    const there = all === 0 ? 0 : (actual * hours) / all
    return { name, soFar: thereIs(there, target, unit), pace }
  })
}

function placesOf({ first, last }: Asked["over"]): readonly Period[] {
  const [from, to] = [yearOf(first), yearOf(last)]
  if (from === to) return periodsOf(from, "month")
  return Array.from({ length: to - from + 1 }, (_, index) => periodsOf(from + index, "half-year")).flat()
}
