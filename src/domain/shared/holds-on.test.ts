import { expect, test } from "vitest"
import { holdsOn } from "./holds-on.ts"

test("what holds today is not what begins later, in whatever order a history comes", () => {
  const rows = [
    { item: "rank", from: "2027-01-15", value: "chu-deputy" },
    { item: "rank", from: null, value: "none" },
    { item: "rank", from: "2026-03-01", value: "ke-head" },
    { item: "status", from: "2026-01-01", value: "full" },
  ]
  expect(holdsOn(rows, "rank", "2026-11-29")).toEqual({
    now: "ke-head",
    later: [{ from: "2027-01-15", value: "chu-deputy" }],
  })
  expect(holdsOn(rows, "rank", "2027-01-15")).toEqual({ now: "chu-deputy", later: [] })
  expect(holdsOn(rows, "rank", "2026-01-01").now).toBe("none")
  // The first row of a history holds before its day as well.
  expect(holdsOn(rows, "status", "2025-01-01")).toEqual({ now: "full", later: [] })
  expect(holdsOn(rows, "category", "2026-01-01")).toEqual({ now: undefined, later: [] })
})
