import { createRequire } from "node:module"
import chineseDays from "chinese-days"
import { yearOf } from "../../../domain/shared/calendar.ts"
import type { PublishedWorkdays } from "../../../domain/shared/workday-calendar.ts"

const { holidays, workdays }: Readonly<Record<"holidays" | "workdays", Readonly<Record<string, string>>>> =
  createRequire(import.meta.url)("chinese-days/dist/chinese-days.json")
const years = new Set(Object.keys(holidays).map(yearOf))

/** The first and the last year whose State Council list the program brings along. */
export const publishedYears = { first: Math.min(...years), last: Math.max(...years) }

/**
 * The State Council's lists that the program brings along: weekends and holidays are no workdays, weekends that are
 * worked in exchange are. A year without a list goes by the day of the week.
 */
export const published: PublishedWorkdays = {
  knows: (year) => years.has(year),
  // The package reads local time: noon lies on the day wherever the program runs.
  isWorkday: (day) => chineseDays.isWorkday(`${day}T12:00:00`),
  listedOn: (day) => {
    const said = holidays[day] ?? workdays[day]
    // `National Day,国庆节,3`
    return said === undefined ? undefined : { name: said.split(",")[1] ?? said, off: day in holidays }
  },
}
