import { type Day, yearOf } from "../../../domain/shared/calendar.ts"
import { type WorkdayCalendar, workdayCalendar } from "../../../domain/shared/workday-calendar.ts"
import type { Queryable } from "../../request-context.ts"
import { published } from "./published.ts"
import { listWorkdayYears } from "./queries.ts"

/** Which days are worked: by the lists that were brought in, else by those that the program brings along. */
export async function readCalendar(client: Queryable): Promise<WorkdayCalendar> {
  const years = await listWorkdayYears(client)
  return years.length === 0 ? publishedCalendar : workdayCalendar(years, published)
}

/** Which days are worked as far as the program itself knows. */
export const publishedCalendar: WorkdayCalendar = workdayCalendar([], published)

/** Whether the list of a year is there, brought in or brought along. */
export async function knowsYear(client: Queryable, year: number): Promise<boolean> {
  return published.knows(year) || (await readCalendar(client)).knows(year)
}

/** The month from which the list of the next year is waited for: it comes in October or November. */
const awaitedFrom = "10"

/** The years whose list is missed on a day: this one, and from October on the next. */
export function missingYears(today: Day, { knows }: Pick<WorkdayCalendar, "knows">): number[] {
  const year = yearOf(today)
  const wanted = today.slice(5, 7) >= awaitedFrom ? [year, year + 1] : [year]
  return wanted.filter((one) => !knows(one))
}
