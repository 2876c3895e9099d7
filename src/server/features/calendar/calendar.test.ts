import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { Person, TestServer } from "../../../../tests/support/server.ts"
import { openStudyScene, type StudyScene } from "../../../../tests/support/study-scene.ts"

let app: TestServer
let secretary: Person
let neighbour: Person
let member: StudyScene["member"]
let study: StudyScene["study"]
let b1: number

beforeAll(async () => {
  ;({ app, secretary, neighbour, member, study } = await openStudyScene())
  b1 = await app.unitId("B1")
})
afterAll(() => app.close())

const month = (name: string) => `from=${name}-01&until=${name}-31`
const weekOf = async (week: string, from = "2010-08-01", until = "2010-09-30") => {
  const { body } = await secretary.get(`/calendar?unit=${b1}&from=${from}&until=${until}`)
  return body.unit.weeks.find((one: { week: string }) => one.week === week)
}

describe("a calendar", () => {
  test("shows days with their first activities, and what the State Council says of them", async () => {
    const { body } = await secretary.get(`/calendar?${month("2010-08")}`)
    const day = body.days.find((one: { on: string }) => one.on === "2010-08-20")
    expect(day.count).toBeGreaterThanOrEqual(3)
    expect(day.items[0]).toMatchObject({ time: "14:00", state: "held" })
    const october = await secretary.get(`/calendar?${month("2010-10")}`)
    expect(october.body.listed).toContainEqual({ day: "2010-10-01", name: "国庆节", off: true })
    expect(october.body.listed).toContainEqual({ day: "2010-10-09", name: "国庆节", off: false })
    expect(october.body.withoutList).toEqual([])
  })
  test("counts over more than a quarter, and names nothing", async () => {
    const { body } = await secretary.get("/calendar?from=2010-01-01&until=2010-12-31")
    const day = body.days.find((one: { on: string }) => one.on === "2010-08-20")
    expect(day).toMatchObject({ items: [] })
    expect(day.count).toBeGreaterThanOrEqual(3)
    expect((await secretary.get("/calendar?from=2010-01-01&until=2012-12-31")).status).toBe(400)
  })
  test("is narrowed to a kind, and to what somebody is expected at", async () => {
    await study({
      start: "2010-08-27 14:00",
      state: "planned",
      items: [{ kind: "committee-meeting", topic: "议事", hours: 1 }],
    })
    const days = async (asker: Person, query: string) =>
      (await asker.get(`/calendar?${month("2010-08")}&${query}`)).body.days.map(
        (one: { on: string }) => one.on,
      )
    expect(await days(secretary, "kind=committee-meeting")).toEqual(["2010-08-27"])
    expect(await days(await member("m-G2"), "mine=yes&kind=committee-meeting")).toEqual([])
    expect((await days(await member("m-G2"), "mine=yes")).length).toBeGreaterThan(0)
  })
  test("of the neighbour's branch does not exist", async () => {
    expect((await neighbour.get(`/calendar?unit=${b1}&${month("2010-08")}`)).status).toBe(404)
    expect((await neighbour.get(`/units/${b1}/lay-out`)).status).toBe(404)
  })
})

describe("the weekly slot", () => {
  const put = async (body: object) => {
    const { body: unit } = await secretary.get(`/units/${b1}`)
    return await secretary.put(`/units/${b1}/rhythm`, body, { version: unit.version })
  }
  test("has a day and a part of it, and its weeks say how they stand", async () => {
    expect(
      (await put({ studyDay: "friday", part: "afternoon", startsAt: "14:30", always: true })).status,
    ).toBe(204)
    await study({ start: "2010-08-13 14:30" })
    expect(await weekOf("2010-W32")).toMatchObject({ state: "held" })
    expect(await weekOf("2010-W35")).toMatchObject({ state: "open", on: "2010-09-03", as: "usual" })
    const national = await weekOf("2010-W40", "2010-10-01", "2010-10-31")
    // 1 to 7 October are off; Saturday 9 is worked in exchange, and Friday 8 is an ordinary day.
    expect(national).toMatchObject({ on: "2010-10-08", as: "usual" })
    const { body } = await secretary.get(`/calendar?unit=${b1}&${month("2010-08")}`)
    expect(body.unit.slot).toEqual({ studyDay: "friday", part: "afternoon", startsAt: "14:30" })
  })
  test("of a day needs the day, and before and after the shift there is none", async () => {
    expect((await put({ studyDay: "flexible", part: "morning", startsAt: null })).body.code).toBe(
      "rhythm-asks-for-day",
    )
    expect((await put({ studyDay: "friday", part: "shifts", startsAt: null })).body.code).toBe(
      "rhythm-asks-for-day",
    )
    expect(
      (
        await neighbour.put(
          `/units/${b1}/rhythm`,
          { studyDay: null, part: null, startsAt: null },
          { version: 1 },
        )
      ).status,
    ).toBe(404)
  })
  test("may be left out in a week with a reason, which is told and taken back", async () => {
    const path = `/units/${b1}/skips/2010-W36`
    expect((await secretary.put(path, { reason: "emergency", note: "防汛值守" })).status).toBe(204)
    expect(await weekOf("2010-W36")).toMatchObject({
      state: "skipped",
      skip: { reason: "emergency", note: "防汛值守" },
    })
    const { rows } = await app.database.pool.query(
      "select details from audit_entry where action = 'week-skipped' order by audit_entry_id desc limit 1",
    )
    expect(rows[0].details).toEqual({ week: "2010-W36", reason: "emergency", note: "防汛值守" })
    expect((await neighbour.delete(path)).status).toBe(404)
    expect((await secretary.delete(path)).status).toBe(204)
    expect(await weekOf("2010-W36")).toMatchObject({ state: "open", skip: null })
    expect((await secretary.put(`/units/${b1}/skips/2010-W53`, { reason: "other" })).body.code).toBe(
      "no-such-week",
    )
  })
  test("is judged the same with a reason and without", async () => {
    const standing = async () =>
      (await secretary.get(`/units/${b1}/standing?year=2010`)).body.grid.filter(
        (row: { clauses: { id: string }[] }) => row.clauses.some(({ id }) => id === "CS-WEEKLY"),
      )
    const before = await standing()
    await secretary.put(`/units/${b1}/skips/2010-W20`, { reason: "busy-season" })
    expect(await standing()).toEqual(before)
    await secretary.delete(`/units/${b1}/skips/2010-W20`)
  })
})

