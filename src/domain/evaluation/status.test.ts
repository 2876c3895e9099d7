import { describe, expect, test } from "vitest"
import { dayOf, periodsOf } from "../shared/calendar.ts"
import { judge } from "./status.ts"

const [march] = periodsOf(2010, "month").slice(2)
const [year] = periodsOf(2010, "year")
if (!march || !year) throw new Error("2010 has a March")
const on = (day: string, period = march) => ({ period, asOf: dayOf(day) })

describe("a figure", () => {
  test("that reaches its target is met, whenever one looks", () => {
    expect(judge({ target: 1, actual: 1 }, on("2010-01-01")).status).toBe("met")
    expect(judge({ target: 1, actual: 2 }, on("2012-01-01"))).toMatchObject({ status: "met", atRisk: false })
  })

  test("is open on the period's last day and short on the day after", () => {
    expect(judge({ target: 1, actual: 0 }, on("2010-03-31")).status).toBe("open")
    expect(judge({ target: 1, actual: 0 }, on("2010-04-01"))).toMatchObject({
      status: "short",
      atRisk: false,
    })
  })

  test("with a deadline is open on that day and short on the day after", () => {
    const deadline = dayOf("2010-01-31")
    expect(judge({ target: 1, actual: 0 }, { ...on("2010-01-31", year), deadline }).status).toBe("open")
    expect(judge({ target: 1, actual: 0 }, { ...on("2010-02-01", year), deadline }).status).toBe("short")
  })

  test("is at risk below 0.8 of the share of days that have passed, the day itself included", () => {
    // 10 of 31 days: 0.8 × 10 ÷ 31 = 0.25806…
    expect(judge({ target: 1, actual: 0.258 }, on("2010-03-10")).atRisk).toBe(true)
    expect(judge({ target: 1, actual: 0.2581 }, on("2010-03-10")).atRisk).toBe(false)
    expect(judge({ target: 1, actual: 0 }, on("2010-02-28")).atRisk).toBe(false)
    expect(judge({ target: 5, actual: 4 }, on("2010-03-31")).atRisk).toBe(false)
  })

  test("that can never be short stays open, and is not at risk", () => {
    const found = judge({ target: 16, actual: 0 }, { ...on("2012-01-01", year), neverShort: true })
    expect(found).toMatchObject({ status: "open", atRisk: false })
  })
})
