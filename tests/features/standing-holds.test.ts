import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { dayOf } from "../../src/domain/shared/calendar.ts"
import { readPacks } from "../../src/server/features/policy/read-packs.ts"
import { rebuild, refresh } from "../../src/server/features/standing/index.ts"
import { freshDatabase, type TestDatabase } from "../support/database.ts"
import { bringIn } from "../support/district.ts"
import { storedStanding } from "../support/standing.ts"

const folder = fileURLToPath(new URL("../fixtures/sample-district/book", import.meta.url))
const packs = readPacks()
const year = 2010

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
  await bringIn(database, folder)
  // Trainings that end next year begin to count when they do.
  await database.pool.query("delete from training where counts_on > '2010-12-31'")
})
afterAll(() => database.drop())

/** How many of the year's rows were judged again on the way to a day. */
async function judgedAgain(day: string): Promise<number> {
  const { rows } = await database.pool.query("select pg_current_snapshot()::text as now")
  await refresh(database, packs, year, dayOf(day))
  const written = await database.pool.query(
    "select count(*)::int as n from standing where year = $1 and not pg_visible_in_snapshot((xmin::text)::xid8, $2::pg_snapshot)",
    [year, rows[0].now],
  )
  return written.rows[0].n
}

async function expectRight(day: string): Promise<void> {
  const rowsOf = async () => (await storedStanding(database)).rows
  const kept = await rowsOf()
  await rebuild(database, packs, year, dayOf(day))
  expect(kept).toEqual(await rowsOf())
}

describe("what is kept of a year that is over", () => {
  test("is judged again every day until its last deadline has passed, and then no more", async () => {
    expect(await judgedAgain("2011-01-30")).toBeGreaterThan(0)
    expect(await judgedAgain("2011-01-31")).toBeGreaterThan(0)
    expect(await judgedAgain("2011-02-01")).toBeGreaterThan(0)
    // What was made up in February of 2011 counts from its day on.
    await refresh(database, packs, year, dayOf("2011-03-01"))
    for (const day of ["2011-03-02", "2011-08-20", "2012-01-31", "2015-06-01"]) {
      expect(await judgedAgain(day), day).toBe(0)
      await expectRight(day)
    }
  })

  test("stays as it is whatever is recorded of later years, and follows what is changed of its own", async () => {
    await refresh(database, packs, year, dayOf("2015-06-01"))
    await database.pool.query(
      `insert into activity (code, unit_id, kind, topic, starts_at, hundredth_hours, state)
       select 'later', unit_id, 'assembly', '党员大会', '2015-05-20 14:00', 200, 'held' from unit where kind = 'branch' limit 1`,
    )
    await database.pool.query(
      "insert into attendance (activity_id, member_id, status) select activity_id, (select min(member_id) from member), 'present' from activity where code = 'later'",
    )
    expect(await judgedAgain("2015-06-02")).toBe(0)
    await database.pool.query(
      "update attendance set status = 'absent' where activity_id = (select max(activity_id) from activity where starts_on < '2011-01-01')",
    )
    expect(await judgedAgain("2015-06-03")).toBeGreaterThan(0)
    expect(await judgedAgain("2015-06-04")).toBe(0)
    await expectRight("2015-06-04")
  })

  test("is judged again on the day on which something dated later begins to count", async () => {
    await refresh(database, packs, year, dayOf("2015-06-05"))
    await database.pool.query(
      `update attendance set status = 'made-up', made_up_on = '2015-07-01', helper_id = member_id
        where (activity_id, member_id) = (select activity_id, member_id from attendance join activity using (activity_id)
                where status = 'absent' and starts_on < '2011-01-01' order by 1, 2 limit 1)`,
    )
    // Until then it changes nothing, and what is the same is not written again.
    expect(await judgedAgain("2015-06-06")).toBe(0)
    expect(await judgedAgain("2015-06-30")).toBe(0)
    expect(await judgedAgain("2015-07-01")).toBeGreaterThan(0)
    expect(await judgedAgain("2015-07-02")).toBe(0)
    await expectRight("2015-07-02")
  })
})
