import { createRequire } from "node:module"
import chineseDays from "chinese-days"
import type { Day } from "../../../domain/shared/calendar.ts"

const published: { readonly holidays: Readonly<Record<string, string>> } = createRequire(import.meta.url)(
  "chinese-days/dist/chinese-days.json",
)
const yearsPublished = new Set(Object.keys(published.holidays).map((day) => Number(day.slice(0, 4))))

/** Whether the State Council calendar of a year is there; without it weeks go by the day of the week alone. */
export function hasCalendar(year: number): boolean {
  return yearsPublished.has(year)
}

/**
 * Whether a day is a workday in the State Council calendar: weekends and holidays are not, weekends that are
 * worked in exchange are. Years without a published calendar go by the day of the week.
 */
export function isWorkday(day: Day): boolean {
  // The package reads local time: noon lies on the day wherever the program runs.
  return chineseDays.isWorkday(`${day}T12:00:00`)
}
