import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { openWorld } from "../../../../tests/access/world.ts"
import type { Person, TestServer } from "../../../../tests/support/server.ts"

let app: TestServer
let secretary: Person
let member: Person
let beside: Person
let neighbour: Person
let today: number
let tomorrow: number
let yesterday: number
let crowded: number

beforeAll(async () => {
  app = await openWorld()
  secretary = await app.as("branch-secretary", "B1")
  member = await app.asMember("m-G1")
  beside = await app.asMember("m-G2")
  neighbour = await app.asMember("m-B2")
  const study = async (day: string, state: string) => {
    const { body } = await secretary.post("/sittings", {
      unitId: await app.unitId("B1"),
      start: `${day} 19:00`,
      state,
      items: [{ kind: "collective-study", topic: "夜校", hours: 2 }],
      sameDay: "another",
    })
    return body.activities[0].activityId
  }
  today = await study("2010-08-20", "planned")
  tomorrow = await study("2010-08-21", "planned")
  yesterday = await study("2010-08-19", "planned")
  crowded = await study("2010-08-20", "planned")
})
afterAll(() => app.close())

const selfRecord = (asker: Person, id: number) => asker.post(`/events/${id}/attendance/self`, {})
const count = async (sql: string, values: unknown[] = []) =>
  (await app.database.pool.query(`select count(*)::int as n from ${sql}`, values)).rows[0].n

describe("a list that is changed in the moment in which somebody records themselves", () => {
  const writing = async (id: number, change: () => Promise<{ status: number }>) => {
    const other = await app.database.ownerClient()
    await other.query("begin")
    await other.query(
      "insert into attendance (activity_id, member_id, status, self_recorded) select $1, member_id, 'present', true from member where code = 'm-G1'",
      [id],
    )
    const reply = change()
    // The change has looked, found nothing there, and waits for the row.
    await expect
      .poll(async () => (await other.query("select from pg_locks where not granted")).rowCount, {
        timeout: 10_000,
      })
      .toBeGreaterThan(0)
    await other.query("commit")
    await other.end()
    return await reply
  }
  const rowOf = async (id: number) => {
    const { rows } = await app.database.pool.query<{ status: string; self: boolean }>(
      "select attendance.status, self_recorded as self from attendance join member using (member_id) where activity_id = $1 and code = 'm-G1'",
      [id],
    )
    return rows[0]
  }
  const planned = async () => {
    const { body } = await secretary.post("/sittings", {
      unitId: await app.unitId("B1"),
      start: "2010-08-18 19:00",
      state: "planned",
      items: [{ kind: "collective-study", topic: "夜校", hours: 2 }],
      sameDay: "another",
    })
    return body.activities[0].activityId
  }

  test("is told so, and their row stays as they wrote it", async () => {
    const id = await planned()
    const memberId = await app.memberId("m-G1")
    const changes = [{ memberId, status: "absent", was: null }]
    const { status } = await writing(id, () => secretary.put(`/events/${id}/attendance`, { changes }))
    expect(status).toBe(412)
    expect(await rowOf(id)).toEqual({ status: "present", self: true })
  })

  test("has their row as they wrote it where nothing was said of them", async () => {
    const id = await planned()
    const version = Number(JSON.parse((await secretary.get(`/events/${id}`)).headers.get("etag") ?? '"0"'))
    const { status } = await writing(id, () => secretary.post(`/events/${id}/hold`, {}, { version }))
    expect(status).toBe(200)
    expect(await rowOf(id)).toEqual({ status: "present", self: true })
  })
})

