import type pg from "pg"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { emptyDatabase, type TestDatabase } from "../../../tests/support/database.ts"
import { migrate } from "./migrate.ts"
import { migrations } from "./migrations/index.ts"

const own = "2026-11-29-written-once-a-sitting"

let database: TestDatabase
let owner: pg.Client

/** Every item with what it says of its sitting, as it was before there was a table. */
const before = `select code, sitting as tag, place, form, chair_id, minutes, meeting_mode, version from activity order by code`
const after = `select a.code, s.tag, s.place, s.form, s.chair_id, s.minutes, s.meeting_mode, a.version
                 from activity a join sitting s using (sitting_id) order by code`
let was: unknown[]

beforeAll(async () => {
  database = await emptyDatabase()
  const older = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < own))
  await migrate(database.access, () => {}, older)
  owner = await database.ownerClient()
  await owner.query(
    `insert into unit (unit_id, code, name, kind, parent_id, path)
     values (1, '01', '区委', 'district-committee', null, '1'), (2, '0101', '河东支部', 'branch', 1, '1.2'),
            (3, '0101-1', '一组', 'group', 2, '1.2.3'), (4, '0102', '河西支部', 'branch', 1, '1.4')`,
  )
  await owner.query("insert into member (member_id, code, name) values (1, '001', '王秀英')")
  const row = (
    code: string,
    unit: number,
    tag: string | null,
    place: string | null,
    minutes: string | null,
    on = "2010-03-05",
  ) =>
    owner.query(
      `insert into activity (code, unit_id, kind, topic, starts_at, hundredth_hours, state, sitting, place, chair_id, minutes)
       values ($1, $2, 'collective-study', '学习', $6::date + '09:00'::time, 200, 'held', $3, $4, 1, $5)`,
      [code, unit, tag, place, minutes, on],
    )
  await row("A1", 2, "甲", "一楼", "发言")
  await row("A2", 3, "甲", "一楼", "发言")
  await row("A3", 2, "甲", "二楼", "发言")
  await row("A4", 4, "甲", "一楼", "发言")
  await row("A5", 2, null, "一楼", "发言")
  await row("A6", 2, null, "一楼", "发言")
  await row("A7", 2, "乙", null, null)
  await row("A8", 3, "乙", null, null)
  await row("A9", 2, "乙", null, null, "2010-04-05")
  await owner.query("update activity set topic = '再学' where code = 'A1'")
  await owner.query("delete from invalidation")
  was = (await owner.query(before)).rows
  await migrate(database.access, () => {})
}, 120_000)
afterAll(async () => {
  await owner.end()
  await database.drop()
})

const rows = async (text: string) => (await owner.query(text)).rows

describe("a database in which each item said where it sat", () => {
  test("says the same of every item afterwards", async () => {
    expect(await rows(after)).toEqual(was)
  })
  test("holds once what the items of a tag say alike, in units that sit together", async () => {
    const sat = await rows(
      "select string_agg(code, ' ' order by code) as items from activity group by sitting_id order by 1",
    )
    expect(sat.map(({ items }) => items)).toEqual(["A1 A2", "A3", "A4", "A5", "A6", "A7 A8", "A9"])
  })
  test("has nothing to tell or to judge again of it", async () => {
    expect(await rows("select from invalidation")).toEqual([])
    expect(await rows("select from record_change where table_name = 'sitting'")).toEqual([])
    expect(
      await rows("select from record_change where table_name = 'activity' and before is not null"),
    ).toHaveLength(1)
  })
  test("gives new sittings numbers of their own, to whoever names none as well", async () => {
    await owner.query(
      `insert into activity (code, unit_id, kind, topic, starts_at, hundredth_hours, state)
       values ('B1', 2, 'assembly', '大会', '2010-04-05 09:00', 200, 'held')`,
    )
    const [alone] = await rows(
      "select s.*, (select count(*)::int from activity i where i.sitting_id = s.sitting_id) as items from activity a join sitting s using (sitting_id) where code = 'B1'",
    )
    expect(alone).toMatchObject({ tag: null, place: null, minutes: null, items: 1 })
  })
})

describe("a sitting", () => {
  const version = async (code: string) =>
    (await rows(`select version from activity where code = '${code}'`))[0].version
  test("that says something else makes new versions of its items, and marks its units where minutes change", async () => {
    const [one, other, apart] = [await version("A1"), await version("A2"), await version("A3")]
    await owner.query("delete from invalidation")
    const its = "where sitting_id = (select sitting_id from activity where code = 'A1')"
    await owner.query(`update sitting set place = '三楼' ${its}`)
    expect(await rows("select from invalidation")).toEqual([])
    await owner.query(`update sitting set minutes = '补记' ${its}`)
    expect(await rows("select unit_id from invalidation order by 1")).toEqual([
      { unit_id: 2 },
      { unit_id: 3 },
    ])
    expect([await version("A1"), await version("A2"), await version("A3")]).toEqual([
      one + 2,
      other + 2,
      apart,
    ])
  })
  test("that no item uses any more is gone, and none that one uses", async () => {
    const count = async () => (await rows("select count(*)::int as n from sitting"))[0].n
    const all = await count()
    await owner.query(
      "update activity set sitting_id = (select sitting_id from activity where code = 'A3') where code = 'A1'",
    )
    expect(await count()).toBe(all)
    await owner.query(
      "update activity set sitting_id = (select sitting_id from activity where code = 'A3') where code = 'A2'",
    )
    expect(await count()).toBe(all - 1)
    await owner.query("delete from activity where code = 'A5'")
    expect(await count()).toBe(all - 2)
    await expect(
      owner.query(
        "delete from sitting where sitting_id = (select sitting_id from activity where code = 'A4')",
      ),
    ).rejects.toMatchObject({ code: "23503" })
  })
})
