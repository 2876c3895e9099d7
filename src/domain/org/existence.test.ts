import { describe, expect, test } from "vitest"
import { dayOf, periodsOf } from "../shared/calendar.ts"
import { existsOn, existsThroughout, existsWithin, monthsOfLife, yearsSince } from "./existence.ts"

const life = (foundedOn: string | null, dissolvedOn: string | null) => ({
  foundedOn: foundedOn === null ? null : dayOf(foundedOn),
  dissolvedOn: dissolvedOn === null ? null : dayOf(dissolvedOn),
})
const [march] = periodsOf(2010, "month").slice(2)
if (!march) throw new Error("2010 has a March")

describe("a unit", () => {
  test("without dates exists always", () => {
    expect(monthsOfLife(life(null, null), 1999)).toBe(12)
  })

  test("exists from its founding up to, not including, its dissolution", () => {
    const unit = life("2010-03-01", "2010-04-01")
    expect(existsOn(unit, dayOf("2010-02-28"))).toBe(false)
    expect(existsOn(unit, dayOf("2010-03-01"))).toBe(true)
    expect(existsOn(unit, dayOf("2010-03-31"))).toBe(true)
    expect(existsOn(unit, dayOf("2010-04-01"))).toBe(false)
    expect(existsThroughout(unit, march)).toBe(true)
    expect(monthsOfLife(unit, 2010)).toBe(1)
  })

  test("that misses a day of a month exists within it, but not throughout", () => {
    const late = life("2010-03-02", null)
    expect(existsThroughout(late, march)).toBe(false)
    expect(existsWithin(late, march)).toBe(true)
    expect(monthsOfLife(late, 2010)).toBe(9)
    const early = life(null, "2010-03-31")
    expect(existsThroughout(early, march)).toBe(false)
    expect(monthsOfLife(early, 2010)).toBe(2)
    expect(existsWithin(life(null, "2010-03-01"), march)).toBe(false)
  })
})

test("years before a unit was founded are not offered; one that is looked at stays", () => {
  expect(yearsSince([2026, 2025, 2024], "2025-11-20", 2026)).toEqual([2026, 2025])
  expect(yearsSince([2026, 2025], "2026-03-01", 2024)).toEqual([2026, 2024])
  expect(yearsSince([2025, 2027], null, 2026)).toEqual([2027, 2026, 2025])
})