describe("sittings laid out at once", () => {
  const plan = (more: object = {}) => ({
    unitId: b1,
    kind: "assembly",
    time: "15:00",
    hours: 1.5,
    place: "会议室",
    days: [{ on: "2010-10-15" }, { on: "2010-11-19", topic: "发展党员" }, { on: "2010-12-17" }],
    ...more,
  })
  test("are planned, each with its topic or the name of its kind", async () => {
    const { status, body } = await secretary.post("/planned-sittings", plan())
    expect(status).toBe(200)
    expect(body.activities.map(({ on }: { on: string }) => on)).toEqual([
      "2010-10-15",
      "2010-11-19",
      "2010-12-17",
    ])
    const event = await secretary.get(`/events/${body.activities[1].activityId}`)
    expect(event.body).toMatchObject({
      state: "planned",
      topic: "发展党员",
      start: "2010-11-19 15:00",
      place: "会议室",
      hours: 1.5,
    })
    expect((await secretary.get(`/events/${body.activities[0].activityId}`)).body.topic).toBe("党员大会")
  })
  test("are none where one of their days has one already, until somebody says that it is another", async () => {
    const count = async () =>
      (await app.database.pool.query("select count(*)::int as n from activity")).rows[0].n
    const before = await count()
    const days = [{ on: "2010-09-17" }, { on: "2010-11-19" }]
    const refused = await secretary.post("/planned-sittings", plan({ days }))
    expect(refused.body).toMatchObject({ code: "days-already" })
    expect(refused.body.existing.map(({ start }: { start: string }) => start)).toEqual(["2010-11-19 15:00"])
    expect(await count()).toBe(before)
    expect((await secretary.post("/planned-sittings", plan({ days, sameDay: "another" }))).status).toBe(200)
    expect(await count()).toBe(before + 2)
  })
  test("are for days to come, each once, and for one's own unit", async () => {
    const past = await secretary.post("/planned-sittings", plan({ days: [{ on: "2010-08-19" }] }))
    expect(past.body.code).toBe("past-plans")
    const twice = await secretary.post(
      "/planned-sittings",
      plan({ days: [{ on: "2010-12-24" }, { on: "2010-12-24" }] }),
    )
    expect(twice.body.code).toBe("day-twice")
    expect((await neighbour.post("/planned-sittings", plan())).status).toBe(404)
  })
  test("fulfil lines of the unit's plan, which then say so; of another's plan they take none", async () => {
    const line = async (unitId: number, ordinal: number) =>
      (
        await app.database.pool.query<{ id: number }>(
          `insert into plan_line (unit_id, year, ordinal, month, topic, form)
           values ($1, 2010, $2, 11, '选举法', '党员大会') returning plan_line_id as id`,
          [unitId, ordinal],
        )
      ).rows[0]?.id
    const own = await line(b1, 1)
    await app.database.pool.query(
      `update plan_line set content_categories = '{law,politics}', lecturer = 'm-B1' where plan_line_id = $1`,
      [own],
    )
    const strange = await line(await app.unitId("B2"), 1)
    const open = async () => (await secretary.get(`/units/${b1}/lay-out`)).body.lines
    expect(await open()).toEqual([
      { planLineId: own, year: 2010, month: 11, topic: "选举法", kind: "assembly", hours: null },
    ])
    const on = (planLineId: number | undefined) => plan({ days: [{ on: "2010-11-26", planLineId }] })
    expect((await secretary.post("/planned-sittings", on(strange))).status).toBe(400)
    const { body } = await secretary.post("/planned-sittings", on(own))
    const event = (await secretary.get(`/events/${body.activities[0].activityId}`)).body
    expect(event.planLine).toMatchObject({ planLineId: own })
    // What the line says is not typed again.
    expect(event).toMatchObject({
      contentCategories: ["law", "politics"],
      lecturer: { memberId: await app.memberId("m-B1") },
    })
    expect(await open()).toEqual([])
    const { lines } = (await secretary.get(`/units/${b1}/plans/2010`)).body.plan
    expect(lines[0]).toMatchObject({ progress: "planned", sittings: [{ on: "2010-11-26" }] })
  })
  test("begin with what the unit held last, its slot and the days that are off", async () => {
    const { body } = await secretary.get(`/units/${b1}/lay-out`)
    expect(body.halfDay).toBe(4)
    expect(body.kinds.find(({ kind }: { kind: string }) => kind === "assembly")).toMatchObject({
      time: "15:00",
      place: "会议室",
      hours: 1.5,
    })
    expect(body.kinds.some(({ kind }: { kind: string }) => kind === "central-group-study")).toBe(false)
    expect(body.listed).toContainEqual({ day: "2010-10-01", name: "国庆节", off: true })
    expect(body.taken).toContainEqual({ on: "2010-11-19", kind: "assembly" })
  })
})
