import { afterEach, describe, expect, test } from "vitest"
import { dayOf } from "../../../domain/shared/calendar.ts"
import { published } from "./published.ts"

const zone = process.env.TZ
afterEach(() => {
  process.env.TZ = zone
})

describe.each(["Asia/Shanghai", "UTC", "America/Los_Angeles", "Pacific/Auckland"])("seen from %s", (name) => {
  test.each([
    ["2010-02-12", true, "the last Friday before the Spring Festival"],
    ["2010-02-13", false, "its first day"],
    ["2010-02-19", false, "its last day, a Friday"],
    ["2010-02-20", true, "a Saturday worked in exchange"],
    ["2020-01-27", false, "a Monday of the long Spring Festival of 2020"],
    ["2030-05-04", false, "a Saturday of a year whose calendar nobody knows yet"],
    ["2030-05-06", true, "a Monday of that year"],
  ])("%s: %s, %s", (day, expected) => {
    process.env.TZ = name
    expect(published.isWorkday(dayOf(day))).toBe(expected)
  })
})
