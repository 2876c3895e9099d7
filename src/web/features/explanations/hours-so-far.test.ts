import { describe, expect, test } from "vitest"
import { hoursSoFar } from "./hours-so-far.ts"

const year = { first: "2025-01-01", last: "2025-12-31" }
const cycle = { first: "2023-01-01", last: "2027-12-31" }

describe("hours as they add up", () => {
  test("never read like a target that they do not reach", () => {
    const records = [
      { on: "2025-02-01", hours: 60 },
      { on: "2025-05-01", hours: 3.98 },
    ]
    const places = hoursSoFar({
      over: year,
      until: "2025-06-30",
      target: 8,
      actual: 7.9975,
      unit: "天",
      records,
    })
    expect(places.map(({ soFar }) => soFar)).toEqual([
      0,
      7.5,
      7.5,
      7.5,
      7.99,
      7.99,
      null,
      null,
      null,
      null,
      null,
      null,
    ])
    expect(places.at(-1)?.pace).toBe(8)
  })

  test("of whoever is there for a part of the year, the pace reaches the target with it", () => {
    const over = { ...year, last: "2025-06-10" }
    const asked = {
      until: "2025-12-31",
      target: 20,
      actual: 4,
      unit: "学时",
      records: [{ on: "2025-07-01", hours: 4 }],
    }
    const places = hoursSoFar({ ...asked, over })
    expect([places[2], places[5], places[11]]).toMatchObject([
      { soFar: 0, pace: 10 },
      { soFar: 0, pace: 20 },
      { soFar: 4, pace: 20 },
    ])
  })

  test("of a cycle stand in their own years, and the pace reaches the target when the cycle ends", () => {
    const records = [
      { on: "2023-11-02", hours: 100 },
      { on: "2025-03-04", hours: 50 },
    ]
    const asked = { over: cycle, until: "2025-08-01", target: 550, actual: 150, unit: "学时", records }
    const places = hoursSoFar(asked)
    expect(places.map(({ name }) => name).slice(0, 3)).toEqual(["2023-H1", "2023-H2", "2024-H1"])
    expect(places.map(({ soFar }) => soFar)).toEqual([0, 100, 100, 100, 150, 150, null, null, null, null])
    expect(places.map(({ pace }) => pace).slice(0, 2)).toEqual([55, 110])
    expect([places.length, places.at(-1)?.pace]).toEqual([10, 550])
  })
})
