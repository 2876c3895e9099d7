import { expect, test } from "vitest"
import { cycleYears } from "./cycle-years.ts"

const year = { first: "2026-01-01", last: "2026-12-31" }

test("only what is counted over several years is said to be", () => {
  expect(cycleYears({ first: "2023-01-01", last: "2027-12-31" }, year)).toEqual(["2023", "2027"])
  expect(cycleYears(year, year)).toBeUndefined()
  // A unit that ended in June: its pace ends with it, and there is no cycle.
  expect(cycleYears({ first: "2026-01-01", last: "2026-06-03" }, year)).toBeUndefined()
})
