import { mkdir, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { ExampleFile } from "../../src/contract/policy-file.ts"
import type { Pack } from "../../src/domain/policy/clause.ts"
import { readExamples } from "../../src/server/features/policy/read-examples.ts"
import { readPacks } from "../../src/server/features/policy/read-packs.ts"
import { freshDatabase } from "../support/database.ts"
import { bringIn, emptyDistrict, inTemporaryFolder, judged } from "../support/district.ts"

type Example = ExampleFile["examples"][number]

const packs = readPacks()

/** Writes an example's book as a folder of CSV files. */
async function writeBook(path: string, book: Example["book"]): Promise<void> {
  await mkdir(path, { recursive: true })
  for (const [sheet, rows] of Object.entries(book)) {
    const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
    const lines = [columns, ...rows.map((row) => columns.map((column) => String(row[column] ?? "")))]
    await writeFile(join(path, `${sheet}.csv`), lines.map((line) => line.map(quoted).join(",")).join("\n"))
  }
}

function quoted(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** The packs as they are when some parameters are read the other way. */
function under(parameters: Example["parameters"], id: string): Pack[] {
  return packs.map((pack) => {
    if (pack.id !== id || !parameters) return pack
    const changed = Object.entries(parameters).map(([name, value]) => {
      const parameter = pack.parameters[name]
      if (!parameter) throw new Error(`${id} has no parameter ${name}`)
      return [name, { ...parameter, values: [{ from: pack.from, value, source: "example" }] }]
    })
    return { ...pack, parameters: { ...pack.parameters, ...Object.fromEntries(changed) } }
  })
}

describe.each(packs.map((pack) => pack.id))("the examples of %s", (id) => {
  const files = readExamples(id)
  const cases = files.flatMap((file) =>
    file.examples.map((example) => ({ id, clause: file.clause, ...example })),
  )
  let database: Awaited<ReturnType<typeof freshDatabase>>
  let owner: Awaited<ReturnType<typeof database.ownerClient>>

  beforeAll(async () => {
    database = await freshDatabase()
    owner = await database.ownerClient()
  })
  afterAll(async () => {
    await owner.end()
    await database.drop()
  })

  test.each(cases)("$clause: $name", async ({ clause, book, year, asOf, findings, parameters }) => {
    await emptyDistrict(owner)
    await inTemporaryFolder(async (path) => {
      await writeBook(path, book)
      const report = await bringIn(database, path)
      expect(report.faults.list().filter((fault) => fault.level === "fault")).toEqual([])
    })
    const rows = await judged(database, under(parameters, id), { year, asOf, obligation: clause })
    const given = rows.map(({ subject, period, target, actual, status, atRisk }, index) => ({
      subject,
      period,
      target,
      actual,
      status,
      ...(findings[index]?.atRisk === undefined ? {} : { atRisk }),
    }))
    const expected = findings.map((finding) => ({
      ...finding,
      subject: String(finding.subject),
      period: String(finding.period),
    }))
    const place = (row: { subject: string; period: string }) => `${row.subject} ${row.period}`
    expect(given).toEqual(expected.toSorted((a, b) => (place(a) < place(b) ? -1 : 1)))
  })
})
