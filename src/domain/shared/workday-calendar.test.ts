import { describe, expect, test } from "vitest"
import { dayOf, type Period, periodsOf, weekdayOf, yearOf } from "./calendar.ts"
import { type ListedDay, workdayCalendar } from "./workday-calendar.ts"

/** What is known of 2026 without a list: 1 January is off. */
const published = {
  knows: (year: number) => year === 2026,
  isWorkday: (day: ReturnType<typeof dayOf>) => day !== "2026-01-01" && weekdayOf(day) <= 5,
  listedOn: (day: ReturnType<typeof dayOf>) =>
    day === "2026-01-01" ? { name: "元旦", off: true } : undefined,
}
const listed = (day: string, off: boolean): ListedDay => ({ day: dayOf(day), name: "春节", off })
const weekWith = (day: string): Period => {
  const found = [2025, 2026, 2027, 2028]
    .flatMap((year) => periodsOf(year, "week"))
    .find(({ first, last }) => first <= day && day <= last)
  if (!found) throw new Error(`no week has ${day}`)
  return found
}
const springWeek = ["2027-02-08", "2027-02-09", "2027-02-10", "2027-02-11", "2027-02-12"]

describe("a calendar of workdays", () => {
  test("goes by the list that was brought in, also where the program has one", () => {
    const calendar = workdayCalendar(
      [{ year: 2026, days: [listed("2026-01-02", true), listed("2026-01-04", false)] }],
      published,
    )
    expect(calendar.isWorkday(dayOf("2026-01-01"))).toBe(true)
    expect(calendar.isWorkday(dayOf("2026-01-02"))).toBe(false)
    expect(calendar.isWorkday(dayOf("2026-01-04"))).toBe(true)
    expect(workdayCalendar([], published).isWorkday(dayOf("2026-01-01"))).toBe(false)
  })

  test("knows the weeks in which nobody works", () => {
    const days = springWeek.map((day) => listed(day, true))
    const week = weekWith("2027-02-10")
    expect(workdayCalendar([], published).hasWorkday(week)).toBe(true)
    expect(workdayCalendar([{ year: 2027, days }], published).hasWorkday(week)).toBe(false)
    const worked = [...days, listed("2027-02-14", false)]
    expect(workdayCalendar([{ year: 2027, days: worked }], published).hasWorkday(week)).toBe(true)
  })

  test("takes a day of December from the list of the year after it", () => {
    const days = [listed("2026-12-31", true), listed("2027-01-01", true)]
    const calendar = workdayCalendar([{ year: 2027, days }], published)
    expect(calendar.isWorkday(dayOf("2026-12-31"))).toBe(false)
    expect(calendar.isWorkday(dayOf("2026-12-30"))).toBe(true)
    expect(yearOf(days[0]?.day ?? "")).toBe(2026)
  })

  test("names what a list says of a day, and nothing of an older one that it replaced", () => {
    expect(workdayCalendar([], published).listedOn(dayOf("2026-01-01"))).toEqual({ name: "元旦", off: true })
    const calendar = workdayCalendar([{ year: 2026, days: [listed("2026-02-17", true)] }], published)
    expect(calendar.listedOn(dayOf("2026-02-17"))).toMatchObject({ name: "春节", off: true })
    expect(calendar.listedOn(dayOf("2026-01-01"))).toBeUndefined()
  })

  test("says of which years it knows", () => {
    const calendar = workdayCalendar([{ year: 2027, days: [listed("2027-01-01", true)] }], published)
    expect([2025, 2026, 2027, 2028].map(calendar.knows)).toEqual([false, true, true, false])
  })
})
