import { describe, expect, test } from "vitest"
import { hoursLine, scaledLine, sumOf, upToHalfLine } from "./arithmetic.ts"

describe("arithmetic in words", () => {
  test("adds up as it stands, however many terms there are", () => {
    expect(sumOf([]).zh).toBe("0")
    expect(sumOf([2, 3.5]).en).toBe("2 + 3.5 = 5.5")
    const { zh, en, total } = sumOf(Array.from({ length: 16 }, (_, index) => index + 0.5))
    expect(zh).toMatch(/\+ 11\.5 \+ 56（其余 4 项）= 128$/)
    expect(en).toMatch(/\+ 11\.5 \+ 56 \(the other 4\) = 128$/)
    const terms = (en.split(" = ")[0] ?? "").replace(" (the other 4)", "").split(" + ").map(Number)
    expect(terms.reduce((sum, term) => sum + term, 0)).toBe(total)
  })

  test("says where a number is rounded up, and only there", () => {
    expect(scaledLine(16, 5)).toEqual({
      zh: "16 × 5 ÷ 12 = 6.666667，向上取到 0.5 的倍数是 7",
      en: "16 × 5 ÷ 12 = 6.666667, rounded up to a multiple of 0.5: 7",
    })
    expect(scaledLine(12, 12)).toEqual({ zh: "12（全年）", en: "12 (the whole year)" })
    expect(scaledLine(12, 5).en).toBe("12 × 5 ÷ 12 = 5")
    expect(upToHalfLine({ zh: "甲", en: "a" }, 20).zh).toBe("甲 = 20")
  })

  test("has one and many", () => {
    expect(hoursLine(sumOf([1]), 1, 1, "学时").en).toBe("1 hour")
    expect(hoursLine(sumOf([4, 4]), 8, 1, "天").en).toBe("4 + 4 = 8 hours; ÷ 8 = 1 day")
  })
})
