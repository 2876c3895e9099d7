import { describe, expect, test } from "vitest"
import { lastDayOf, monthsFrom, plusMonths, spanOf, weeksOf } from "./months.ts"

describe("a month", () => {
  test("has its weeks from Monday to Sunday", () => {
    const weeks = weeksOf("2026-08")
    expect(weeks.map((days) => days.filter((day) => day !== null).length)).toEqual([2, 7, 7, 7, 7, 1])
    expect(weeks[0]?.[5]).toBe("2026-08-01")
    expect([lastDayOf("2024-02"), lastDayOf("2026-12")]).toEqual(["2024-02-29", "2026-12-31"])
    expect([plusMonths("2026-12", 1), plusMonths("2026-01", -1)]).toEqual(["2027-01", "2025-12"])
  })
  test("stands in its quarter and its year", () => {
    expect(monthsFrom("2026-11", "quarter")).toEqual(["2026-10", "2026-11", "2026-12"])
    expect(monthsFrom("2026-11", "year")).toHaveLength(12)
    expect(spanOf("2026-02", "month")).toEqual({ from: "2026-02-01", until: "2026-02-28" })
    expect(spanOf("2026-02", "quarter")).toEqual({ from: "2026-01-01", until: "2026-03-31" })
  })
})
