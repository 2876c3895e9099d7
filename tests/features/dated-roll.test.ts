import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { readPacks } from "../../src/server/features/policy/read-packs.ts"
import { freshDatabase } from "../support/database.ts"
import { bringIn, judged } from "../support/district.ts"

const folder = fileURLToPath(new URL("../fixtures/samples/dated-roll-2010", import.meta.url))

/** What was worked out independently for a day. */
function expectedOn(day: string): Record<string, unknown>[] {
  const text = readFileSync(`${folder}/expected-${day}.ndjson`, "utf8")
  return text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}

describe("a district whose units move and whose people are promoted", () => {
  const packs = readPacks()
  let database: Awaited<ReturnType<typeof freshDatabase>>

  beforeAll(async () => {
    database = await freshDatabase()
    const report = await bringIn(database, `${folder}/book`)
    expect(report.done).toBe(true)
  })
  afterAll(() => database.drop())

  test.each(["2010-06-30", "2010-08-20", "2011-03-01"])(
    "is judged on %s by what was so on each day",
    async (day) => {
      const expected = expectedOn(day)
      const rows = (await judged(database, packs, { year: 2010, asOf: day }))
        .filter(({ obligation }) => obligation !== "CS-WEEKLY")
        .map(({ pack, ...row }) => row)
      expect(rows).toEqual(expected)
    },
  )
})
