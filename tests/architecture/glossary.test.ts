import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, test } from "vitest"
import { planLate, planLateness } from "../../src/contract/study-words.ts"
import { sheets } from "../../src/contract/workbook.ts"
import { methods } from "../../src/domain/policy/methods/index.ts"
import { taskKinds } from "../../src/domain/policy/recorded-tasks.ts"
import * as words from "../../src/domain/shared/words.ts"
import { sheetTables } from "../../src/server/features/exchange/sheet-tables.ts"

const root = fileURLToPath(new URL("../..", import.meta.url))

function readAll(pattern: string): string {
  const files = globSync(pattern, { cwd: root })
  expect(files.length, pattern).toBeGreaterThan(0)
  return files.map((file) => readFileSync(join(root, file), "utf8")).join("\n")
}

const glossary = readAll("docs/glossary.md")
const schema = renamed(withoutDropped(readAll("src/server/db/migrations/*.ts")))

/** Tables and columns under the names that a later migration gives them. */
function renamed(text: string): string {
  const names = [...text.matchAll(/alter table (\w+) rename (?:column (\w+) )?to (\w+)/g)]
  return names.reduce((done, [, table = "", column = table, to = ""]) => {
    return done.replaceAll(new RegExp(`\\b${column}\\b`, "g"), to)
  }, text)
}

/** What the migrations make, without the tables that a later one drops. */
function withoutDropped(text: string): string {
  const dropped = [...text.matchAll(/drop table (\w+)/g)].map(([, name]) => name)
  const statements = text.split("`")
  return statements
    .filter((one) => !dropped.some((name) => one.startsWith(`create table ${name} `)))
    .join("`")
}

/** The cells of the first table under the one heading that ends like this, without its head. */
function rowsUnder(ending: string): string[][] {
  const sections = glossary.split(/^(?=#)/m).filter((part) => part.split("\n", 1)[0]?.endsWith(ending))
  expect(sections, `headings that end in ${ending}`).toHaveLength(1)
  const lines = (sections[0] ?? "").split("\n").filter((line) => line.startsWith("|"))
  return lines.slice(2).map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll("`", "")),
  )
}

const identifiersUnder = (ending: string) => rowsUnder(ending).map(([, , identifier]) => identifier)

const lists = Object.entries(words).flatMap(([name, list]) =>
  typeof list === "function" ? [] : [{ name, list }],
)

describe("the glossary", () => {
  test("is compared with every list of words", () => {
    expect(lists.length).toBeGreaterThan(15)
  })

  test.each(lists)("holds the words of $name with their identifiers, and no others", ({ name, list }) => {
    const pairs = rowsUnder(`· \`${name}\``).map(([word, , identifier]) => [word, identifier])
    expect(pairs).toEqual(Object.entries(list))
  })

  test.each(sheetTables)(
    "holds the columns of the sheet $sheet, and no others",
    ({ sheet, table, columns }) => {
      const of = sheets.find(({ key }) => key === sheet)
      const stored = (key: string) => columns.find((column) => column.from === key)?.name
      const rows = rowsUnder(`\`${sheet}\` · table \`${table}\``)
      expect(rows.map(([title, , key, column]) => [title, key, column])).toEqual(
        of?.columns.map(({ title, key }) => [title, key, stored(key)]),
      )
    },
  )

  test("holds the tables of the database, and no others", () => {
    const made = [...schema.matchAll(/create table (\w+)/g)].map(([, name]) => name)
    expect(identifiersUnder("## Tables")).toEqual(made)
  })

  test("names every column of the database", () => {
    const types = "integer|bigint|text|date|timestamp|timestamptz|boolean|ltree|jsonb"
    const columns = [...schema.matchAll(new RegExp(`^ {4}(\\w+) (?:${types})\\b`, "gm"))]
    expect(columns.length).toBeGreaterThan(60)
    const missing = columns.map(([, name]) => name).filter((name) => !glossary.includes(`\`${name}\``))
    expect(missing).toEqual([])
  })

  test("holds the methods of counting and the recorded tasks, and no others", () => {
    expect(identifiersUnder("· `methods`")).toEqual(methods.map(({ name }) => name))
    expect(identifiersUnder("· `taskKinds`")).toEqual(taskKinds)
  })

  test("has a word for each way in which a plan is not in time, and no other is used", () => {
    const rows = rowsUnder("· `planLateness`").map(([word, , identifier]) => [identifier, word])
    expect(rows).toEqual(Object.entries(planLateness).map(([name, { zh }]) => [name, zh]))
    const pages = readAll("src/{web,contract}/**/*.ts").replaceAll(/迟报"|份迟报`|"其中迟报/g, "")
    expect(pages.match(/迟报|过期才备案/g)).toBeNull()
    expect([planLate({ filedOn: "2010-02-03" }).zh, planLate({ filedOn: null }).zh]).toEqual([
      "迟报",
      "逾期未备案",
    ])
  })

  test("names nothing of policy and judgement that the code does not know", () => {
    const source = readAll("src/**/*.ts")
    const strange = identifiersUnder("## Policy and judgement").filter((name = "") => !source.includes(name))
    expect(strange).toEqual([])
  })

  test("gives a meaning for every word", () => {
    expect(glossary.split("\n").filter((line) => /^\|.*\|\s*\|/.test(line))).toEqual([])
  })
})
