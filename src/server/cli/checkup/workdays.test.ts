import { expect, test } from "vitest"
import { dayOf } from "../../../domain/shared/calendar.ts"
import { sayOfWorkdays } from "./workdays.ts"

const until = (last: number) => ({ knows: (year: number) => year <= last })

test.each([
  ["2026-09-30", 2026, "fine"],
  ["2026-10-01", 2026, "note"],
  ["2026-12-31", 2026, "note"],
  ["2026-10-01", 2027, "fine"],
  ["2027-03-01", 2026, "note"],
])("on %s, with the lists until %i, the doctor says: %s", (today, last, state) => {
  const check = sayOfWorkdays(dayOf(today), until(last))
  expect(check.state).toBe(state)
  if (state === "note") {
    expect(check.what.en).toContain("2027")
    expect(check.mend?.en).toContain("xueer calendar import FILE --year 2027")
  }
})