describe("a member records that they are there", () => {
  test("two hundred times at once, which gives one row, one entry in the audit log and one mark", async () => {
    const replies = await Promise.all(Array.from({ length: 200 }, () => selfRecord(member, today)))
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]))
    expect(replies.filter(({ body }) => body.written)).toHaveLength(1)
    expect(await count("attendance where activity_id = $1", [today])).toBe(1)
    expect(await count("audit_entry where action = 'attendance-self-recorded'")).toBe(1)
    const { body } = await member.get(`/events/${today}`)
    expect(body.mine).toEqual({
      expected: true,
      status: "present",
      selfRecorded: true,
      madeUpOn: null,
      arrangedFor: null,
      makeUpUntil: null,
      notNow: null,
    })
  })
  test("among others at the same moment, each with an answer of their own", async () => {
    const replies = await Promise.all([
      selfRecord(member, crowded),
      selfRecord(neighbour, crowded),
      selfRecord(beside, crowded),
      selfRecord(beside, tomorrow),
      selfRecord(beside, 999_999),
    ])
    expect(replies.map(({ status, body }) => [status, body.code ?? body.written])).toEqual([
      [200, true],
      [404, "not-found"],
      [200, true],
      [409, "too-early"],
      [404, "not-found"],
    ])
    const { rows } = await app.database.pool.query(
      `select m.code, j.actor = a.login as own from audit_entry j join member m using (member_id)
         join account a on a.account_id = j.account_id and a.member_id = m.member_id
        where j.action = 'attendance-self-recorded' and (j.details ->> 'activityId')::int = $1 order by m.code`,
      [crowded],
    )
    expect(rows).toEqual([
      { code: "m-G1", own: true },
      { code: "m-G2", own: true },
    ])
    expect(await count("attendance where activity_id = $1", [crowded])).toBe(2)
  })
  test("not before the day, not after it, not for what was called off", async () => {
    const codes = [await selfRecord(member, tomorrow), await selfRecord(member, yesterday)]
    expect(codes.map(({ status, body }) => [status, body.code])).toEqual([
      [409, "too-early"],
      [409, "too-late"],
    ])
  })
  test("for a day longer, where the installation has decided so", async () => {
    const { pool } = app.database
    await pool.query(`insert into setting (name, value) values ('self-recording', '{"daysAfter": 1}')`)
    expect((await selfRecord(member, yesterday)).body).toMatchObject({ written: true })
    await pool.query(`update setting set value = '{"daysAfter": "<nonsense>"}' where name = 'self-recording'`)
    expect((await selfRecord(beside, yesterday)).body.code).toBe("too-late")
  })
  test("not somebody of a branch beside, for whom there is no such activity; nor somebody without a record", async () => {
    expect((await selfRecord(neighbour, today)).status).toBe(404)
    expect((await selfRecord(await app.as("branch-secretary", "B2"), today)).status).toBe(404)
    expect((await selfRecord(app.stranger, today)).status).toBe(401)
    expect((await selfRecord(member, 99_999)).status).toBe(404)
  })
  test("not at a meeting of the committee, which is not there for others", async () => {
    const { body } = await secretary.post("/sittings", {
      unitId: await app.unitId("B1"),
      start: "2010-08-20 08:00",
      items: [{ kind: "committee-meeting", topic: "议事", hours: 1 }],
    })
    const reply = await selfRecord(member, body.activities[0].activityId)
    expect([reply.status, reply.body.code]).toEqual([404, "not-found"])
  })
  test("never over what the secretary wrote", async () => {
    const other = await app.asMember("m-G1-other")
    await secretary.put(`/events/${today}/attendance`, {
      changes: [{ memberId: await app.memberId("m-G1-other"), status: "absent", was: null }],
    })
    expect((await selfRecord(other, today)).body).toEqual({
      status: "absent",
      selfRecorded: false,
      written: false,
    })
  })
  test("and it stays when the secretary fills the list", async () => {
    const held = await secretary.post(`/events/${today}/hold`, {}, { version: 1 })
    const rows = new Map(
      held.body.attendance.map((row: { member: { code: string } }) => [row.member.code, row]),
    )
    expect(rows.get("m-G1")).toMatchObject({ status: "present", selfRecorded: true })
    expect(rows.get("m-G1-other")).toMatchObject({ status: "absent", selfRecorded: false })
    expect(rows.get("m-B1")).toMatchObject({ status: "present", selfRecorded: false })
  })
})

test("what was said before a meeting was put to another day is not said of that day", async () => {
  const { body } = await secretary.post("/sittings", {
    ...{ unitId: await app.unitId("B1"), start: "2010-08-20 21:00", state: "planned", sameDay: "another" },
    items: [{ kind: "collective-study", topic: "夜谈", hours: 1 }],
  })
  const id = body.activities[0].activityId
  const move = async (start: string) => {
    const { version } = (await secretary.get(`/events/${id}`)).body
    const reply = await secretary.patch(`/events/${id}`, { start, sure: ["far-ahead"] }, { version })
    expect(reply.status, reply.text).toBe(200)
  }
  expect((await selfRecord(member, id)).body.written).toBe(true)
  // Later the same day it still holds.
  await move("2010-08-20 21:30")
  expect(await count("attendance where activity_id = $1", [id])).toBe(1)
  await move("2010-08-27 21:30")
  expect(await count("attendance where activity_id = $1", [id])).toBe(0)
})
