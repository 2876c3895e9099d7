import fc from "fast-check"
import { afterAll, beforeAll, expect, test } from "vitest"
import { dayOf } from "../../src/domain/shared/calendar.ts"
import { inTransaction } from "../../src/server/db/index.ts"
import { readPacks } from "../../src/server/features/policy/read-packs.ts"
import { rebuild, settle, touch } from "../../src/server/features/standing/index.ts"
import { freshDatabase } from "../support/database.ts"
import { bringInBook, emptyDistrict } from "../support/district.ts"
import { cases, judgedYear } from "../support/random-district.ts"
import { deedSequences, rawDeeds } from "../support/raw-deeds.ts"
import { keptStanding } from "../support/standing.ts"

const packs = readPacks()
const years = [judgedYear, judgedYear + 1]

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

test("after any sequence of deeds what is kept is what judging everything again says", async () => {
  await fc.assert(
    fc.asyncProperty(cases({ size: 5 }), deedSequences(6), async ({ book, asOf }, deeds) => {
      const today = dayOf(asOf)
      await emptyDistrict(owner)
      await bringInBook(database, book)
      for (const year of years) await settle(database, packs, year, today)
      for (const { name, draw } of deeds) {
        await inTransaction(database.pool, async (client) => {
          for (const what of [await rawDeeds[name](client, draw)].flat()) await touch(client, what)
        })
        for (const year of years) await settle(database, packs, year, today)
        const kept = await keptStanding(database)
        for (const year of years) await rebuild(database, packs, year, today)
        expect(kept, name).toEqual(await keptStanding(database))
      }
    }),
    { numRuns: 40 },
  )
}, 600_000)
