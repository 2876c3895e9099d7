import { afterAll, beforeAll, expect, test } from "vitest"
import { migrate } from "../../src/server/db/migrate.ts"
import { migrations } from "../../src/server/db/migrations/index.ts"
import { emptyDatabase, type TestDatabase } from "../support/database.ts"

let database: TestDatabase

beforeAll(async () => {
  database = await emptyDatabase()
})
afterAll(() => database.drop())

/** What plans declared was kept nowhere before this one. */
const first = "2026-12-28-what-a-plan-declared"

test("plans and versions from before declare what the unit's history knows of their days, and are no other version", async () => {
  const before = Object.entries(migrations).filter(([name]) => name < first)
  await migrate(database.access, () => {}, Object.fromEntries(before))
  const owner = await database.ownerClient()
  const rows = async (query: string) => (await owner.query(query)).rows
  try {
    const [unit] = await rows(
      "insert into unit (code, name, kind, path, lecture_cycle, study_day) values ('B', 'B', 'branch', '1', 'half-year', 'friday') returning unit_id as id",
    )
    const id = Number(unit.id)
    await owner.query(
      `insert into unit_history (unit_id, item, from_on, value) values
         (${id}, 'study-day', null, '"monday"'), (${id}, 'study-day', '2010-03-01', null),
         (${id}, 'study-day', '2010-09-01', '"friday"')`,
    )
    await owner.query("insert into unit_rhythm (unit_id, part, starts_at) values ($1, 'morning', '09:00')", [
      id,
    ])
    await owner.query(
      `insert into study_plan (unit_id, year, submitted_on, filed_on, returned_on, return_word) values
         (${id}, 2010, '2009-12-20', '2010-01-20', null, null), (${id}, 2011, '2010-12-20', null, null, null),
         (${id}, 2012, null, null, null, null), (${id}, 2013, '2012-12-20', null, '2012-12-22', '缺')`,
    )
    await owner.query(
      `insert into plan_version (study_plan_id, number, made_at, reason, content)
       select study_plan_id, n, '2010-05-05'::date, case n when 2 then '部署' end, '{"goals": null, "lines": []}'
         from study_plan, generate_series(1, 2) n where year = 2010`,
    )
    const versions = await rows("select year, version from study_plan order by year")
    const changes = await rows("select count(*)::int from record_change")
    await migrate(database.access, () => {})
    expect(
      await rows("select year, study_day, slot_part, lecture_cycle from study_plan order by year"),
    ).toEqual([
      // As it was amended in May.
      { year: 2010, study_day: null, slot_part: "morning", lecture_cycle: "half-year" },
      { year: 2011, study_day: "friday", slot_part: "morning", lecture_cycle: "half-year" },
      { year: 2012, study_day: null, slot_part: null, lecture_cycle: null },
      { year: 2013, study_day: null, slot_part: null, lecture_cycle: null },
    ])
    const declares = { slotPart: "morning", lectureCycle: "half-year", goals: null, lines: [] }
    expect(await rows("select number, content from plan_version order by number")).toEqual([
      { number: 1, content: { ...declares, studyDay: "monday" } },
      { number: 2, content: { ...declares, studyDay: null } },
    ])
    expect(await rows("select year, version from study_plan order by year")).toEqual(versions)
    expect(await rows("select count(*)::int from record_change")).toEqual(changes)
  } finally {
    await owner.end()
  }
})
