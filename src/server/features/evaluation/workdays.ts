import chineseDays from "chinese-days"
import type { Day } from "../../../domain/shared/calendar.ts"

/**
 * Whether a day is a workday in the State Council calendar: weekends and holidays are not, weekends that are
 * worked in exchange are. Years without a published calendar go by the day of the week.
 */
export function isWorkday(day: Day): boolean {
  // The package reads local time: noon lies on the day wherever the program runs.
  return chineseDays.isWorkday(`${day}T12:00:00`)
}
