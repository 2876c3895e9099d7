import { globSync, readFileSync } from "node:fs"
import { dirname, join, normalize } from "node:path"
import { fileURLToPath } from "node:url"
import { expect, test } from "vitest"
import { importsOf } from "./walls.ts"

const root = fileURLToPath(new URL("../..", import.meta.url))

/** What a file imports that is still there when it runs. */
function loads(file: string): string[] {
  const source = readFileSync(join(root, file), "utf8")
  return importsOf(source.replaceAll(/^(?:import|export) type\s[\w\s{},*$]*\bfrom\b/gm, "")).map((module) =>
    module.startsWith(".") ? normalize(join(dirname(file), module)) : module,
  )
}

/** How a file comes to load a package, by way of whom; undefined where it does not. */
function wayTo(name: string, file: string, seen: Set<string>): string[] | undefined {
  if (seen.has(file)) return undefined
  seen.add(file)
  for (const module of loads(file)) {
    if (module === name) return [file]
    const way = /\.tsx?$/.test(module) ? wayTo(name, module, seen) : undefined
    if (way) return [file, ...way]
  }
  return undefined
}

// A schema library asks whether it may make code from text, which the pages' policy forbids, and weighs much.
test("the pages load no schemas: what they need of the contract stands apart from them", () => {
  const pages = globSync("src/web/**/*.{ts,tsx}", { cwd: root, exclude: ["**/*.test.ts", "**/*.config.ts"] })
  expect(pages.length).toBeGreaterThan(100)
  const seen = new Set<string>()
  expect(pages.flatMap((page) => wayTo("zod", page, seen) ?? [])).toEqual([])
})
