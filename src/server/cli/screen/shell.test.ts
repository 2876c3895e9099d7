import { expect, test } from "vitest"
import { minuteOf } from "./shell.ts"

test.each(["2026-11-29T21:26:41.786019Z", "2026-11-30T05:26:59.999999+08:00"])(
  "%s is read by the clock of Asia/Shanghai",
  (at) => {
    expect(minuteOf(at)).toBe("2026-11-30 05:26")
  },
)
