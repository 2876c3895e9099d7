import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { readPacks } from "../../src/server/features/policy/read-packs.ts"
import { freshDatabase } from "../support/database.ts"
import { bringIn, judged } from "../support/district.ts"

const folder = fileURLToPath(new URL("../fixtures/sample-district", import.meta.url))

/** What two people worked out by hand for a day. */
function expectedOn(day: string): Record<string, unknown>[] {
  const text = readFileSync(`${folder}/expected-${day}.ndjson`, "utf8")
  return text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}

describe("the sample district", () => {
  const packs = readPacks()
  let database: Awaited<ReturnType<typeof freshDatabase>>

  beforeAll(async () => {
    database = await freshDatabase()
    const report = await bringIn(database, `${folder}/book`)
    expect(report.done).toBe(true)
  })
  afterAll(() => database.drop())

  test.each(["2010-06-30", "2010-08-20", "2011-03-01"])(
    "is judged on %s as two people did by hand",
    async (day) => {
      const expected = expectedOn(day)
      const judgedIds = new Set(expected.map((row) => row.obligation))
      const rows = (await judged(database, packs, { year: 2010, asOf: day }))
        .filter((row) => judgedIds.has(row.obligation))
        .map(({ pack, ...row }) => row)
      expect(rows).toEqual(expected)
    },
  )
})
