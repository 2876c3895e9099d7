import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { openStudyScene, type StudyScene } from "../../../../tests/support/study-scene.ts"
import { recordFields, recordTables } from "../../../contract/history-words.ts"

let scene: StudyScene
beforeAll(async () => {
  scene = await openStudyScene()
})
afterAll(() => scene.app.close())

const pool = () => scene.app.database.pool
interface Told {
  readonly by: string
  readonly reason: string | null
  readonly table: string
  readonly what: string
  readonly about: string
  readonly fields: { readonly title: string; readonly before: string | null; readonly after: string | null }[]
}
const changesOf = async (path: string): Promise<Told[]> => {
  const { status, body } = await scene.secretary.get(`${path}/changes`)
  expect(status).toBe(200)
  return body.items
}

describe("an activity", () => {
  test("keeps what was corrected, by whom and why", async () => {
    const event = await scene.study()
    const { version } = (await scene.secretary.get(`/events/${event}`)).body
    const reason = { "Change-Reason": encodeURIComponent("抄错了学时") }
    const { status } = await scene.secretary.patch(
      `/events/${event}`,
      { hours: 3 },
      { version, headers: reason },
    )
    expect(status).toBe(200)
    const [newest, first] = await changesOf(`/events/${event}`)
    expect(newest).toMatchObject({
      table: "activity",
      what: "changed",
      reason: "抄错了学时",
      fields: [{ title: "学时", before: "2", after: "3" }],
    })
    expect(newest?.by).toBe(first?.by)
    expect(first).toMatchObject({ what: "added", reason: null })
  })

  test("tells days and moments as people write them", async () => {
    const event = await scene.study({ start: "2010-07-06 14:30" })
    const changes = await changesOf(`/events/${event}`)
    const told = changes.flatMap(({ fields }) => fields)
    expect(told).toContainEqual({ title: "开始时间", before: null, after: "2010年7月6日 14:30" })
    for (const { title, before, after } of told)
      expect(`${before} ${after}`, title).not.toMatch(/\d{4}-\d\d-\d\d/)
  })

  test("keeps who was entered as what; the list it came with is its own", async () => {
    const event = await scene.study()
    const memberId = await scene.app.memberId("m-B1")
    await scene.secretary.put(`/events/${event}/attendance`, {
      changes: [{ memberId, status: "absent", was: "present" }],
    })
    const changes = await changesOf(`/events/${event}`)
    expect(changes.map(({ table, what }) => `${table} ${what}`)).toEqual([
      "attendance changed",
      "activity added",
      "sitting added",
    ])
    expect(changes[0]).toMatchObject({ fields: [{ title: "状态", before: "出席", after: "缺席" }] })
    const name = (await pool().query("select name from member where member_id = $1", [memberId])).rows[0].name
    expect(changes[0]?.about).toBe(name)
  })

  test("tells the place, the agenda and the line of the plan in words", async () => {
    const event = await scene.study()
    const unitId = await scene.app.unitId("B1")
    const line = await pool().query(
      "insert into plan_line (unit_id, year, ordinal, topic) values ($1, 2010, 1, '学习党章') returning plan_line_id as id",
      [unitId],
    )
    const venue = await pool().query(
      "insert into venue (unit_id, name, kind) values ($1, '党员活动室', 'activity-room') returning venue_id as id",
      [unitId],
    )
    await pool().query("update activity set plan_line_id = $2 where activity_id = $1", [
      event,
      line.rows[0].id,
    ])
    await pool().query(
      `update sitting set venue_id = $2, agenda = '{传达,讨论}'
        where sitting_id = (select sitting_id from activity where activity_id = $1)`,
      [event, venue.rows[0].id],
    )
    const told = async () =>
      (await changesOf(`/events/${event}`)).flatMap(({ fields }) =>
        fields.map(({ title, before, after }) => [title, before, after]),
      )
    expect(await told()).toEqual(
      expect.arrayContaining([
        ["对应的计划条目", null, "学习党章"],
        ["阵地", null, "党员活动室"],
        ["议程", null, "传达、讨论"],
      ]),
    )
    await pool().query("delete from plan_line where plan_line_id = $1", [line.rows[0].id])
    expect(await told()).toContainEqual(["对应的计划条目", "已删去的条目", null])
  })

  test("is not told to a neighbour, nor its list to those who only took part", async () => {
    const event = await scene.study()
    expect((await scene.neighbour.get(`/events/${event}/changes`)).status).toBe(404)
    const member = await scene.member("m-B1-other")
    expect((await member.get(`/events/${event}`)).status).toBe(200)
    expect((await member.get(`/events/${event}/changes`)).status).toBe(403)
  })
})

describe("a person", () => {
  test("keeps what was changed by hand too, and no phone number", async () => {
    const memberId = await scene.app.memberId("m-B1")
    await pool().query("update member set rank = 'clerk', phone = '13800000000' where member_id = $1", [
      memberId,
    ])
    await pool().query("update member set phone = '13900000000' where member_id = $1", [memberId])
    const own = (await changesOf(`/people/${memberId}`)).filter(
      ({ table, what }) => table === "member" && what === "changed",
    )
    expect(own).toHaveLength(1)
    expect(own[0]).toMatchObject({ fields: [{ title: "职级", after: "科员" }] })
    const kept = await pool().query("select 1 from record_change where before ? 'phone' or after ? 'phone'")
    expect(kept.rowCount).toBe(0)
    expect((await scene.neighbour.get(`/people/${memberId}/changes`)).status).toBe(404)
  })
})

