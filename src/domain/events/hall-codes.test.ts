import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { codeEnds, goodTurns, turnAt, turnSeconds, turnsUntil } from "./hall-codes.ts"

const moment = fc.integer({ min: 0, max: 4_000_000_000_000 })
const clock = (minute: number) =>
  `2010-08-20 ${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`

describe("what a hall is shown", () => {
  test("is good in its own turn and the next, at no other moment, whatever a clock says", () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: -200_000, max: 200_000 }), (read, later) => {
        const good = goodTurns(read + later).includes(turnAt(read))
        const turns = turnAt(read + later) - turnAt(read)
        expect(good).toBe(turns === 0 || turns === 1)
        if (later >= 0 && later < turnSeconds * 1000) expect(good).toBe(true)
        if (later >= 2 * turnSeconds * 1000 || later < -turnSeconds * 1000) expect(good).toBe(false)
      }),
    )
  })

  test("ends on its day, with the sitting or an hour from now, and never before now", () => {
    const minute = fc.integer({ min: 0, max: 1439 })
    fc.assert(
      fc.property(minute, fc.integer({ min: 0, max: 1440 }), minute, (start, lasts, now) => {
        const end = codeEnds(clock(start), lasts, clock(now))
        expect(end <= "2010-08-21 00:00").toBe(true)
        expect(end > clock(now)).toBe(true)
        expect(end >= clock(Math.min(1439, start + lasts))).toBe(true)
        expect(turnsUntil(clock(now), end)).toBeGreaterThanOrEqual(1)
      }),
    )
    expect(codeEnds("2010-08-20 09:00", 120, "2010-08-20 08:30")).toBe("2010-08-20 11:00")
    expect(codeEnds("2010-08-20 09:00", 120, "2010-08-20 10:40")).toBe("2010-08-20 11:40")
    expect(codeEnds("2010-08-20 22:00", 300, "2010-08-20 22:10")).toBe("2010-08-21 00:00")
  })
})
