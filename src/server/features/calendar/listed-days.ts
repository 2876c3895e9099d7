import type { Calendar } from "../../../contract/calendar.ts"
import { type Day, eachDay, yearOf } from "../../../domain/shared/calendar.ts"
import type { WorkdayCalendar } from "../../../domain/shared/workday-calendar.ts"

/** What the State Council's lists say of some days, and the years whose list is not there. */
export function listedDays(
  { from, until }: { readonly from: Day; readonly until: Day },
  calendar: WorkdayCalendar,
): Pick<Calendar, "listed" | "withoutList"> {
  const days = eachDay({ name: "", first: from, last: until })
  const years = [...new Set(days.map(yearOf))]
  return {
    listed: days.flatMap((day) => {
      const said = calendar.listedOn(day)
      return said ? [{ day, name: said.name, off: said.off }] : []
    }),
    withoutList: years.filter((year) => !calendar.knows(year)),
  }
}
