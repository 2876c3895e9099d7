import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { expect, test } from "vitest"
import { endpoints } from "../../contract/endpoints/index.ts"
import { changedBy, isChanged, nounOf, roots } from "./what-changes.ts"

const web = fileURLToPath(new URL("..", import.meta.url))

test("every write of the API says what it changes", () => {
  const writes = Object.keys(endpoints).filter((key) => !key.startsWith("GET "))
  const nouns = new Set(writes.map((key) => nounOf(`/api${key.split(" ")[1]}`)))
  expect([...nouns].toSorted()).toEqual(Object.keys(changedBy).toSorted())
})

test("everything the pages ask is known by its first word, and nothing else is", () => {
  const sources = globSync("**/*.{ts,tsx}", { cwd: web })
    .filter((file) => !file.includes(".test."))
    .map((file) => readFileSync(join(web, file), "utf8"))
  const used = sources.flatMap((source) =>
    [...source.matchAll(/(?:queryKey: |Key = \([^)]*\) => )\[\s*"([^"]+)"/g)].map(([, root = ""]) => root),
  )
  expect([...new Set(used)].toSorted()).toEqual(roots.toSorted())
})

test("what was recorded asks figures anew, and leaves accounts and settings alone", () => {
  const recorded = ["/api/sittings"]
  expect(isChanged(["board", 1, "now", 2026], recorded)).toBe(true)
  expect(isChanged(["policy", "licheng-2010", "CS-HOURS", "standing"], recorded)).toBe(true)
  expect(isChanged(["audit", "lines", {}], recorded)).toBe(true)
  expect(isChanged(["accounts", ""], recorded)).toBe(false)
  expect(isChanged(["settings"], recorded)).toBe(false)
})

test("a suggestion leaves figures alone, and whoever signs in sees everything anew", () => {
  expect(isChanged(["board", 1], ["/api/suggestions"])).toBe(false)
  expect(isChanged(["suggestions", "mine"], ["/api/suggestions/7/answer"])).toBe(true)
  for (const root of roots) expect(isChanged([root], ["/api/session"]), root).toBe(true)
})
