import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, expect, test } from "vitest"
import { dayOf } from "../../src/domain/shared/calendar.ts"
import { readPacks } from "../../src/server/features/policy/read-packs.ts"
import { rebuild, refresh } from "../../src/server/features/standing/index.ts"
import { freshDatabase, type TestDatabase } from "../support/database.ts"
import { bringIn } from "../support/district.ts"
import { storedStanding } from "../support/standing.ts"

const folder = fileURLToPath(new URL("../fixtures/sample-district/book", import.meta.url))
const packs = readPacks()
const today = dayOf("2010-08-20")
const year = 2010

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
  await bringIn(database, folder)
  await refresh(database, packs, year, today)
})
afterAll(() => database.drop())

/** The first number that comes back. */
async function one(sql: string, values: unknown[] = []): Promise<number> {
  const { rows } = await database.pool.query<[number]>({ text: sql, values, rowMode: "array" })
  if (rows[0] === undefined) throw new Error(`nothing found: ${sql}`)
  return rows[0][0]
}

const belongs = "exists (select from membership b where b.member_id = m.member_id and b.until_on is null)"
const committees = "('party-committee', 'working-committee', 'leading-group')"

interface Scene {
  /** Done beforehand, and everything judged again. */
  readonly before?: () => Promise<unknown>
  readonly action: () => Promise<{ readonly sql: string; readonly values?: unknown[] }>
  /** An obligation that must come out differently. */
  readonly moves: string
}

/** What rests on what, one example each: an action, and a figure elsewhere that moves. */
const scenes: Readonly<Record<string, Scene>> = {
  "an activity that is called off leaves the cells of its branch": {
    moves: "CS-HOURS",
    action: async () => {
      const unit = await one(
        "select unit_id from activity where kind = 'collective-study' order by activity_id limit 1",
      )
      const sql = "update activity set state = 'cancelled' where unit_id = $1 and kind = 'collective-study'"
      return { sql, values: [unit] }
    },
  },
  "a lecture of a committee reaches the branches below": {
    moves: "TM-LECTURE",
    action: async () => {
      const unit = await one(
        `select u.unit_id from unit u where kind in ${committees}
            and exists (select from unit c where c.parent_id = u.unit_id and c.kind = 'branch') order by code limit 1`,
      )
      const sql = `insert into activity (code, unit_id, kind, topic, starts_at, hundredth_hours, state)
        select 'below' || n, $1, 'party-lecture', 'x', make_date(2010, n, 5), 100, 'held' from generate_series(1, 8) n`
      return { sql, values: [unit] }
    },
  },
  "a branch that becomes a village's makes its secretary one of a village": {
    moves: "TR-VILLAGE",
    before: async () => {
      await database.pool.query("update member set rank = null")
      await database.pool.query("update unit set field = 'community' where field = 'village'")
    },
    action: async () => {
      const unit = await one(
        `select p.unit_id from post p join unit u using (unit_id) join member m using (member_id)
          where p.post = 'secretary' and u.kind = 'branch' and p.until_on is null and ${belongs} order by 1 limit 1`,
      )
      const sql = "update unit set field = 'village' where unit_id = $1"
      return { sql, values: [unit] }
    },
  },
  "a notebook for one member is one more in the share of the branch": {
    moves: "SS-NOTEBOOK",
    before: async () => {
      await database.pool.query("update member set in_service = true")
    },
    action: async () => {
      const member = await one(
        `select m.member_id from member m join membership b using (member_id) join unit u using (unit_id)
          where u.kind = 'branch' and b.until_on is null order by 1 limit 1`,
      )
      const sql =
        "insert into recorded_task (kind, done_on, year, member_id) values ('notebook-issued', '2010-03-01', 2010, $1)"
      return { sql, values: [member] }
    },
  },
  "a notebook for one of a group counts in the branch above it, beside all others there": {
    moves: "SS-NOTEBOOK",
    action: async () => {
      const member = await one(
        `select m.member_id from member m join membership b using (member_id) join unit u using (unit_id)
          where u.kind = 'group' and b.until_on is null order by 1 limit 1`,
      )
      const sql =
        "insert into recorded_task (kind, done_on, year, member_id) values ('notebook-issued', '2010-03-01', 2010, $1)"
      return { sql, values: [member] }
    },
  },
  "a leading cadre who is transferred leaves one mean and enters another": {
    moves: "TR-CHU",
    before: async () => {
      await database.pool.query(
        `update member m set rank = 'chu-head' where member_id = (select min(m.member_id) from member m where ${belongs})`,
      )
    },
    action: async () => {
      const member = await one("select member_id from member where rank = 'chu-head' order by 1 limit 1")
      const from = await one(
        "select unit_id from membership where member_id = $1 order by from_on desc limit 1",
        [member],
      )
      const to = await one(
        `select b.unit_id from unit b where b.kind = 'branch' and not exists (
            select from unit a where a.kind in ${committees} and b.path <@ a.path
               and (select path from unit where unit_id = $1) <@ a.path) order by b.code limit 1`,
        [from],
      )
      const sql = "update membership set unit_id = $2 where member_id = $1 and unit_id = $3"
      return { sql, values: [member, to, from] }
    },
  },
  "a committee that becomes one of the offices enlarges what the offices' committee has to check": {
    moves: "SU-SAMPLE",
    before: async () => {
      await database.pool.query("update unit set category = 'town' where category = 'district-office'")
    },
    action: async () => {
      const unit = await one(
        `select u.unit_id from unit u where kind in ${committees} and name not like '%机关工委'
            and exists (select from unit c where c.parent_id = u.unit_id and c.kind = 'branch')
            and not exists (select from unit s where s.name like '%机关工委' and s.path <@ u.path) order by code limit 1`,
      )
      const sql = "update unit set category = 'district-office' where unit_id = $1"
      return { sql, values: [unit] }
    },
  },
}

const ofObligation = async (obligation: string) =>
  (
    await database.pool.query("select * from standing where obligation = $1 order by unit_id, member_id", [
      obligation,
    ])
  ).rows

test.each(Object.entries(scenes))("%s", async (_, { before, action, moves }) => {
  await before?.()
  await rebuild(database, packs, year, today)
  const was = await ofObligation(moves)
  const { sql, values = [] } = await action()
  await database.pool.query(sql, values)
  await refresh(database, packs, year, today)
  expect(await ofObligation(moves)).not.toEqual(was)
  const kept = await storedStanding(database)
  await rebuild(database, packs, year, today)
  expect(kept).toEqual(await storedStanding(database))
})
