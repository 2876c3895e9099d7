import type { Day } from "../../../domain/shared/calendar.ts"
import type { WorkdayCalendar } from "../../../domain/shared/workday-calendar.ts"
import { missingYears, publishedCalendar, readCalendar } from "../../features/workdays/index.ts"
import type { Shell } from "../screen/shell.ts"
import { type Check, fine, warned } from "./check.ts"

/** Whether the State Council's list of this year is there, and from October on that of the next. */
export async function checkWorkdays({ today, withDatabase }: Shell, usable: boolean): Promise<Check> {
  const unknown = missingYears(today, publishedCalendar)
  if (unknown.length === 0 || !usable) return sayOfWorkdays(today, publishedCalendar)
  return sayOfWorkdays(today, await withDatabase(({ pool }) => readCalendar(pool)))
}

/** The same in words, for a calendar and a day. */
export function sayOfWorkdays(today: Day, calendar: Pick<WorkdayCalendar, "knows">): Check {
  const missing = missingYears(today, calendar)
  const [first] = missing
  if (first === undefined) {
    return fine("workdays", "国务院放假安排齐全。", "The State Council's lists of days off are there.")
  }
  return warned(
    "workdays",
    {
      zh: `还没有 ${missing.join("、")} 年的国务院放假安排；那一年的每周要求只按星期几判断。`,
      en: `The State Council's list of days off of ${missing.join(" and ")} is not there: weeks of that year are judged by the day of the week alone.`,
    },
    {
      zh: `安排公布后，取 JSON 文件，运行 xueer calendar import 文件 --year ${first}，或由系统管理员在“设置”页导入。`,
      en: `Once it is published, take it as JSON and run xueer calendar import FILE --year ${first}, or let the system administrator bring it in on the page of the settings.`,
    },
  )
}
