import type { Day } from "../shared/calendar.ts"

/** The year whose plan is asked for today: from October on, when the next one is due, the next. */
export function planYear(today: Day): number {
  return Number(today.slice(0, 4)) + (today.slice(5) >= "10-01" ? 1 : 0)
}

/** The years whose plans may wait to be filed today: this one, and the next once its plan is asked for. */
export function yearsToFile(today: Day): number[] {
  return [...new Set([Number(today.slice(0, 4)), planYear(today)])]
}
