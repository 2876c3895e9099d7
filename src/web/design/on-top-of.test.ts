import { expect, test } from "vitest"
import { onTopOf } from "./on-top-of.ts"

const seen = { name: "一支部", field: "school", circumstances: ["frail"] as string[] }

test("what nobody here touched is what the other stored", () => {
  const mine = { ...seen, name: "第一支部" }
  const theirs = { name: "支部一", field: "rural", circumstances: [] }
  expect(onTopOf(mine, seen, theirs)).toEqual({ name: "第一支部", field: "rural", circumstances: [] })
})

test("a list counts as changed by what it holds", () => {
  const theirs = { ...seen, circumstances: ["abroad"] }
  expect(onTopOf({ ...seen, circumstances: [...seen.circumstances] }, seen, theirs)).toEqual(theirs)
  expect(onTopOf({ ...seen, circumstances: [] }, seen, theirs).circumstances).toEqual([])
})

test("what was emptied stays emptied", () => {
  expect(onTopOf({ ...seen, name: "" }, seen, { ...seen, name: "支部一" }).name).toBe("")
})
