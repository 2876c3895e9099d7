import { type Day, eachDay, plusDays, weekdayOf, yearOf } from "../shared/calendar.ts"
import type { WorkdayCalendar } from "../shared/workday-calendar.ts"
import { isOff } from "./study-slot.ts"

/** Holidays of every year that have their day by the sun; what else is off, the list of the year says. */
const holidays = ["01-01", "05-01", "10-01", "10-02", "10-03"]

/** Whether a day is a holiday in any year. */
export function isFixedHoliday(day: Day): boolean {
  return holidays.includes(day.slice(5))
}

/** Whether a day is worked as far as that can be told without the list of its year. */
export function isUsuallyWorked(day: Day): boolean {
  return weekdayOf(day) <= 5 && !isFixedHoliday(day)
}

/** So many days are looked through: two weeks, since the slot of one may be off. */
const looked = 14

/**
 * The day on which something is proposed that may be done in some days: the unit's own weekday where it is not off, else
 * the first day that is worked.
 */
export function dayToPropose(
  { first, last }: { readonly first: Day; readonly last: Day },
  weekday: number | undefined,
  calendar: WorkdayCalendar,
): Day {
  const end = plusDays(first, looked - 1)
  const days = eachDay({ name: "", first, last: end < last ? end : last })
  const knows = (day: Day) => calendar.knows(yearOf(day))
  const off = (day: Day) => (knows(day) ? isOff(day, calendar) : isFixedHoliday(day))
  const worked = (day: Day) => (knows(day) ? calendar.isWorkday(day) : isUsuallyWorked(day))
  return days.find((day) => weekdayOf(day) === weekday && !off(day)) ?? days.find(worked) ?? first
}
