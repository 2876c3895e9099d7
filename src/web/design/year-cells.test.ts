import { describe, expect, test } from "vitest"
import { numberIn } from "./number-in.ts"
import { filled } from "./year-cells.ts"

describe("a row of the year", () => {
  test("covers all twelve months, with empty cells where nothing is asked", () => {
    const cells = filled({
      key: "assembly",
      title: "党员大会",
      cells: [
        { from: 7, span: 3, state: "open", say: "三季度" },
        { from: 1, span: 3, state: "met", say: "一季度" },
      ],
    })
    expect(cells.map(({ from, span }) => [from, span])).toEqual([
      [1, 3],
      [4, 1],
      [5, 1],
      [6, 1],
      [7, 3],
      [10, 1],
      [11, 1],
      [12, 1],
    ])
    expect(cells.reduce((months, { span }) => months + span, 0)).toBe(12)
  })
})

describe("a number as it is typed", () => {
  test.each([
    ["1.5", 1.5],
    ["１２．５", 12.5],
    [" 3 ", 3],
    ["", undefined],
    ["1,5", undefined],
    ["1e3", undefined],
    ["-2", undefined],
  ])("%j is read as %s", (typed, value) => {
    expect(numberIn(typed)).toBe(value)
  })
})
