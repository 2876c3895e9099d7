import { isFixedHoliday, isUsuallyWorked } from "../../../domain/calendar/day-to-propose.ts"
import { type Day, dayOf, plusDays, weekdayOf } from "../../../domain/shared/calendar.ts"
import { studyDays } from "../../../domain/shared/words.ts"
import { monthName } from "./plan-query.ts"
import type { YearPlan } from "./types.ts"

const weekdays: readonly string[] = Object.values(studyDays).slice(0, 7)

/**
 * The day that the sitting of a line is proposed for: today in the month that runs and for months gone by; in a month to
 * come its first study day, or its first working day where the unit has none.
 */
export function dayForLine(
  { month }: { readonly month: number | null },
  {
    year,
    today,
    unit,
  }: Pick<YearPlan, "year" | "today"> & { readonly unit: { readonly studyDay: string | null } },
): Day {
  const first = dayOf(`${month === null ? today.slice(0, 7) : monthName(year, month)}-01`)
  if (first <= today) return dayOf(today)
  const wanted = weekdays.indexOf(unit.studyDay ?? "") + 1
  const days = [...Array(14).keys()].map((later) => plusDays(first, later))
  return (
    days.find((day) => weekdayOf(day) === wanted && !isFixedHoliday(day)) ??
    days.find(isUsuallyWorked) ??
    first
  )
}
