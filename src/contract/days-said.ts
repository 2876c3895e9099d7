import { dayWords, fullDayWords, periodWords } from "../domain/shared/day-words.ts"
import type { Language } from "./refusals.ts"

/** How a reader writes days and periods; pages have it as their format. */
export interface DaysSaid {
  day(day: string): string
  /** Always with its year. */
  fullDay(day: string): string
  period(name: string): string
}

/** How a sentence of the server says them; without `today` every day has its year. */
export function daysIn(language: Language, today?: string): DaysSaid {
  return {
    day: (day) => dayWords(day, today)[language],
    fullDay: (day) => fullDayWords(day)[language],
    period: (name) => periodWords(name)[language],
  }
}

const day = /^\d{4}-\d{2}-\d{2}$/
const moment = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2})$/
const period = /^\d{4}-(H[12]|Q[1-4]|B[1-6]|W\d{2})$/
/** Names under which a period stands that looks like a year, or a month. */
const ofPeriods: readonly string[] = ["period", "month"]
const yearOrMonth = /^\d{4}(-\d{2})?$/

/** What a sentence is about, with its days, moments and periods as its reader writes them. */
export function withDaysSaid<T extends Readonly<Record<string, string | number | null>>>(
  details: T,
  said: DaysSaid,
): T {
  const entries = Object.entries(details).map(([name, value]) => [name, inWords(name, value, said)])
  return Object.fromEntries(entries) as T
}

function inWords(name: string, value: string | number | null, said: DaysSaid): string | number | null {
  if (typeof value !== "string") return value
  if (day.test(value)) return name === "fullDay" ? said.fullDay(value) : said.day(value)
  const [, on, at] = moment.exec(value) ?? []
  if (on !== undefined) return `${said.day(on)} ${at}`
  const isPeriod = period.test(value) || (ofPeriods.includes(name) && yearOrMonth.test(value))
  return isPeriod ? said.period(value) : value
}
