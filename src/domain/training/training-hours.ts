import { largestOn, type Pack } from "../policy/clause.ts"
import { type Day, daysBetween } from "../shared/calendar.ts"

/** How long a training lasted: in hours, or in days, which the documents in force turn into hours. */
export interface Lasted {
  readonly hours?: number | undefined
  readonly days?: number | undefined
}

/** Days that one training may span: a degree takes five years. */
export const longestSpan = 366 * 6

/**
 * The hours of a day of training on its last day; where documents differ, the most, so that a day is a day in each.
 * Undefined where no document in force says it.
 */
export function hoursOfDay(packs: readonly Pack[], last: Day): number | undefined {
  return largestOn(packs, "day.hours", last)
}

/** Whole hundredths of an hour that a training lasted; undefined where days cannot be turned into hours. */
export function hundredthsOf({ hours, days }: Lasted, perDay: number | undefined): number | undefined {
  if (hours !== undefined) return Math.round(hours * 100)
  if (days === undefined || perDay === undefined) return undefined
  return Math.round(days * perDay * 100)
}

/** Whether so many hours fit into the days from the first to the last. */
export function fits(hundredths: number, first: Day, last: Day): boolean {
  return hundredths <= (daysBetween(first, last) + 1) * 2400
}
