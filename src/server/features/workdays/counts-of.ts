import { yearOf } from "../../../domain/shared/calendar.ts"
import type { WorkdayYear } from "../../../domain/shared/workday-calendar.ts"

/** What the audit log says of a list: how many days are off, and how many of weekends are worked. */
export function countsOf({ year, days }: WorkdayYear) {
  const inYear = days.filter(({ day }) => yearOf(day) === year)
  const off = inYear.filter((one) => one.off).length
  return { year, daysOff: off, daysWorked: inYear.length - off }
}
