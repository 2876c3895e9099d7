import { expect, test } from "vitest"
import { clauseOfCategory } from "../../../domain/policy/figures.ts"
import { readPacks } from "./read-packs.ts"

test("a category's clause is found from either side: it names the clause, or the clause names it", () => {
  let named = 0
  for (const pack of readPacks()) {
    for (const { id, subject } of pack.clauses) {
      if (subject.who !== "person" || subject.category === undefined) continue
      const category = pack.categories.find(({ name }) => name === subject.category)
      expect([id, category && clauseOfCategory(pack, category)?.id]).toEqual([id, id])
      if (category?.clause === undefined) named += 1
    }
  }
  expect(named).toBeGreaterThan(0)
})
