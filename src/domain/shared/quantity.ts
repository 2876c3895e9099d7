/**
 * Hours are whole hundredths, so that sums are exact whatever their order. Shown numbers are plain numbers,
 * rounded to six places (shares and means have no end).
 */

/** Comparisons allow this much (interpretation.md, "shares and means"). */
export const tolerance = 1e-9

/** Whether `actual` reaches `target`. */
export function reaches(actual: number, target: number): boolean {
  return actual >= target - tolerance
}

/** Whole hundredths of an hour in a unit of so many hours: 400 hundredths are 0.5 days of 8 hours. */
export function inUnits(hundredthHours: number, hoursPerUnit: number): number {
  return hundredthHours / (100 * hoursPerUnit)
}

/** A yearly target for a part of the year: the share of twelve months, rounded up to a multiple of 0.5. */
export function scaledToMonths(target: number, months: number): number {
  return upToHalf((target * months) / 12)
}

/** Up to a multiple of 0.5; a multiple stays as it is. */
export function upToHalf(value: number): number {
  return Math.ceil(value * 2 - tolerance) / 2
}

/** As results are shown: six places at most. */
export function shown(value: number): number {
  return Math.round(value * 1e6) / 1e6
}
