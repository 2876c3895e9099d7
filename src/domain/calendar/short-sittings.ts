import { tolerance } from "../shared/quantity.ts"

/**
 * 班前班后: sittings too short to be hours by themselves (clause 二(三)四). The minutes of a unit's month add up and
 * become hours once, down to a multiple of 0.5; each sitting then carries its part, so that whatever sums hours (the
 * judgement, the export, the hours of a person) comes to the month's.
 */

/** Minutes of one short sitting; what is longer is a sitting like any other. */
export const shortMinutes = { least: 15, most: 45 } as const

/** Minutes offered at a touch. */
export const usualMinutes = [15, 20, 30, 45] as const

/** Hundredths of an hour that so many minutes of a month are, at so many minutes to the hour. */
export function monthlyHours(minutes: number, minutesPerHour: number): number {
  return Math.floor((minutes * 2) / minutesPerHour + tolerance) * 50
}

/**
 * What each short sitting of a month carries, in hundredths of an hour: by its minutes, to the hundredth, and together
 * exactly the month's hours.
 */
export function shareHours(minutes: readonly number[], minutesPerHour: number): number[] {
  const sum = minutes.reduce((total, one) => total + one, 0)
  const hours = monthlyHours(sum, minutesPerHour)
  let passed = 0
  return minutes.map((one) => {
    const before = sum === 0 ? 0 : Math.floor((hours * passed) / sum)
    passed += one
    return (sum === 0 ? 0 : Math.floor((hours * passed) / sum)) - before
  })
}
