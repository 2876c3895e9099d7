import { fileURLToPath } from "node:url"
import { describe, expect, test } from "vitest"
import { breachesOf, circleIn, importsOf, readSources } from "./walls.ts"

const root = fileURLToPath(new URL("../..", import.meta.url))

describe("the walls", () => {
  const app = readSources(root)

  test("stand: no file goes through one", () => {
    expect(app.breaches).toEqual([])
  })

  test("are looked at in every room", () => {
    expect(app.files.length).toBeGreaterThan(60)
    expect(app.files.some((file) => file.endsWith(".tsx"))).toBe(true)
    for (const room of ["domain", "contract", "server", "web"]) {
      expect(app.files.some((file) => file.startsWith(`src/${room}/`))).toBe(true)
    }
  })

  test("have no circle of imports", () => {
    expect(app.circle).toBeUndefined()
  })
})

describe("a breach is seen", () => {
  test("when the domain imports a package or Node", () => {
    expect(breachesOf("src/domain/a.ts", 'import { z } from "zod"')).toHaveLength(1)
    expect(breachesOf("src/domain/a.ts", 'import { readFileSync } from "node:fs"')).toHaveLength(1)
  })

  test("when a room imports one it may not", () => {
    expect(breachesOf("src/contract/a.ts", 'import { x } from "../server/env.ts"')).toHaveLength(1)
  })

  test("when a feature goes past another's door", () => {
    const file = "src/server/features/a/x.ts"
    expect(breachesOf(file, 'import { x } from "../b/store.ts"')).toHaveLength(1)
    expect(breachesOf(file, 'import { x } from "../b/index.ts"')).toEqual([])
  })

  test("when a page reaches into the server, takes a package of its own, or goes past another's door", () => {
    const file = "src/web/features/a/APage.tsx"
    expect(breachesOf(file, 'import { x } from "../../../server/env.ts"')).toHaveLength(1)
    expect(breachesOf(file, 'import { z } from "zod"')).toHaveLength(1)
    expect(breachesOf(file, 'import { text } from "../b/text.ts"')).toHaveLength(1)
    expect(breachesOf(file, 'import { bRoutes } from "../b/index.tsx"')).toEqual([])
    expect(breachesOf(file, 'import { useState } from "react"')).toEqual([])
  })

  test("when an action speaks SQL", () => {
    expect(breachesOf("src/server/features/a/x.ts", "query(`select code from unit`)")).toHaveLength(1)
    expect(breachesOf("src/server/features/a/store.ts", "query(`select code from unit`)")).toEqual([])
  })

  test("in an import over several lines, a re-export and a dynamic import", () => {
    expect(
      importsOf('import {\n  a,\n  b,\n} from "x"\nexport { c } from "y"\nconst d = await import("z")'),
    ).toEqual(["x", "y", "z"])
  })

  test("in a circle", () => {
    const circle = circleIn(
      new Map([
        ["a", ["b"]],
        ["b", ["c"]],
        ["c", ["a"]],
      ]),
    )
    expect(circle).toEqual(["a", "b", "c", "a"])
  })
})
