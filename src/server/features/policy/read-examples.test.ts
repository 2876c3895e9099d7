import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { sheets } from "../../../contract/workbook.ts"
import { readExamples } from "./read-examples.ts"
import { readPacks } from "./read-packs.ts"

const packs = readPacks()
const columns = new Map<string, readonly string[]>(
  sheets.map((sheet) => [sheet.title, sheet.columns.map((column) => column.title)]),
)

describe.each(packs.map((pack) => pack.id))("the examples of %s", (id) => {
  const files = readExamples(id)

  test("are there for every clause", () => {
    const clauses = packs.find((pack) => pack.id === id)?.clauses.map((clause) => clause.id)
    expect(files.map((file) => file.clause)).toEqual(clauses)
  })

  test("say by their names apart what they show", () => {
    for (const { examples } of files) {
      expect(new Set(examples.map((example) => example.name)).size).toBe(examples.length)
    }
  })

  test("use the sheets and columns of the workbook", () => {
    const used = files.flatMap((file) => file.examples.flatMap((example) => Object.entries(example.book)))
    expect(used.length).toBeGreaterThan(0)
    for (const [sheet, rows] of used) {
      for (const row of rows) expect(columns.get(sheet)).toEqual(expect.arrayContaining(Object.keys(row)))
    }
  })
})

test("clauses of licheng-2010 whose facts the workbook carries have three examples or more", () => {
  const without = /^(SS|AR|SU|EV)-/
  for (const { clause, examples } of readExamples("licheng-2010")) {
    expect([clause, examples.length >= (without.test(clause) ? 1 : 3)]).toEqual([clause, true])
  }
})

describe("examples with something wrong", () => {
  let policies: string

  beforeEach(() => {
    policies = mkdtempSync(join(tmpdir(), "policies-"))
    mkdirSync(join(policies, "village/examples"), { recursive: true })
    const pack = "id: village\nversion: 1\ntitle: 办法\nissuer: 党委\nfrom: 2010-01-01\n"
    writeFileSync(join(policies, "village/pack.yaml"), pack)
  })
  afterEach(() => rmSync(policies, { recursive: true }))

  test("are named by file and line", () => {
    const text = `clause: V-OTHER
examples:
  - name: 一个例子
    year: 2010
    asOf: 2010-12-31
    parameters: { makeup.days: 45 }
    book: {}
    findings: []
`
    writeFileSync(join(policies, "village/examples/V-TRAIN.yaml"), text)
    const late = text.replace("clause: V-OTHER", "clause: V-LATE").replace("findings: []", "finding: []")
    writeFileSync(join(policies, "village/examples/V-LATE.yaml"), late)
    expect(() => readExamples("village", policies)).toThrow(
      expect.objectContaining({
        faults: [
          expect.stringMatching(/\/V-LATE\.yaml:3: "examples\.0\.findings" is missing$/),
          expect.stringMatching(/\/V-LATE\.yaml:8: unknown key "finding"$/),
          expect.stringMatching(/\/V-TRAIN\.yaml:1: the clause V-OTHER is not the file's name$/),
          expect.stringMatching(/\/V-TRAIN\.yaml:6: "makeup\.days" is no parameter of village$/),
        ],
      }),
    )
  })
})
