import fc from "fast-check"
import { afterAll, beforeAll, expect, test } from "vitest"
import { dayOf } from "../../src/domain/shared/calendar.ts"
import { inTransaction } from "../../src/server/db/index.ts"
import { readPacks } from "../../src/server/features/policy/read-packs.ts"
import { rebuild, refresh } from "../../src/server/features/standing/index.ts"
import { freshDatabase } from "../support/database.ts"
import { bringInBook, emptyDistrict } from "../support/district.ts"
import { plusDays } from "../support/oracle/days.ts"
import { cases, judgedYear } from "../support/random-district.ts"
import { actionSequences, rawActions } from "../support/raw-actions.ts"
import { storedStanding } from "../support/standing.ts"

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

test("after any sequence of actions what is kept is what judging everything again says, in small parts", async () => {
  await fc.assert(
    fc.asyncProperty(
      cases({ size: 5, year: judgedYear }),
      actionSequences(6),
      async ({ book, asOf }, actions) => {
        const today = dayOf(asOf)
        await emptyDistrict(owner)
        await bringInBook(database, book)
        for (const year of years) await refresh(database, packs, year, today)
        for (const { name, draw } of actions) {
          await inTransaction(database.pool, (client) => rawActions[name](client, draw))
          for (const year of years) await refresh(database, packs, year, today)
          const kept = await storedStanding(database)
          for (const year of years) await rebuild(database, packs, year, today, { people: 4, units: 3 })
          expect(kept, name).toEqual(await storedStanding(database))
        }
      },
    ),
    { numRuns: 40, endOnFailure: true },
  )
}, 600_000)

test("as the clock moves on, what is kept of past years is what judging them anew says", async () => {
  const leaps = fc.array(fc.record({ days: fc.constantFrom(1, 5, 31, 200), action: actionSequences(1) }), {
    minLength: 1,
    maxLength: 5,
  })
  const start = fc.constantFrom(`${judgedYear}-12-30`, `${judgedYear + 1}-01-31`, `${judgedYear + 1}-02-20`)
  await fc.assert(
    fc.asyncProperty(cases({ size: 4, year: judgedYear }), start, leaps, async ({ book }, first, moves) => {
      let today = dayOf(first)
      await emptyDistrict(owner)
      await bringInBook(database, book)
      await refresh(database, packs, judgedYear, today)
      for (const { days, action } of moves) {
        for (const { name, draw } of action) {
          await inTransaction(database.pool, (client) => rawActions[name](client, draw))
        }
        today = dayOf(plusDays(today, days))
        await refresh(database, packs, judgedYear, today)
        const { rows } = await storedStanding(database)
        await rebuild(database, packs, judgedYear, today)
        expect(rows, today).toEqual((await storedStanding(database)).rows)
      }
    }),
    { numRuns: 20, endOnFailure: true },
  )
}, 600_000)
