import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { readPacks } from "../../src/server/features/policy/read-packs.ts"
import { freshDatabase } from "../support/database.ts"
import { judged } from "../support/district.ts"
import { answersOf, bringInSample, samples } from "../support/samples.ts"

describe.each(samples)("the sample $name", (sample) => {
  const packs = readPacks()
  let database: Awaited<ReturnType<typeof freshDatabase>>

  beforeAll(async () => {
    database = await freshDatabase()
    await bringInSample(database, sample)
  })
  afterAll(() => database.drop())

  test.each(sample.days)("is judged on %s as it was worked out", async (day) => {
    const rows = (await judged(database, packs, { year: sample.year, asOf: day }))
      .filter((row) => sample.holds(row.obligation))
      .map(({ pack, ...row }) => row)
    expect(rows).toEqual(answersOf(sample, day))
  })
})
