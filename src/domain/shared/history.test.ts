import { describe, expect, test } from "vitest"
import { dayOf } from "./calendar.ts"
import { changedFrom, replacedFrom, type Since, valueOn } from "./history.ts"

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

describe("a change from a day on", () => {
  test("begins a history with what was before", () => {
    expect(changedFrom([], "a", { from: may, value: "b" })).toEqual([
      { from: null, value: "a" },
      { from: may, value: "b" },
    ])
  })

  test("replaces what was said of that day and later ones", () => {
    expect(changedFrom(rows, "c", { from: may, value: "d" })).toEqual([
      { from: null, value: "a" },
      { from: may, value: "d" },
    ])
    expect(replacedFrom(rows, may).map(({ value }) => value)).toEqual(["b", "c"])
    expect(replacedFrom(rows, later)).toEqual([])
  })

  test("back to what was before leaves nothing of the change", () => {
    expect(changedFrom(rows, "c", { from: july, value: "b" })).toEqual([
      { from: null, value: "a" },
      { from: may, value: "b" },
    ])
    expect(changedFrom([], "a", { from: may, value: "a" })).toEqual([])
  })

  test("changes nothing before the day, also where the history begins with a dated row", () => {
    const begun = [
      { from: may, value: "b" },
      { from: july, value: "c" },
    ]
    const after = changedFrom(begun, "c", { from: before, value: "x" })
    expect(valueOn(after, dayOf("1990-01-01"), "x")).toBe("b")
    expect(valueOn(after, later, "x")).toBe("x")
  })
})
