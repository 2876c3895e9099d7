import { cp, mkdir, readdir } from "node:fs/promises"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { sheets } from "../../src/contract/workbook.ts"
import { readPacks } from "../../src/server/features/policy/read-packs.ts"
import { freshDatabase } from "../support/database.ts"
import { bringIn, inTemporaryFolder, judged } from "../support/district.ts"
import { recordTasks } from "../support/recorded-tasks.ts"
import { answersOf, samples } from "../support/samples.ts"
import { readBookFolder } from "../support/workbook-files.ts"

const known = sheets.map(({ title }) => `${title}.csv`)

/** Brings in the sheets of a sample that can be, byte for byte, and records the single tasks of the others. */
async function bringInSample(database: Awaited<ReturnType<typeof freshDatabase>>, book: string) {
  await inTemporaryFolder(async (folder) => {
    await mkdir(folder, { recursive: true })
    for (const file of await readdir(book)) {
      if (known.includes(file)) await cp(join(book, file), join(folder, file))
    }
    const report = await bringIn(database, folder)
    expect(report.faults.list().filter(({ level }) => level === "fault")).toEqual([])
    expect(report.done).toBe(true)
  })
  const owner = await database.ownerClient()
  await recordTasks(owner, await readBookFolder(book))
  await owner.end()
}

describe.each(samples)("the sample $name", (sample) => {
  const packs = readPacks()
  let database: Awaited<ReturnType<typeof freshDatabase>>

  beforeAll(async () => {
    database = await freshDatabase()
    await bringInSample(database, sample.book)
  })
  afterAll(() => database.drop())

  test.each(sample.days)("is judged on %s as it was worked out", async (day) => {
    const rows = (await judged(database, packs, { year: sample.year, asOf: day }))
      .filter((row) => sample.holds(row.obligation))
      .map(({ pack, ...row }) => row)
    expect(rows).toEqual(answersOf(sample, day))
  })
})
