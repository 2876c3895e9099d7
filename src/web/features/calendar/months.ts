import { type Day, dayOf, plusDays, weekdayOf } from "../../../domain/shared/calendar.ts"

/** The month so many months later, as `YYYY-MM`. */
export function plusMonths(month: string, months: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months
  return `${String(Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}`
}

/** The last day of a month. */
export function lastDayOf(month: string): Day {
  return plusDays(dayOf(`${plusMonths(month, 1)}-01`), -1)
}

/** How much a calendar shows at once. */
export const spans = ["month", "quarter", "year"] as const
export type Span = (typeof spans)[number]
export const monthsIn: Readonly<Record<Span, number>> = { month: 1, quarter: 3, year: 12 }

/** The months of the span that a month lies in. */
export function monthsFrom(month: string, span: Span): string[] {
  const index = Number(month.slice(5, 7)) - 1
  const first = plusMonths(month, -(index % monthsIn[span]))
  return Array.from({ length: monthsIn[span] }, (_, place) => plusMonths(first, place))
}

/** The first and the last day of such a span. */
export function spanOf(month: string, span: Span): { readonly from: Day; readonly until: Day } {
  const months = monthsFrom(month, span)
  return { from: dayOf(`${months[0] ?? month}-01`), until: lastDayOf(months.at(-1) ?? month) }
}

/** The weeks of a month, Monday to Sunday; days of other months are null. */
export function weeksOf(month: string): (Day | null)[][] {
  const first = dayOf(`${month}-01`)
  const last = lastDayOf(month)
  const weeks: (Day | null)[][] = []
  for (let monday = plusDays(first, 1 - weekdayOf(first)); monday <= last; monday = plusDays(monday, 7)) {
    const days = [0, 1, 2, 3, 4, 5, 6].map((step) => plusDays(monday, step))
    weeks.push(days.map((day) => (day >= first && day <= last ? day : null)))
  }
  return weeks
}
