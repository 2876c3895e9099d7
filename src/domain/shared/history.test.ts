import { describe, expect, test } from "vitest"
import { dayOf } from "./calendar.ts"
import { type Since, valueOn } from "./history.ts"

const may = dayOf("2010-05-01")
const july = dayOf("2010-07-01")
const before = dayOf("1999-12-31")
const eve = dayOf("2010-06-30")
const later = dayOf("2030-01-01")

const rows: readonly Since<string>[] = [
  { from: july, value: "c" },
  { from: null, value: "a" },
  { from: may, value: "b" },
]

describe("the value on a day", () => {
  test.each([
    [before, "a"],
    [dayOf("2010-04-30"), "a"],
    [may, "b"],
    [eve, "b"],
    [july, "c"],
    [later, "c"],
  ])("on %s it is %s", (day, value) => expect(valueOn(rows, day, "c")).toBe(value))

  test("before the first dated row it is the first row's, where none is without a day", () => {
    expect(valueOn([rows[2] ?? { from: may, value: "b" }], before, "b")).toBe("b")
    expect(
      valueOn(
        rows.filter(({ from }) => from !== null),
        before,
        "c",
      ),
    ).toBe("b")
  })

  test("without a history it is what holds last, on every day", () => {
    expect(valueOn([], before, "z")).toBe("z")
  })
})
