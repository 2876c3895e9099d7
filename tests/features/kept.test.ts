import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { freshDatabase, type TestDatabase } from "../support/database.ts"

const root = fileURLToPath(new URL("../..", import.meta.url))
const page = readFileSync(join(root, "docs/service-rules/how-long-things-are-kept.md"), "utf8")

/** The tables in the first column under the headings that begin like this. */
function tablesUnder(heading: string): string[] {
  const sections = page.split(/^(?=## )/m).filter((part) => part.startsWith(`## ${heading}`))
  expect(sections, heading).toHaveLength(1)
  const lines = (sections[0] ?? "").split("\n").filter((line) => line.startsWith("| `"))
  return lines.flatMap((line) =>
    [...(line.split("|")[1] ?? "").matchAll(/`([a-z_.]+)`/g)].map(([, name = ""]) => name),
  )
}

const going = tablesUnder("会清掉的")
const kept = tablesUnder("一直保留的")
let database: TestDatabase

beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())

describe("for how long things are kept", () => {
  test("is said of every table once, and of no other", async () => {
    const owner = await database.ownerClient()
    const { rows } = await owner.query<{ name: string }>(
      `select table_name as name from information_schema.tables
        where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like 'kysely%'`,
    )
    await owner.end()
    expect([...going, ...kept].sort()).toEqual(rows.map(({ name }) => name).sort())
  })

  test("is kept by the program: what goes is deleted somewhere, itself or with what it hangs on", async () => {
    const sources = globSync("src/server/**/*.ts", { cwd: root }).filter(
      (file) => !/\.test\.ts$|migrations/.test(file),
    )
    const text = sources.map((file) => readFileSync(join(root, file), "utf8")).join("\n")
    const { rows } = await database.pool.query<{ child: string; parent: string }>(
      `select conrelid::regclass::text as child, confrelid::regclass::text as parent from pg_constraint
        where contype = 'f' and confdeltype = 'c'`,
    )
    const goes = (table: string): boolean =>
      text.includes(`delete from ${table}`) ||
      new RegExp(`^  "${table}",$`, "m").test(text) ||
      rows.some(({ child, parent }) => child === table && parent !== table && goes(parent))
    expect(going.length).toBeGreaterThan(20)
    expect(going.filter((table) => !goes(table))).toEqual([])
  })
})
