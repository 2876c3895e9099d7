import { globSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { expect, test } from "vitest"
import { importsOf, runtimeOf } from "./walls.ts"
import { waysToPackages } from "./what-is-loaded.ts"

const root = fileURLToPath(new URL("../..", import.meta.url))

// A schema library asks whether it may make code from text, which the pages' policy forbids, and weighs much.
test("the pages load no schemas: what they need of the contract stands apart from them", () => {
  const pages = globSync("src/web/**/*.{ts,tsx}", { cwd: root, exclude: ["**/*.test.ts", "**/*.config.ts"] })
  expect(pages.length).toBeGreaterThan(100)
  const ways = waysToPackages(root, pages, (source) => importsOf(runtimeOf(source)))
  expect(ways.get("react")).toBeDefined()
  expect(ways.get("zod")).toBeUndefined()
})
