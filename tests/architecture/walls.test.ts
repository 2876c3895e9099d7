import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, onTestFinished, test } from "vitest"
import { betweenFolders, breachesOf, circleIn, importsOf, readSources, tablesIn } from "./walls.ts"

const root = fileURLToPath(new URL("../..", import.meta.url))

describe("the walls", () => {
  const sources = readSources(root)

  test("stand: no file goes through one", () => {
    expect(sources.breaches).toEqual([])
  })

  test("are looked at in every room", () => {
    expect(sources.files.length).toBeGreaterThan(60)
    expect(sources.files.some((file) => file.endsWith(".tsx"))).toBe(true)
    for (const room of ["domain", "contract", "server", "web"]) {
      expect(sources.files.some((file) => file.startsWith(`src/${room}/`))).toBe(true)
    }
  })

  test("have no circle between folders, types included but for the domain", () => {
    expect(sources.folderCircle).toBeUndefined()
  })

  test("have no circle of imports", () => {
    expect(sources.circle).toBeUndefined()
  })
})

/** A source tree of these files alone. */
function treeOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "xueer-walls-"))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  return folder
}

describe("a source tree with a fault is found out", () => {
  const sound = {
    "src/server/features/a/index.ts": 'export { a } from "./a.ts"\n',
    "src/server/features/a/a.ts": "export const a = 1\n",
    "src/server/features/b/index.ts": 'export { b } from "./b.ts"\n',
    "src/server/features/b/b.ts": 'import { a } from "../a/index.ts"\nexport const b = a\n',
    "src/server/db/migrations/2026-11-30-notebooks.ts": "export const up = `create table notebook (x int)`\n",
  }

  test("and a sound one is not", () => {
    const { breaches, circle, folderCircle } = readSources(treeOf(sound))
    expect([breaches, circle, folderCircle]).toEqual([[], undefined, undefined])
  })

  test("by a circle of its folders, though no file is in one, and though it is of types alone", () => {
    for (const kind of ["", "type "]) {
      const { circle, folderCircle } = readSources(
        treeOf({
          ...sound,
          "src/server/features/a/other.ts": `import ${kind}{ b } from "../b/index.ts"\nexport const c = 1\n`,
        }),
      )
      expect(circle).toBeUndefined()
      expect(folderCircle?.toSorted()).toContain("src/server/features/a")
    }
  })

  test("by an action that asks a table which only a migration of its own knows", () => {
    const asking = (text: string) =>
      readSources(
        treeOf({ ...sound, "src/server/features/a/a.ts": `export const a = "${text}"\n` }),
      ).breaches.map(({ file }) => file)
    expect(asking("select x from notebook")).toEqual(["src/server/features/a/a.ts"])
    expect(asking("select x from nobody_knows")).toEqual([])
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

  test("when routes come by another way than the list of all", () => {
    const list = "src/server/api/routes.ts"
    expect(breachesOf(list, 'import { bRoutes } from "../features/b/routes.ts"')).toEqual([])
    expect(breachesOf(list, 'import { bRoutes } from "../features/b/b-routes.ts"')).toEqual([])
    expect(breachesOf(list, 'import { b } from "../features/b/other.ts"')).toHaveLength(1)
    const file = "src/server/features/a/x.ts"
    expect(breachesOf(file, 'import { bRoutes } from "../b/routes.ts"')).toHaveLength(1)
    expect(
      breachesOf("src/server/features/b/index.ts", 'export { bRoutes } from "./b-routes.ts"'),
    ).toHaveLength(1)
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

  test("whatever table it names, also one that a migration has renamed", () => {
    const schema =
      "`create table a (x int)`, `create table b (x int)`, `alter table a rename to c`, `drop table b`"
    expect(tablesIn(schema)).toEqual(["c"])
    for (const table of [
      "audit_entry",
      "suggestion",
      "notice",
      "import_run",
      "invalidation",
      "unit_change",
    ]) {
      expect(breachesOf("src/server/features/a/x.ts", `query("select 1 from ${table}")`), table).toHaveLength(
        1,
      )
    }
  })

  test("in an import over several lines, a re-export and a dynamic import", () => {
    expect(
      importsOf('import {\n  a,\n  b,\n} from "x"\nexport { c } from "y"\nconst d = await import("z")'),
    ).toEqual(["x", "y", "z"])
  })

  test("in a circle of folders that is none of files", () => {
    const imports = new Map([
      ["src/server/http/routes.ts", ["src/server/features/a/routes.ts"]],
      ["src/server/features/a/routes.ts", ["src/server/http/route.ts", "src/server/cursor.ts"]],
      ["src/server/start.ts", ["src/server/http/routes.ts"]],
      ["src/server/cursor.ts", []],
    ])
    expect(circleIn(imports)).toBeUndefined()
    expect(circleIn(betweenFolders(imports))).toEqual([
      "src/server/http",
      "src/server/features/a",
      "src/server/http",
    ])
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
