import {
  type Day,
  dayOf,
  daysBetween,
  type Period,
  periodsOf,
  plusDays,
  weekdayOf,
  yearOf,
  yearOfWeek,
} from "../shared/calendar.ts"
import type { WorkdayCalendar } from "../shared/workday-calendar.ts"
import { isOff, type SlotDay, slotDayIn } from "./study-slot.ts"

/** A rule by which days come again: the third Friday of every month, the 15th of every month, or every Friday. */
export type SeriesRule =
  | { readonly every: "month"; readonly weekday: number; readonly nth: 1 | 2 | 3 | 4 | "last" }
  | { readonly every: "month"; readonly date: number }
  | { readonly every: "week"; readonly weekday: number }

/** The most sittings that are laid out at once: a week each for a year. */
export const mostAtOnce = 53

/** One day of a series. `on` is null where the whole week is off: then nothing is proposed. */
export interface SeriesDay {
  /** The day the rule says. */
  readonly usual: Day
  readonly on: Day | null
  readonly as: SlotDay["as"] | "none"
}

/** The days of a rule from the first to the last day asked, holidays avoided. */
export function seriesDays(
  rule: SeriesRule,
  span: { readonly from: Day; readonly until: Day },
  calendar: WorkdayCalendar,
): SeriesDay[] {
  const usual = (rule.every === "week" ? weekly(rule.weekday, span) : monthly(rule, span))
    .filter((day) => day >= span.from && day <= span.until)
    .slice(0, mostAtOnce)
  return usual.map((day) => avoided(day, calendar))
}

function weekly(weekday: number, { from, until }: { from: Day; until: Day }): Day[] {
  const first = plusDays(from, (weekday - weekdayOf(from) + 7) % 7)
  const weeks = Math.max(0, Math.floor(daysBetween(first, until) / 7) + 1)
  return Array.from({ length: weeks }, (_, index) => plusDays(first, index * 7))
}

function monthly(
  rule: Extract<SeriesRule, { every: "month" }>,
  { from, until }: { from: Day; until: Day },
): Day[] {
  const years = Array.from({ length: yearOf(until) - yearOf(from) + 1 }, (_, index) => yearOf(from) + index)
  return years
    .flatMap((year) => [...periodsOf(year, "month")])
    .filter(({ first, last }) => last >= from && first <= until)
    .map((month) => ("date" in rule ? dateIn(month, rule.date) : weekdayIn(month, rule.weekday, rule.nth)))
}

/** The 31st of a shorter month is its last day. */
function dateIn({ first, last }: Period, date: number): Day {
  const day = plusDays(first, date - 1)
  return day > last ? last : day
}

function weekdayIn({ first, last }: Period, weekday: number, nth: 1 | 2 | 3 | 4 | "last"): Day {
  if (nth === "last") return plusDays(last, -((weekdayOf(last) - weekday + 7) % 7))
  return plusDays(first, ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7)
}

function avoided(usual: Day, calendar: WorkdayCalendar): SeriesDay {
  if (!isOff(usual, calendar)) return { usual, on: usual, as: "usual" }
  const week = weekOf(usual)
  const slot = week ? slotDayIn(week, weekdayOf(usual), calendar) : null
  // It stays in its month, which is what it is counted in.
  const fits = slot !== null && slot.on.slice(0, 7) === usual.slice(0, 7)
  return fits ? { usual, on: slot.on, as: slot.as } : { usual, on: null, as: "none" }
}

/** The week a day lies in. */
export function weekOf(day: Day): Period | undefined {
  return periodsOf(yearOfWeek(day), "week").find(({ first, last }) => first <= day && day <= last)
}

/** The weeks that some days touch. */
export function weeksOf(span: { readonly from: Day; readonly until: Day }): Period[] {
  const monday = plusDays(span.from, 1 - weekdayOf(span.from))
  const count = Math.floor(daysBetween(monday, span.until) / 7) + 1
  return Array.from({ length: count }, (_, index) => weekOf(dayOf(plusDays(monday, index * 7)))).filter(
    (week) => week !== undefined,
  )
}
