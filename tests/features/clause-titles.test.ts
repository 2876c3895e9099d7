import { expect, test } from "vitest"
import { clauseTitles } from "../../src/contract/clause-titles.ts"
import { readPacks } from "../../src/server/features/policy/read-packs.ts"

test("every clause has an English title, and no other has one", () => {
  const ids = readPacks().flatMap((pack) => pack.clauses.map(({ id }) => id))
  expect(Object.keys(clauseTitles).sort()).toEqual(ids.sort())
})
