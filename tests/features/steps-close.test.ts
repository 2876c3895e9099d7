import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { ResultRow } from "../../src/contract/evaluation.ts"
import { dayOf } from "../../src/domain/shared/calendar.ts"
import { clausesInForce, explainIn } from "../../src/server/features/evaluation/index.ts"
import { readPacks } from "../../src/server/features/policy/read-packs.ts"
import { freshDatabase } from "../support/database.ts"
import { judged } from "../support/district.ts"
import { bringInSample, samples } from "../support/samples.ts"
import { takeStep } from "../support/take-step.ts"

const packs = readPacks()

type Database = Awaited<ReturnType<typeof freshDatabase>>

/** Some results of every obligation that are not met, spread over its rows. */
function someOf(all: readonly ResultRow[]): ResultRow[] {
  const unmet = all.filter(({ status }) => status === "open" || status === "short")
  return [...Map.groupBy(unmet, (row) => row.obligation).values()].flatMap((own) =>
    [...new Set([0, 0.3, 0.6, 0.95].map((share) => Math.floor(share * own.length)))]
      .map((place) => own[place])
      .filter((row) => row !== undefined),
  )
}

/** Takes each step that an explanation offers, judges again, and says where the gap was not closed as promised. */
async function brokenPromises(
  database: Database,
  row: ResultRow,
  asOf: string,
): Promise<{ taken: number; broken: string[] }> {
  const { obligation, subject, period } = row
  const [of] = clausesInForce(packs, Number(period.slice(0, 4)), obligation)
  if (!of) throw new Error(`${obligation} is not in force`)
  const client = await database.pool.connect()
  try {
    const explain = (day: string) =>
      explainIn(database.pool, client, packs, { obligation, subject, period, asOf: dayOf(day) })
    await client.query("begin")
    const explanation = await explain(asOf)
    const table = row.subjectType === "org" ? "unit" : "member"
    const { rows } = await client.query<{ id: number }>(
      `select ${table}_id as id from ${table} where code = $1`,
      [subject],
    )
    const broken: string[] = []
    let taken = 0
    for (const step of explanation.steps) {
      await client.query("savepoint before_step")
      // A step for a period that is still to come is taken on its first day.
      const day = "from" in step && step.from !== undefined ? step.from : asOf
      const before = await explain(day)
      const did = await takeStep(client, step, { ...of, explanation: before, id: rows[0]?.id ?? 0 })
      if (did) taken += 1
      const after = await explain(day)
      const rose = Number(after.result.actual) - Number(before.result.actual)
      // What is recorded for a day to come already may have closed a part of the gap by then.
      const closed = day !== asOf && Number(after.result.actual) >= Number(after.result.target)
      if (Math.abs(rose - step.closes) > 1e-5 && !closed) {
        broken.push(
          `${obligation} ${subject} ${period} as of ${asOf}: ${JSON.stringify(step)} closed ${rose}`,
        )
      }
      await client.query("rollback to savepoint before_step")
    }
    return { taken, broken }
  } finally {
    await client.query("rollback")
    client.release()
  }
}

/** Beside the days with answers, the sample district is looked at while much can still be done, and right after its year. */
const scenes = samples.map((sample) => ({
  ...sample,
  days: sample.name === "sample-district" ? ["2010-01-20", ...sample.days, "2011-01-20"] : sample.days,
}))

describe.each(scenes)("what would close a gap in the sample $name", (scene) => {
  let database: Database

  beforeAll(async () => {
    database = await freshDatabase()
    await bringInSample(database, scene)
  })
  afterAll(() => database.drop())

  test.each(scene.days)("closes it by exactly what was promised, when it is done on %s", async (asOf) => {
    const rows = someOf(await judged(database, packs, { year: scene.year, asOf }))
    const broken: string[] = []
    let taken = 0
    for (const row of rows) {
      const found = await brokenPromises(database, row, asOf)
      taken += found.taken
      broken.push(...found.broken)
    }
    expect(broken).toEqual([])
    expect(taken).toBeGreaterThan(10)
  })
})
