import { describe, expect, test } from "vitest"
import { inUnits, reaches, scaledToMonths, shown, upToHalf } from "./quantity.ts"

describe("quantities", () => {
  test("a target for a part of the year is rounded up to a half, and a half stays", () => {
    expect(scaledToMonths(40, 12)).toBe(40)
    expect(scaledToMonths(40, 6)).toBe(20)
    expect(scaledToMonths(40, 7)).toBe(23.5)
    expect(scaledToMonths(12, 7)).toBe(7)
    expect(scaledToMonths(1, 6)).toBe(0.5)
    expect(scaledToMonths(1, 7)).toBe(1)
    expect(upToHalf(0.1 + 0.2 + 0.2)).toBe(0.5)
  })

  test("hundredths of an hour become hours and days", () => {
    expect(inUnits(400, 8)).toBe(0.5)
    expect(inUnits(125, 1)).toBe(1.25)
  })

  test("comparisons allow the error of a binary fraction and no more", () => {
    expect(reaches(0.1 + 0.2, 0.3)).toBe(true)
    expect(reaches(0.3, 0.1 + 0.2)).toBe(true)
    expect(reaches(0.299999, 0.3)).toBe(false)
  })

  test("figures are shown to six places", () => {
    expect(shown(6 / 7)).toBe(0.857143)
    expect(shown(3.625)).toBe(3.625)
  })
})
