import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { dayOf, daysBetween, eachDay, isDay, type PeriodKind, periodsOf, plusDays } from "./calendar.ts"

const names = (year: number, kind: PeriodKind) => periodsOf(year, kind).map((period) => period.name)

describe("a day", () => {
  test.each(["2010-01-05", "2012-02-29", "1900-01-01"])("is %s", (text) => expect(isDay(text)).toBe(true))
  test.each(["2010-02-29", "1900-02-29", "2010-13-01", "2010-1-5", "2010-00-10", "20100105", ""])(
    "is not %j",
    (text) => {
      expect(isDay(text)).toBe(false)
      expect(() => dayOf(text)).toThrow(RangeError)
    },
  )

  test("knows the next one over the ends of months, years and leap years", () => {
    expect(plusDays(dayOf("2010-12-31"), 1)).toBe("2011-01-01")
    expect(plusDays(dayOf("2012-02-28"), 1)).toBe("2012-02-29")
    expect(plusDays(dayOf("2010-03-01"), -1)).toBe("2010-02-28")
    expect(daysBetween(dayOf("2010-01-01"), dayOf("2011-01-01"))).toBe(365)
  })
})

describe("the periods of a year", () => {
  test("are named as the contract names them", () => {
    expect(names(2010, "year")).toEqual(["2010"])
    expect(names(2010, "half-year")).toEqual(["2010-H1", "2010-H2"])
    expect(names(2010, "quarter")).toEqual(["2010-Q1", "2010-Q2", "2010-Q3", "2010-Q4"])
    expect(names(2010, "two-months").at(-1)).toBe("2010-B6")
    expect(names(2010, "month").at(2)).toBe("2010-03")
  })

  test("a week belongs to the year of its Thursday", () => {
    expect(periodsOf(2010, "week")[0]).toEqual({ name: "2010-W01", first: "2010-01-04", last: "2010-01-10" })
    expect(periodsOf(2009, "week").at(-1)).toEqual({
      name: "2009-W53",
      first: "2009-12-28",
      last: "2010-01-03",
    })
    expect(periodsOf(2010, "week").at(-1)).toEqual({
      name: "2010-W52",
      first: "2010-12-27",
      last: "2011-01-02",
    })
    expect(periodsOf(2015, "week")[0]?.first).toBe("2014-12-29")
  })

  test.each<PeriodKind>(["week", "month", "two-months", "quarter", "half-year", "year"])(
    "follow each other without a gap, %s by %s, and in the order of their names",
    (kind) => {
      fc.assert(
        fc.property(fc.integer({ min: 1950, max: 2150 }), (year) => {
          const periods = [...periodsOf(year, kind), ...periodsOf(year + 1, kind)]
          periods.slice(1).forEach((period, index) => {
            const before = periods[index]
            if (!before) throw new Error("there is one before")
            expect(plusDays(before.last, 1)).toBe(period.first)
            expect(before.name < period.name).toBe(true)
          })
        }),
        { numRuns: 40 },
      )
    },
  )

  test("hold each of their days once", () => {
    const days = periodsOf(2012, "month").flatMap(eachDay)
    expect(days).toHaveLength(366)
    expect(new Set(days).size).toBe(366)
  })
})
