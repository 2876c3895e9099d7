import { describe, expect, test } from "vitest"
import { besideTarget, numberText, owedText, shareText } from "./figure-text.ts"

describe("a figure beside its target", () => {
  test("that falls short never reads like the target", () => {
    expect(besideTarget(17.995833, 18, "天")).toEqual({ actual: "17.99", target: "18", left: "0.01" })
    expect(besideTarget(39.999999, 40, "学时")).toEqual({ actual: "39.99", target: "40", left: "0.01" })
    expect(besideTarget(0.99996, 1, "")).toEqual({ actual: "99.9%", target: "100%", left: "0.1%" })
    expect(besideTarget(1203.996, 1204, "学时")).toMatchObject({ actual: "1,203.99", target: "1,204" })
  })

  test("whose target is not round has it rounded up as well", () => {
    const { actual, target, left } = besideTarget(16.66, 16.6633, "天")
    expect({ actual, target, left }).toEqual({ actual: "16.66", target: "16.67", left: "0.01" })
    expect(besideTarget(1, 1.6875, "天")).toEqual({ actual: "1", target: "1.69", left: "0.69" })
  })

  test("counts whole what nobody does a part of", () => {
    expect(besideTarget(0, 0.5, "次")).toEqual({ actual: "0", target: "0.5", left: "1" })
    expect(besideTarget(1, 2.5, "篇").left).toBe("2")
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

describe("what is owed", () => {
  test("is rounded up, and is never nothing while something is owed", () => {
    expect(owedText(7.06625, "天")).toBe("7.07")
    expect(owedText(46.32125, "天")).toBe("46.33")
    expect(owedText(46.33, "天")).toBe("46.33")
    expect(owedText(0.0000004, "天")).toBe("0.01")
    expect(owedText(0.0004, "")).toBe("0.1%")
    expect(owedText(0, "学时")).toBe("0")
    expect(owedText(0.1 + 0.2, "学时")).toBe("0.3")
    expect(owedText(0.5, "次")).toBe("1")
  })

  test("done as written closes the gap, and says the same beside its target", () => {
    for (let hundredths = 1; hundredths < 3000; hundredths += 7) {
      for (const perUnit of [1, 7.5, 8]) {
        const target = 18
        const gap = Math.min(target, hundredths / 100 / perUnit)
        const owed = owedText(gap, "天")
        expect(Number(owed)).toBeGreaterThanOrEqual(gap - 2e-6)
        expect(Number(owed)).toBeLessThan(gap + 0.01)
        expect(besideTarget(target - gap, target, "天").left).toBe(owed)
      }
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
