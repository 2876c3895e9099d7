import { describe, expect, test } from "vitest"
import { besideTarget, numberText, shareText } from "./figure-text.ts"

describe("a figure beside its target", () => {
  test("that falls short never reads like the target", () => {
    expect(besideTarget(17.995833, 18, "天")).toEqual({ actual: "17.99", target: "18", left: "0.01" })
    expect(besideTarget(39.999999, 40, "学时")).toEqual({ actual: "39.99", target: "40", left: "0.01" })
    expect(besideTarget(0.99996, 1, "")).toEqual({ actual: "99.9%", target: "100%", left: "0.1%" })
    expect(besideTarget(1203.996, 1204, "学时")).toMatchObject({ actual: "1,203.99", target: "1,204" })
  })

  test("takes more places where the target itself is not round", () => {
    const { actual, target, left } = besideTarget(16.66, 16.6633, "天")
    expect({ actual, target, left }).toEqual({ actual: "16.66", target: "16.663", left: "0.003" })
  })

  test("that is met reads as it is, and nothing is left", () => {
    expect(besideTarget(18, 18, "天")).toEqual({ actual: "18", target: "18", left: "0" })
    expect(besideTarget(17.9999999999, 18, "天")).toMatchObject({ actual: "18", left: "0" })
    expect(besideTarget(1, 1, "")).toEqual({ actual: "100%", target: "100%", left: "0%" })
    expect(besideTarget(41.256, 40, "学时")).toMatchObject({ actual: "41.26", left: "0" })
  })

  test("a share is per cent, however it was counted", () => {
    expect(besideTarget(28 / 33, 1, "")).toEqual({ actual: "84.8%", target: "100%", left: "15.2%" })
    expect(besideTarget(0.29, 1, "").actual).toBe("29%")
    expect(besideTarget(0, 1, "")).toEqual({ actual: "0%", target: "100%", left: "100%" })
  })

  test("what is missing is the difference of what is shown, for any two figures", () => {
    const plain = (text: string) => Number(text.replaceAll(",", ""))
    for (let step = 1; step < 2000; step++) {
      const target = Math.round(step * 37.5) / 2
      const actual = (target * ((step * 7919) % 1000)) / 1000
      const { actual: is, target: asked, left } = besideTarget(actual, target, "学时")
      expect(plain(is)).toBeLessThan(plain(asked))
      expect(plain(is) + plain(left)).toBeCloseTo(plain(asked), 6)
      expect(plain(is)).toBeCloseTo(actual, 1)
    }
  })
})

test("numbers stand in groups of three, with two places at most", () => {
  expect([1164, 30.5, 0.006, -1234.5].map((value) => numberText(value))).toEqual([
    "1,164",
    "30.5",
    "0.01",
    "−1,234.5",
  ])
  expect([0.78, 0.848485, 1].map(shareText)).toEqual(["78%", "84.8%", "100%"])
})
