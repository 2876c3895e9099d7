import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type Day, dayOf, periodsOf, weekdayOf, yearOf } from "../shared/calendar.ts"
import { workdayCalendar } from "../shared/workday-calendar.ts"
import { type SeriesRule, seriesDays, weeksOf } from "./series.ts"
import { monthlyHours, shareHours, shortMinutes } from "./short-sittings.ts"
import { isOff, slotDayIn, weekdayOfSlot } from "./study-slot.ts"

/** National Day 2026: off from Thursday 1 to Wednesday 7 October; Saturday 10 October is worked in exchange. */
const off = ["10-01", "10-02", "10-03", "10-04", "10-05", "10-06", "10-07"].map((day) => ({
  day: dayOf(`2026-${day}`),
  name: "国庆节",
  off: true,
}))
const worked = { day: dayOf("2026-10-10"), name: "国庆节", off: false }
const byWeekday = {
  knows: () => true,
  isWorkday: (day: Day) => weekdayOf(day) <= 5,
  listedOn: () => undefined,
}
const calendar = workdayCalendar([{ year: 2026, days: [...off, worked] }], byWeekday)
const week = (name: string) => {
  const found = periodsOf(yearOf(name), "week").find((one) => one.name === name)
  if (!found) throw new Error(name)
  return found
}

describe("the weekly slot", () => {
  test("is the day of the week the unit keeps", () => {
    expect(weekdayOfSlot("friday")).toBe(5)
    expect(weekdayOfSlot("flexible")).toBeUndefined()
    expect(weekdayOfSlot(null)).toBeUndefined()
    expect(slotDayIn(week("2026-W42"), 5, calendar)).toEqual({
      on: "2026-10-16",
      as: "usual",
      insteadOf: null,
    })
  })
  test("goes on a holiday to the weekend day that is worked in exchange", () => {
    expect(slotDayIn(week("2026-W41"), 2, calendar)).toEqual({
      on: "2026-10-10",
      as: "swapped",
      insteadOf: "2026-10-06",
    })
  })
  test("goes to the nearest worked day where there is none, and nowhere in a week that is off", () => {
    expect(slotDayIn(week("2026-W40"), 5, calendar)).toEqual({
      on: "2026-09-30",
      as: "moved",
      insteadOf: "2026-10-02",
    })
    const none = workdayCalendar([], { ...byWeekday, isWorkday: () => false })
    expect(slotDayIn(week("2026-W41"), 2, none)).toBeNull()
  })
  test("may be on a weekend, but for one of a holiday", () => {
    expect(isOff(dayOf("2026-10-17"), calendar)).toBe(false)
    expect(isOff(dayOf("2026-10-03"), calendar)).toBe(true)
    expect(isOff(dayOf("2026-10-10"), calendar)).toBe(false)
  })
})

describe("short sittings", () => {
  test("nine times twenty minutes are four hours, and one alone is none", () => {
    expect(monthlyHours(180, 45)).toBe(400)
    const shares = shareHours(Array(9).fill(20), 45)
    expect(shares.reduce((sum, one) => sum + one, 0)).toBe(400)
    expect(new Set(shares)).toEqual(new Set([44, 45]))
    expect(shareHours([20], 45)).toEqual([0])
    expect(shareHours([], 45)).toEqual([])
  })
  test("sum to the month's hours, each by its minutes to the hundredth, whatever comes", () => {
    const minutes = fc.array(fc.integer({ min: shortMinutes.least, max: shortMinutes.most }), {
      maxLength: 62,
    })
    fc.assert(
      fc.property(minutes, fc.constantFrom(30, 40, 45, 50, 60), (all, perHour) => {
        const sum = all.reduce((total, one) => total + one, 0)
        const hours = monthlyHours(sum, perHour)
        const shares = shareHours(all, perHour)
        expect(shares.reduce((total, one) => total + one, 0)).toBe(hours)
        // Once and down to a half: never more than was sat, and less than a half below it.
        expect(hours % 50).toBe(0)
        expect(hours * perHour).toBeLessThanOrEqual(sum * 100)
        expect((hours + 50) * perHour).toBeGreaterThan(sum * 100)
        shares.forEach((share, index) => {
          expect(Math.abs(share - (hours * (all[index] ?? 0)) / sum)).toBeLessThan(1)
        })
      }),
    )
  })
  test("another one never takes from the month", () => {
    const minutes = fc.array(fc.integer({ min: 15, max: 45 }), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(minutes, (all) => {
        const sum = (shares: readonly number[]) => shares.reduce((total, one) => total + one, 0)
        expect(sum(shareHours(all, 45))).toBeGreaterThanOrEqual(sum(shareHours(all.slice(1), 45)))
      }),
    )
  })
})

describe("a series of days", () => {
  const year = { from: dayOf("2026-01-01"), until: dayOf("2026-12-31") }
  const days = (rule: SeriesRule, span = year) => seriesDays(rule, span, calendar)

  test("is the third Friday of each month", () => {
    const found = days({ every: "month", weekday: 5, nth: 3 })
    expect(found).toHaveLength(12)
    expect(found.slice(0, 3).map(({ on }) => on)).toEqual(["2026-01-16", "2026-02-20", "2026-03-20"])
    expect(new Set(found.map(({ usual }) => weekdayOf(usual)))).toEqual(new Set([5]))
  })
  test("is the last Friday, or the 31st, also of shorter months", () => {
    expect(days({ every: "month", weekday: 5, nth: "last" })[1]?.on).toBe("2026-02-27")
    expect(days({ every: "month", date: 31 }).map(({ usual }) => usual.slice(5))).toEqual([
      "01-31",
      "02-28",
      "03-31",
      "04-30",
      "05-31",
      "06-30",
      "07-31",
      "08-31",
      "09-30",
      "10-31",
      "11-30",
      "12-31",
    ])
  })
  test("avoids holidays, and stays in its month", () => {
    const found = days({ every: "month", weekday: 2, nth: 1 }).find(({ usual }) => usual === "2026-10-06")
    expect(found).toEqual({ usual: "2026-10-06", on: "2026-10-10", as: "swapped" })
    const first = days({ every: "month", date: 1 }).find(({ usual }) => usual === "2026-10-01")
    // The worked days of that week lie in September.
    expect(first).toEqual({ usual: "2026-10-01", on: null, as: "none" })
  })
  test("is every week of a quarter", () => {
    const found = days(
      { every: "week", weekday: 5 },
      { from: dayOf("2026-10-01"), until: dayOf("2026-12-31") },
    )
    expect(found).toHaveLength(13)
    expect(found[0]).toEqual({ usual: "2026-10-02", on: null, as: "none" })
    expect(
      weeksOf({ from: dayOf("2026-12-28"), until: dayOf("2027-01-10") }).map(({ name }) => name),
    ).toEqual(["2026-W53", "2027-W01"])
  })
})
