import { expect, test } from "vitest"
import { readQuery } from "./read-query.ts"

test("what somebody looks for may stand in a header, and not in both places", () => {
  expect(readQuery("/people?unit=3", "%E7%8E%8B")).toEqual({ unit: "3", q: "王" })
  expect(readQuery("/people?q=wang")).toEqual({ q: "wang" })
  expect(() => readQuery("/people?q=wang", "wang")).toThrow()
  expect(() => readQuery("/people", "%E7%8E")).toThrow()
})
