import { describe, expect, test } from "vitest"
import { dayOf } from "../../shared/calendar.ts"
import { type Dated, inForceOn, type Target, targetOn } from "../clause.ts"
import { ways } from "./index.ts"
import { cycleOf } from "./minimum-per-cycle.ts"

describe("ways of counting", () => {
  test("at least once every: the count beside the target; a scaled one needs a whole month", () => {
    const count = ways["at-least-once-every"]
    expect(count({ target: 1, count: 3 })).toEqual({ target: 1, actual: 3 })
    expect(count({ target: 1, months: 6, count: 0 })).toEqual({ target: 0.5, actual: 0 })
    expect(count({ target: 1, months: 0, count: 2 })).toBeUndefined()
  })

  test("minimum per year: hours in the clause's unit against the scaled floor", () => {
    const sum = ways["minimum-per-year"]
    expect(sum({ target: 12, months: 12, hundredthHours: 4800, hoursPerUnit: 8 })).toEqual({
      target: 12,
      actual: 6,
    })
    expect(sum({ target: 40, months: 0, hundredthHours: 4800, hoursPerUnit: 1 })).toBeUndefined()
  })

  test("share complete: a share of nothing is not applicable", () => {
    const share = ways["share-complete"]
    expect(share({ target: 1, complete: 3, all: 4 })).toEqual({ target: 1, actual: 0.75 })
    expect(share({ target: 1, complete: 0, all: 0 })).toBeUndefined()
  })

  test("minimum per person: nothing is asked where no month counts", () => {
    const personal = ways["minimum-per-person"]
    expect(personal({ targetHours: 96, hundredthHours: 9200, hoursPerUnit: 8 })).toEqual({
      target: 12,
      actual: 11.5,
    })
    expect(personal({ targetHours: undefined, hundredthHours: 100, hoursPerUnit: 1 })).toBeUndefined()
  })

  test("mean per year: means over the people, over the years of a cycle too", () => {
    const mean = ways["mean-per-year"]
    const people = [
      { targetHours: 144, hundredthHours: 16_000 },
      { targetHours: 72, hundredthHours: 8000 },
    ]
    expect(mean({ people, hoursPerUnit: 8, years: 1 })).toEqual({ target: 13.5, actual: 15 })
    expect(mean({ people, hoursPerUnit: 8, years: 2 })?.actual).toBe(7.5)
    expect(mean({ people: [], hoursPerUnit: 8, years: 1 })).toBeUndefined()
  })

  test("minimum per cycle: cycles follow each other without a gap", () => {
    expect(ways["minimum-per-cycle"]({ target: 550, hundredthHours: 12_345 })).toEqual({
      target: 550,
      actual: 123.45,
    })
    expect(cycleOf(2010, 2009, 5)).toEqual({ first: 2009, last: 2013 })
    expect(cycleOf(2014, 2009, 5)).toEqual({ first: 2014, last: 2018 })
    expect(cycleOf(2008, 2009, 5)).toEqual({ first: 2004, last: 2008 })
  })

  test("before deadline: 1 or 0, however often", () => {
    expect(ways["before-deadline"]({ target: 1, filed: true })).toEqual({ target: 1, actual: 1 })
    expect(ways["before-deadline"]({ target: 1, filed: false })).toEqual({ target: 1, actual: 0 })
  })

  test("sample: all of them where there are fewer, nothing where there are none", () => {
    expect(ways.sample({ target: 40, checked: 38, pool: 38 })).toEqual({ target: 38, actual: 38 })
    expect(ways.sample({ target: 40, checked: 38, pool: 200 })).toEqual({ target: 40, actual: 38 })
    expect(ways.sample({ target: 40, checked: 0, pool: 0 })).toBeUndefined()
  })
})

describe("dated values", () => {
  const entries: Dated<Target>[] = [
    { from: dayOf("2011-01-01"), value: 20, source: "b" },
    { from: dayOf("2010-01-01"), value: 16, source: "a" },
    { from: dayOf("2014-01-01"), value: "repealed", source: "c" },
  ]

  test("hold from their day on, whatever the order they are written in", () => {
    expect(inForceOn(entries, dayOf("2009-12-31"))).toBeUndefined()
    expect(targetOn(entries, dayOf("2010-12-31"))).toBe(16)
    expect(targetOn(entries, dayOf("2011-01-01"))).toBe(20)
  })

  test("end with a repeal, which is an entry", () => {
    expect(targetOn(entries, dayOf("2014-01-01"))).toBeUndefined()
  })
})