describe("a unit", () => {
  test("keeps its plans, and says nothing of its people", async () => {
    const unitId = await scene.app.unitId("B1")
    await pool().query("insert into study_plan (unit_id, year, filed_on) values ($1, 2010, '2010-01-05')", [
      unitId,
    ])
    await pool().query("update study_plan set goals = '读原著', visit_ids = '{1}' where unit_id = $1", [
      unitId,
    ])
    const [aimed] = await changesOf(`/units/${unitId}`)
    expect(aimed?.fields).toEqual([{ title: "年度目标", before: null, after: "读原著" }])
    await pool().query("delete from study_plan where unit_id = $1", [unitId])
    const changes = (await changesOf(`/units/${unitId}`)).filter(({ what }) => what !== "changed")
    expect(changes.slice(0, 2).map(({ table, what }) => `${table} ${what}`)).toEqual([
      "study_plan removed",
      "study_plan added",
    ])
    expect(changes.every(({ table }) => !["membership", "post", "attendance"].includes(table))).toBe(true)
    expect((await scene.neighbour.get(`/units/${unitId}/changes`)).status).toBe(404)
  })

  test("tells administrators, who see no records, what it is and nothing of what it files", async () => {
    const unitId = await scene.app.unitId("B1")
    await pool().query("insert into study_plan (unit_id, year, filed_on) values ($1, 2010, '2010-01-05')", [
      unitId,
    ])
    for (const role of ["system-admin", "security-admin"] as const) {
      const { status, body } = await (await scene.app.as(role, "D")).get(`/units/${unitId}/changes`)
      expect(status).toBe(200)
      expect(body.items.map(({ table }: Told) => table)).toContain("unit")
      expect(body.items.map(({ table }: Told) => table)).not.toContain("study_plan")
    }
    const member = await scene.app.asMember("m-B1")
    const { body } = await member.get(`/units/${unitId}/changes`)
    expect(body.items.map(({ table }: Told) => table)).toContain("study_plan")
    await pool().query("delete from study_plan where unit_id = $1", [unitId])
    // Of the committee above, whose draft they do not read, they learn what it is alone.
    const above = await scene.app.unitId("T1")
    await pool().query("insert into study_plan (unit_id, year, goals) values ($1, 2010, '草稿')", [above])
    const ofAbove = (await member.get(`/units/${above}/changes`)).body.items
    expect(ofAbove.map(({ table }: Told) => table)).not.toContain("study_plan")
    await pool().query("delete from study_plan where unit_id = $1", [above])
  })
})

describe("a recorded task", () => {
  test("keeps what became of it, also what was kept when its table was called otherwise", async () => {
    const unitId = await scene.app.unitId("B1")
    const owner = await scene.app.database.ownerClient()
    await owner.query(
      `insert into record_change (table_name, unit_id, before)
       values ('duty', $1, '{"duty_id": 1, "kind": "supervision-report", "done_on": "2010-03-01", "year": 2010}')`,
      [unitId],
    )
    await owner.end()
    await pool().query(
      "insert into recorded_task (kind, done_on, year, unit_id) values ('evaluation-completed', '2010-03-02', 2010, $1)",
      [unitId],
    )
    const changes = await changesOf(`/units/${unitId}`)
    expect(changes.slice(0, 2).map(({ table, what }) => `${table} ${what}`)).toEqual([
      "recorded_task added",
      "recorded_task removed",
    ])
  })
})

describe("what is kept", () => {
  test.each([
    ["add to", "insert into record_change (table_name, before) values ('unit', '{}')"],
    ["rewrite", "update record_change set reason = 'x'"],
    ["delete from", "delete from record_change"],
    ["empty", "truncate record_change"],
    ["switch off", "alter table activity disable trigger keep_update"],
    ["go past", "set session_replication_role = replica"],
  ])("the program cannot %s", async (_, statement) => {
    await expect(pool().query(statement)).rejects.toMatchObject({ code: "42501" })
  })

  /** They decide no figure, and are kept by a function of their own: that they came and went. */
  const besideRecords = ["certificate", "meeting_task", "attachment"]

  test("is every table that can decide a figure, whichever way it changes", async () => {
    const { rows } = await pool().query<{ name: string; events: number; kept: number }>(
      `select t.tgrelid::regclass::text as name, count(*) filter (where t.tgname like 'invalidate_by_%')::int as events,
              count(*) filter (where t.tgname like 'keep_%')::int as kept
         from pg_trigger t where not t.tgisinternal group by 1
        having count(*) filter (where t.tgname like 'invalidate_by_%') > 0 order by 1`,
    )
    // Where a unit stood follows from what the unit and its history say.
    const followed = rows.filter(({ name }) => name !== "unit_place")
    const deciding = Object.keys(recordTables).filter((name) => !besideRecords.includes(name))
    expect(followed.map(({ name }) => name)).toEqual(deciding.toSorted())
    for (const row of followed) expect(row).toMatchObject({ events: 3, kept: 3 })
  })

  test("has a name for every column that is told", async () => {
    const { rows } = await pool().query<{ name: string }>(
      `select distinct column_name as name from information_schema.columns where table_name = any($1)`,
      [Object.keys(recordTables).filter((name) => !besideRecords.includes(name))],
    )
    const untold = [
      "version",
      "search_key",
      "path",
      "phone",
      "starts_on",
      "counts_on",
      "noted_at",
      "account_id",
      "submitted_by",
      "filed_by",
      // Their text stands in `minutes`.
      "minutes_document",
      // Only some of those who see a plan see whom it visits.
      "visit_ids",
    ]
    const numbers = Object.keys(recordTables).map((table) => `${table}_id`)
    const told = rows.map(({ name }) => name).filter((name) => ![...untold, ...numbers].includes(name))
    expect(told.filter((name) => !(name in recordFields))).toEqual([])
  })
})
