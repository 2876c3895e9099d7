import { expect, test } from "vitest"
import { categoryInWords } from "../../../domain/people/category-names.ts"
import { readPacks } from "./read-packs.ts"

test("every category of the packs has a name for English readers", () => {
  const names = readPacks().flatMap(({ categories }) => categories.map(({ name }) => name))
  expect(names.length).toBeGreaterThan(8)
  expect(names.filter((name) => /\p{Script=Han}/u.test(categoryInWords(name).en))).toEqual([])
})
