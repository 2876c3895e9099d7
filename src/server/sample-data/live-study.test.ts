import { afterAll, beforeAll, expect, test } from "vitest"
import { databaseLike } from "../../../tests/support/database.ts"
import { bringInSampleData } from "../../../tests/support/sample-data.ts"
import { dayOf } from "../../domain/shared/calendar.ts"
import type { Database } from "../db/index.ts"
import { liveStudy } from "./live-study.ts"

const today = "2026-11-25"
let database: Database
beforeAll(async () => {
  database = await databaseLike("studying", async (filled) => {
    await bringInSampleData(filled, { branches: 30, members: 600, until: today, years: 2 })
    await liveStudy(filled, dayOf(today))
  })
})
afterAll(() => database.close())

/** How many of some rows there are, and of how many. */
const some = async (statement: string) => {
  const { rows } = await database.pool.query<{ some: number; all: number }>(statement)
  return rows[0] ?? { some: 0, all: 0 }
}

test.each([
  ["plans have goals", "select count(goals)::int as some, count(*)::int as all from study_plan"],
  ["plans say what to read", "select count(reading)::int as some, count(*)::int as all from study_plan"],
  ["plans say whom to visit", "select count(visit_ids)::int as some, count(*)::int as all from study_plan"],
  [
    "units have rules in writing",
    `select count(*) filter (where exists (select from unit_rule r where r.unit_id = u.unit_id))::int as some,
            count(*)::int as all from unit u`,
  ],
  [
    "branches are followed by a leader",
    `select count(*) filter (where exists (select from unit_responsibility r where r.about_unit_id = u.unit_id))::int as some,
            count(*)::int as all from unit u where kind = 'branch'`,
  ],
  [
    "members of central groups studied alone",
    `select count(*) filter (where exists (select from own_study_day d where d.member_id = p.member_id))::int as some,
            count(*)::int as all from post p where post = 'central-group-member'`,
  ],
])("some %s, and not all", async (_, statement) => {
  const found = await some(statement)
  expect(found.some).toBeGreaterThan(2)
  expect(found.some).toBeLessThan(found.all)
})

test("nothing of it is what a page would refuse", async () => {
  const { rows } = await database.pool.query(
    `select 'visited who does not belong' as what from study_plan p join unit u using (unit_id)
       cross join unnest(p.visit_ids) v (member_id)
      where not exists (select from membership b join unit w using (unit_id)
                         where b.member_id = v.member_id and w.path <@ u.path)
     union all
     select 'studied in days to come' from own_study_day where studied_on > $1
     union all
     select 'followed by somebody without a post' from unit_responsibility r
      where not exists (select from post p where p.member_id = r.member_id and p.unit_id = r.unit_id)`,
    [today],
  )
  expect(rows).toEqual([])
})
