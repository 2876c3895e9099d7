import { expect, test } from "vitest"
import { untilFull } from "./until-full.ts"

const all = Array.from({ length: 57 }, (_, index) => index + 1)
const read = async (after: number | undefined, limit: number) =>
  all.filter((one) => one > (after ?? 0)).slice(0, limit)

test.each([
  [1, 5, [1, 2, 3, 4, 5], true],
  [10, 5, [10, 20, 30, 40, 50], false],
  [10, 4, [10, 20, 30, 40], true],
  [57, 5, [57], false],
  [60, 5, [], false],
] as const)("what is kept of every %i is read until it is full (%i)", async (every, most, items, more) => {
  const found = await untilFull(most, read, async (rows) => rows.filter((one) => one % every === 0))
  expect(found).toEqual({ items, more })
})
