import { expect, test } from "vitest"
import { faultsOf } from "./inventory.ts"

const of = (expression: string) => faultsOf({ name: "some", version: "1.0.0", licenses: [{ expression }] })

test("one of several licences is enough, of several together each must be one that may be used", () => {
  expect(of("(MIT OR GPL-3.0-only)")).toEqual([])
  expect(of("Apache-2.0 AND MIT")).toEqual([])
  expect(of("Apache-2.0 AND GPL-3.0-only")).toEqual(["some comes under Apache-2.0 AND GPL-3.0-only"])
})

test("a package without licence or version is named", () => {
  expect(faultsOf({ name: "some", licenses: [] })).toEqual([
    "some has no version",
    "some comes under no licence",
  ])
})
