/**
 * The one place that does arithmetic on days. A day is text, `YYYY-MM-DD`, in Asia/Shanghai; it sorts as text.
 * Periods are named as the shared contract names them: `2010`, `2010-H1`, `2010-Q1`, `2010-B1`, `2010-03`, `2010-W05`.
 */

declare const dayBrand: unique symbol
export type Day = string & { readonly [dayBrand]: true }

export const periodKinds = ["week", "month", "two-months", "quarter", "half-year", "year"] as const
export type PeriodKind = (typeof periodKinds)[number]

/** A period with its first and last day. */
export interface Period {
  readonly name: string
  readonly first: Day
  readonly last: Day
}

const shape = /^\d{4}-\d{2}-\d{2}$/

/** Whether the text is a day that the calendar has. */
export function isDay(text: string): text is Day {
  if (!shape.test(text)) return false
  const month = Number(text.slice(5, 7))
  const date = Number(text.slice(8))
  return month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(Number(text.slice(0, 4)), month)
}

/** The text as a day. Throws a RangeError when the calendar has no such day. */
export function dayOf(text: string): Day {
  if (!isDay(text)) throw new RangeError(`${text} is not a day (YYYY-MM-DD)`)
  return text
}

/** Days since 0000-03-01, counted by the Gregorian rule; years begin in March so that leap days come last. */
function numberOf(day: Day): number {
  const month = (Number(day.slice(5, 7)) + 9) % 12
  const year = Number(day.slice(0, 4)) - (month > 9 ? 1 : 0)
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400)
  return 365 * year + leapDays + Math.floor((153 * month + 2) / 5) + Number(day.slice(8)) - 1
}

function fromNumber(days: number): Day {
  const cycle = Math.floor(days / 146_097)
  const inCycle = days - cycle * 146_097
  const yearInCycle = Math.floor(
    (inCycle - Math.floor(inCycle / 1460) + Math.floor(inCycle / 36_524) - Math.floor(inCycle / 146_096)) /
      365,
  )
  const inYear = inCycle - (365 * yearInCycle + Math.floor(yearInCycle / 4) - Math.floor(yearInCycle / 100))
  const month = Math.floor((5 * inYear + 2) / 153)
  const year = yearInCycle + cycle * 400 + (month > 9 ? 1 : 0)
  const date = inYear - Math.floor((153 * month + 2) / 5) + 1
  return dayOf(`${String(year).padStart(4, "0")}-${two(((month + 2) % 12) + 1)}-${two(date)}`)
}

/** The day so many days later (earlier when negative). */
export function plusDays(day: Day, days: number): Day {
  return fromNumber(numberOf(day) + days)
}

/** Days from the first to the second; 0 for the same day. */
export function daysBetween(first: Day, second: Day): number {
  return numberOf(second) - numberOf(first)
}

/** The day of the week, 1 for Monday to 7 for Sunday. */
export function weekdayOf(day: Day): number {
  return ((numberOf(day) + 2) % 7) + 1
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function daysInMonth(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && leap ? 29 : (monthLengths[month - 1] ?? 0)
}

function two(value: number): string {
  return String(value).padStart(2, "0")
}

/** The first day of a month (1 to 12; 13 is January of the next year). */
function monthStart(year: number, month: number): Day {
  return month > 12
    ? monthStart(year + 1, month - 12)
    : dayOf(`${String(year).padStart(4, "0")}-${two(month)}-01`)
}

function monthSpans(year: number, length: number, name: (index: number) => string): Period[] {
  return Array.from({ length: 12 / length }, (_, index) => ({
    name: name(index + 1),
    first: monthStart(year, index * length + 1),
    last: plusDays(monthStart(year, (index + 1) * length + 1), -1),
  }))
}

/** ISO weeks whose Thursday lies in the year. */
function weeks(year: number): Period[] {
  const fourth = dayOf(`${String(year).padStart(4, "0")}-01-04`)
  let monday = plusDays(fourth, 1 - weekdayOf(fourth))
  const found: Period[] = []
  while (yearOf(plusDays(monday, 3)) === year) {
    found.push({
      name: `${year}-W${two(found.length + 1)}`,
      first: monday,
      last: plusDays(monday, 6),
    })
    monday = plusDays(monday, 7)
  }
  return found
}

const known = new Map<string, readonly Period[]>()

/** The periods of a kind that belong to a year, in order. A week belongs to the year of its Thursday. */
export function periodsOf(year: number, kind: PeriodKind): readonly Period[] {
  const name = `${year} ${kind}`
  const periods = known.get(name) ?? cut(year, kind)
  known.set(name, periods)
  return periods
}

function cut(year: number, kind: PeriodKind): Period[] {
  switch (kind) {
    case "year":
      return monthSpans(year, 12, () => String(year))
    case "half-year":
      return monthSpans(year, 6, (index) => `${year}-H${index}`)
    case "quarter":
      return monthSpans(year, 3, (index) => `${year}-Q${index}`)
    case "two-months":
      return monthSpans(year, 2, (index) => `${year}-B${index}`)
    case "month":
      return monthSpans(year, 1, (index) => `${year}-${two(index)}`)
    case "week":
      return weeks(year)
  }
}

/** The days of a period, first to last. */
export function eachDay(period: Period): Day[] {
  const days: Day[] = []
  for (let day = period.first; day <= period.last; day = plusDays(day, 1)) days.push(day)
  return days
}

/** The year a period's name begins with. */
export function yearOf(periodName: string): number {
  return Number(periodName.slice(0, 4))
}

/** The year of the week that a day lies in: that of its Thursday. */
export function yearOfWeek(day: Day): number {
  return yearOf(plusDays(day, 4 - weekdayOf(day)))
}

/** The first of January of a year. */
export function firstDayOf(year: number): Day {
  return monthStart(year, 1)
}

/** The thirty-first of December of a year. */
export function lastDayOf(year: number): Day {
  return plusDays(monthStart(year + 1, 1), -1)
}
