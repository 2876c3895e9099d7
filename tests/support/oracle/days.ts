/** A calendar period: its name in the output, its first and its last day (both included). */
export interface Period {
  readonly name: string
  readonly first: string
  readonly last: string
}

/** The day `count` days after a day (before it, where negative). */
export function plusDays(day: string, count: number): string {
  return Temporal.PlainDate.from(day).add({ days: count }).toString()
}

/** How many days lie from the first day to the second: 0 for the same day. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: "days" }).days
}

const two = (number: number) => String(number).padStart(2, "0")

function spanOfMonths(name: string, year: number, firstMonth: number, months: number): Period {
  const first = `${year}-${two(firstMonth)}-01`
  const next = Temporal.PlainDate.from(first).add({ months })
  return { name, first, last: plusDays(next.toString(), -1) }
}

export function yearOf(year: number): Period {
  return spanOfMonths(`${year}`, year, 1, 12)
}

/** Whole years from the first of one on. */
export function spanOfYears(year: number, years: number): Period {
  return spanOfMonths(`${year}+${years}`, year, 1, years * 12)
}

export function halvesOf(year: number): Period[] {
  return [1, 2].map((n) => spanOfMonths(`${year}-H${n}`, year, n * 6 - 5, 6))
}

export function quartersOf(year: number): Period[] {
  return [1, 2, 3, 4].map((n) => spanOfMonths(`${year}-Q${n}`, year, n * 3 - 2, 3))
}

/** January–February, March–April, … */
export function twoMonthsOf(year: number): Period[] {
  return [1, 2, 3, 4, 5, 6].map((n) => spanOfMonths(`${year}-B${n}`, year, n * 2 - 1, 2))
}

export function monthsOf(year: number): Period[] {
  return [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((n) => spanOfMonths(`${year}-${two(n)}`, year, n, 1))
}

/** The ISO weeks whose Thursday lies in the year, Monday to Sunday: some days lie in a neighbouring year. */
export function weeksOf(year: number): Period[] {
  const fourth = Temporal.PlainDate.from(`${year}-01-04`)
  let monday = fourth.subtract({ days: fourth.dayOfWeek - 1 })
  const weeks: Period[] = []
  while (monday.add({ days: 3 }).year === year) {
    const name = `${year}-W${two(weeks.length + 1)}`
    weeks.push({ name, first: monday.toString(), last: monday.add({ days: 6 }).toString() })
    monday = monday.add({ days: 7 })
  }
  return weeks
}

export function isIn(period: Period, day: string): boolean {
  return period.first <= day && day <= period.last
}

/**
 * The weeks from 2004 to 2026 without a single workday, read off the State Council's yearly notices:
 * seven days off from Monday to Sunday with no weekend day worked in their place.
 */
export const weeksWithoutWorkdays: ReadonlySet<string> = new Set([
  "2006-W18", // 1–7 May
  "2007-W40", // 1–7 October
  "2008-W40", // 29 September–5 October
  "2012-W40", // 30 September–7 October
  "2017-W40", // 1–8 October
  "2018-W40", // 1–7 October
  "2019-W06", // 4–10 February
  "2020-W05", // 24 January–2 February, lengthened
  "2022-W05", // 31 January–6 February
  "2026-W08", // 15–23 February
])
