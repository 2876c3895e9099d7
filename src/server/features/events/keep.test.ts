import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { Person, TestServer } from "../../../../tests/support/server.ts"
import { openStudyScene, type StudyScene } from "../../../../tests/support/study-scene.ts"

let app: TestServer
let secretary: Person
let neighbour: Person
let member: StudyScene["member"]
let study: StudyScene["study"]
const person = (code: string) => app.memberId(code)

beforeAll(async () => {
  ;({ app, secretary, neighbour, member, study } = await openStudyScene())
})
afterAll(() => app.close())

const entryOf = async (action: string) => {
  const { rows } = await app.database.pool.query(
    "select details, member_id from audit_entry where action = $1 order by audit_entry_id desc limit 1",
    [action],
  )
  return rows[0]
}

describe("correcting an activity", () => {
  test("changes what is named, and keeps what stood there in the audit log", async () => {
    const id = await study()
    const reply = await secretary.patch(
      `/events/${id}`,
      { topic: "读原著", hours: 1.5, effect: "写了心得", minutes: "" },
      { version: 1 },
    )
    // The item is another version, and so is its sitting, whose minutes they are.
    expect([reply.status, reply.headers.get("etag")]).toEqual([200, '"3"'])
    expect(reply.body).toMatchObject({ topic: "读原著", hours: 1.5, minutes: null, content: "第一章" })
    expect(reply.body.lamps.missing).toEqual([])
    expect((await entryOf("event-corrected")).details).toMatchObject({
      before: { topic: "学习", hours: 2, effect: null, minutes: "发言" },
      after: { topic: "读原著", hours: 1.5, effect: "写了心得", minutes: null },
    })
  })
  test("by two people at once: the second sees both versions, and nothing is lost", async () => {
    const id = await study()
    const recorder = await app.as("recorder", "B1")
    const [mine, theirs] = await Promise.all([
      secretary.patch(`/events/${id}`, { topic: "甲" }, { version: 1 }),
      recorder.patch(`/events/${id}`, { topic: "乙" }, { version: 1 }),
    ])
    const [won, lost] = mine.status === 200 ? [mine, theirs] : [theirs, mine]
    expect([won.status, lost.status, lost.body.code]).toEqual([200, 412, "stale"])
    expect(lost.body.current.topic).toBe(won.body.topic)
    expect(lost.body.current.version).toBe(2)
  })
  test("asks which version was seen", async () => {
    const id = await study()
    expect((await secretary.patch(`/events/${id}`, { topic: "丙" })).status).toBe(428)
  })
  test("moves it to the group that held it, with its kind, and its people follow", async () => {
    const id = await study()
    const g1 = await app.unitId("G1")
    const patch = (more: object) => secretary.patch(`/events/${id}`, more, { version: 1 })
    expect((await patch({ kind: "group-meeting" })).body.code).toBe("which-group")
    expect((await patch({ unitId: await app.unitId("B2") })).status).toBe(404)
    const { body } = await patch({ kind: "group-meeting", unitId: g1 })
    expect([body.kind, body.unit.code, body.counts.expected, body.counts.guests]).toEqual([
      "group-meeting",
      "G1",
      2,
      3,
    ])
    expect(body.holders.map(({ code }: { code: string }) => code)).toEqual(["B1", "G1", "G2"])
  })
  test("asks about a hundred hours and a year that nobody means", async () => {
    const id = await study()
    const asked = await secretary.patch(
      `/events/${id}`,
      { hours: 100, start: "1900-01-01 09:00" },
      { version: 1 },
    )
    expect(asked.body.doubts).toMatchObject([{ code: "many-hours" }, { code: "long-ago" }])
  })
  test("cannot put what was held on a day to come", async () => {
    const id = await study()
    const { body } = await secretary.patch(`/events/${id}`, { start: "2010-12-01 09:00" }, { version: 1 })
    expect(body.code).toBe("not-held-yet")
  })
  test("is not for a neighbour, for whom there is no such activity, nor for a member", async () => {
    const id = await study()
    const plain = await member("m-B1-other")
    for (const [asker, status] of [
      [neighbour, 404],
      [plain, 403],
    ] as const) {
      const replies = [
        await asker.patch(`/events/${id}`, { topic: "丁" }, { version: 1 }),
        await asker.put(`/events/${id}/attendance`, {
          changes: [{ memberId: await person("m-G1"), status: "absent", was: "present" }],
        }),
        await asker.post(`/events/${id}/cancel`, { reason: "停电" }, { version: 1 }),
        await asker.post(`/events/${id}/restore`, { state: "held" }, { version: 1 }),
        await asker.post(`/events/${id}/hold`, {}, { version: 1 }),
        await asker.post(`/events/${id}/make-up`, {
          memberIds: [await person("m-G1")],
          helperId: await person("m-B1"),
          on: "2010-08-19",
        }),
      ]
      expect(replies.map((reply) => reply.status)).toEqual(replies.map(() => status))
    }
    expect((await neighbour.get(`/events/${id}`)).status).toBe(404)
  })
})

describe("calling off", () => {
  test("is taken back as easily, with the list as it was", async () => {
    const id = await study()
    const gone = await secretary.post(`/events/${id}/cancel`, { reason: "停电" }, { version: 1 })
    expect(gone.body).toMatchObject({ state: "cancelled", cancelReason: "停电", version: 2 })
    const twice = await secretary.post(`/events/${id}/cancel`, { reason: "停电" }, { version: 2 })
    expect(twice.body.code).toBe("wrong-state")
    const back = await secretary.post(`/events/${id}/restore`, { state: "held" }, { version: 2 })
    expect(back.body).toMatchObject({ state: "held", cancelReason: null, version: 3 })
    expect(back.body.counts.present).toBe(5)
  })
})

describe("the list", () => {
  test("is changed for those named, and says before and after in the audit log", async () => {
    const id = await study()
    const memberId = await person("m-G1")
    const reply = await secretary.put(`/events/${id}/attendance`, {
      changes: [{ memberId, status: "on-leave", reason: "事假：看病", was: "present" }],
    })
    expect(reply.body.counts).toMatchObject({ expected: 5, present: 4, onLeave: 1 })
    const line = await entryOf("attendance-changed")
    expect(line.member_id).toBe(memberId)
    expect(line.details.changes).toEqual([
      { memberId, before: "present", after: "on-leave", detail: "personal-leave", reason: "看病" },
    ])
  })
  test("changed meanwhile by somebody else, it is shown instead", async () => {
    const id = await study()
    const change = async (status: string, was: string | null) =>
      await secretary.put(`/events/${id}/attendance`, {
        changes: [{ memberId: await person("m-G1"), status, was }],
      })
    expect((await change("late", "present")).status).toBe(200)
    const lost = await change("absent", "present")
    expect([lost.status, lost.body.current.counts.late]).toEqual([412, 1])
    expect((await change("late", "present")).status).toBe(200)
  })
  test("names nobody twice", async () => {
    const id = await study()
    const change = { memberId: await person("m-G1"), status: "late", was: "present" }
    const reply = await secretary.put(`/events/${id}/attendance`, { changes: [change, change] })
    expect([reply.status, reply.body.errors[0].pointer]).toEqual([400, "/changes/1/memberId"])
  })
  test("asks who led it when its chair turns out to have been on leave", async () => {
    const memberId = await person("m-B1")
    const id = await study({ chairId: memberId })
    const changes = [{ memberId, status: "on-leave", was: "present" }]
    const asked = await secretary.put(`/events/${id}/attendance`, { changes })
    expect(asked.body.doubts).toMatchObject([{ code: "chair-on-leave" }])
    const sure = await secretary.put(`/events/${id}/attendance`, { changes, sure: ["chair-on-leave"] })
    expect(sure.body.counts.onLeave).toBe(1)
  })
  test("counts a guest apart from those who were there", async () => {
    const outsider = await person("m-B3")
    await app.database.pool.query(
      "insert into post (member_id, unit_id, post, from_on) select $1, unit_id, 'secretary', '2009-01-01' from unit where code = 'T1'",
      [outsider],
    )
    const id = await study({ guests: [{ memberId: outsider }] })
    const { body } = await secretary.get(`/events/${id}`)
    expect(body.counts).toMatchObject({ expected: 5, present: 5, guests: 1 })
  })
  test("has nobody as a guest who was away and, transferred meanwhile, is not expected any more", async () => {
    const { pool } = app.database
    const gone = [await person("m-G1")]
    const id = await study({ attendance: [{ memberId: gone[0], status: "on-leave" }] })
    await pool.query("update membership set until_on = '2010-01-02' where member_id = $1", gone)
    const { body } = await secretary.get(`/events/${id}`)
    expect(body.counts).toMatchObject({ expected: 4, present: 4, guests: 0 })
    expect([body.attendance.length, body.attendanceMore]).toEqual([5, 0])
    expect((await neighbour.get(`/events/${id}`)).status).toBe(404)
    await pool.query("update membership set until_on = null where member_id = $1", gone)
  })
  test("loses a row, and the lamp of people goes out", async () => {
    const id = await study()
    const { body } = await secretary.put(`/events/${id}/attendance`, {
      changes: [{ memberId: await person("m-G1"), status: null, was: "present" }],
    })
    expect([body.counts.withoutRow, body.lamps.people]).toEqual([1, false])
  })
  test("takes a make-up for those who missed it, with whoever helps", async () => {
    const id = await study({ attendance: [{ memberId: await person("m-G1"), status: "absent" }] })
    const makeUp = async (more: object) =>
      await secretary.post(`/events/${id}/make-up`, {
        memberIds: [await person("m-G1")],
        helperId: await person("m-B1"),
        on: "2010-08-19",
        ...more,
      })
    expect((await makeUp({ memberIds: [await person("m-G2")] })).body.code).toBe("not-missed")
    expect((await makeUp({ on: undefined })).body.code).toBe("not-missed")
    expect((await makeUp({ on: "2009-01-01" })).body.code).toBe("made-up-too-early")
    expect((await makeUp({ helperId: await person("m-G1") })).body.errors[0].pointer).toBe("/helperId")
    const done = await makeUp({})
    expect(done.body.counts).toMatchObject({ absent: 0, madeUp: 1 })
    const row = done.body.attendance.find((one: { status: string }) => one.status === "made-up")
    expect(row).toMatchObject({ helper: { code: "m-B1" }, madeUpOn: "2010-08-19" })
    const named = await makeUp({ helperId: await person("m-B1-other"), on: undefined })
    const now = named.body.attendance.find((one: { status: string }) => one.status === "made-up")
    expect(now).toMatchObject({ helper: { code: "m-B1-other" }, madeUpOn: "2010-08-19" })
    const past = await secretary.patch(`/events/${id}`, { start: "2010-08-20 09:00" }, { version: 1 })
    expect([past.status, past.body.code]).toEqual([409, "past-make-up"])
  })
})

describe("a make-up for today", () => {
  test("is arranged where that is said, and done where that is; never in the past, nor ahead", async () => {
    const memberId = await person("m-G1")
    const { body: made } = await secretary.post("/sittings", {
      unitId: await app.unitId("B1"),
      start: "2010-08-02 08:00",
      items: [{ kind: "collective-study", topic: "学习", hours: 1 }],
      attendance: [{ memberId, status: "absent" }],
    })
    const event = made.activities[0].activityId
    const helperId = await person("m-B1")
    const makeUp = async (on: string, arranged: boolean, by = secretary) =>
      await by.post(`/events/${event}/make-up`, { memberIds: [memberId], helperId, on, arranged })
    expect((await makeUp("2010-08-19", true)).body.errors[0].pointer).toBe("/on")
    expect((await makeUp("2010-08-21", false)).body.errors[0].pointer).toBe("/on")
    expect((await makeUp("2010-08-20", true, neighbour)).status).toBe(404)
    const { body } = await makeUp("2010-08-20", true)
    const rowOf = ({ attendance }: typeof body) =>
      attendance.find(({ member: { code } }: { member: { code: string } }) => code === "m-G1")
    expect(rowOf(body)).toMatchObject({ status: "absent", arrangedFor: "2010-08-20" })
    const done = rowOf((await makeUp("2010-08-20", false)).body)
    expect(done).toMatchObject({ status: "made-up", madeUpOn: "2010-08-20" })
    // Its slip is for those who keep the list, and for those whose it is.
    expect((await secretary.get(`/make-ups/${done.makeUpId}`)).body.state).toBe("done")
    const seenBy = async (by: Person) => rowOf((await by.get(`/events/${event}`)).body)?.makeUpId
    expect(await seenBy(await member("m-G1"))).toBe(done.makeUpId)
    expect(await seenBy(await member("m-G2"))).toBeUndefined()
  })
})

describe("a make-up that is done", () => {
  test("stays when its meeting is restored as planned and its list is filled once more", async () => {
    const memberId = await person("m-G1")
    const { body: made } = await secretary.post("/sittings", {
      unitId: await app.unitId("B1"),
      start: "2010-08-03 08:00",
      items: [{ kind: "collective-study", topic: "学习", hours: 1 }],
      attendance: [{ memberId, status: "absent" }],
    })
    const path = `/events/${made.activities[0].activityId}`
    const helperId = await person("m-B1")
    await secretary.post(`${path}/make-up`, { memberIds: [memberId], helperId, on: "2010-08-20" })
    const version = async () => (await secretary.get(path)).body.version
    await secretary.post(`${path}/cancel`, { reason: "改期" }, { version: await version() })
    const asked = { version: await version() }
    const restored = await secretary.post(`${path}/restore`, { state: "planned" }, asked)
    expect(restored.status).toBe(200)
    const again = { attendance: [{ memberId, status: "late" }] }
    const refused = await secretary.post(`${path}/hold`, again, { version: await version() })
    expect(refused.body.errors).toMatchObject([{ pointer: "/attendance/0/memberId" }])
    expect(refused.body.errors[0].message).toContain("补课完成")
    expect((await secretary.post(`${path}/hold`, {}, { version: await version() })).status).toBe(200)
    const { attendance } = (await secretary.get(path)).body
    const row = attendance.find(({ member: { code } }: { member: { code: string } }) => code === "m-G1")
    expect(row).toMatchObject({ status: "made-up", madeUpOn: "2010-08-20", helper: { code: "m-B1" } })
  })
})

describe("who has to make up", () => {
  test("is listed person by person, until it is made up, for whoever records there", async () => {
    const b1 = await app.unitId("B1")
    const absentee = await person("m-B1-other")
    const first = await study({ attendance: [{ memberId: absentee, status: "absent", reason: "出差" }] })
    await study({ attendance: [{ memberId: absentee, status: "on-leave" }] })
    const list = async () => {
      const { body } = await secretary.get(`/units/${b1}/absences?year=2010`)
      return body.people.find(({ memberId }: { memberId: number }) => memberId === absentee).missed
    }
    expect(await list()).toMatchObject([{ status: "absent", reason: "出差" }, { status: "on-leave" }])
    await secretary.post(`/events/${first}/make-up`, {
      memberIds: [absentee],
      helperId: await person("m-B1"),
      on: "2010-08-20",
    })
    expect(await list()).toMatchObject([{ status: "on-leave" }])
    expect((await neighbour.get(`/units/${b1}/absences`)).status).toBe(404)
    const leader = await app.as("group-leader", "G1")
    const { body } = await leader.get(`/units/${await app.unitId("G1")}/absences?year=2010`)
    expect(body.people.map(({ code }: { code: string }) => code)).not.toContain("m-B1-other")
  })
  test("names to whoever leads a group what its people owe their branch, which arranges it, and nobody else's", async () => {
    const memberId = await person("m-G1")
    const missedAt = async (code: string, kind: string) => {
      const { body } = await secretary.post("/sittings", {
        unitId: await app.unitId(code),
        start: "2010-08-01 08:00",
        items: [{ kind, topic: "学习", hours: 1 }],
        attendance: [{ memberId, status: "on-leave", detail: "personal-leave", reason: "家事" }],
      })
      return body.activities[0].activityId
    }
    const missed = await missedAt("B1", "collective-study")
    const groupMeeting = await missedAt("G1", "group-meeting")
    const list = async (by: Person, code: string) => {
      const { body } = await by.get(`/units/${await app.unitId(code)}/absences?year=2010`)
      return body.people.flatMap((one: { memberId: number; missed: object[] }) =>
        one.memberId === memberId ? one.missed : [],
      )
    }
    const [g1, g2] = [await app.as("group-leader", "G1"), await app.as("group-leader", "G2")]
    const of = (activityId: number, more: object) => expect.objectContaining({ activityId, ...more })
    const ofGroup = of(groupMeeting, { owed: false, arranges: true })
    expect(await list(g1, "G1")).toEqual(
      expect.arrayContaining([
        of(missed, { owed: true, arranges: false, detail: null, reason: null }),
        ofGroup,
      ]),
    )
    expect(await list(secretary, "G1")).toEqual(
      expect.arrayContaining([
        of(missed, { owed: true, arranges: true, detail: "personal-leave", reason: "家事" }),
        ofGroup,
      ]),
    )
    expect(await list(g2, "G2")).toEqual([])
    expect((await g2.get(`/units/${await app.unitId("G1")}/absences`)).status).toBe(404)
    expect((await neighbour.get(`/units/${await app.unitId("G1")}/absences`)).status).toBe(404)
  })
})

describe("a plain member", () => {
  test("sees what was held, how many came, and their own row alone", async () => {
    const id = await study({ attendance: [{ memberId: await person("m-B1-other"), status: "late" }] })
    const { body } = await (await member("m-B1-other")).get(`/events/${id}`)
    expect(body.attendance.map(({ member }: { member: { code: string } }) => member.code)).toEqual([
      "m-B1-other",
    ])
    expect(body.mine).toMatchObject({ expected: true, status: "late", notNow: "too-late" })
    expect([body.counts.present, body.can]).toEqual([4, []])
  })
  test("of a branch beside finds nothing", async () => {
    const id = await study()
    const stranger = await member("m-B2")
    expect((await stranger.get(`/events/${id}`)).status).toBe(404)
    const list = await stranger.get("/events")
    expect(list.body.items.map(({ unit }: { unit: { code: string } }) => unit.code)).not.toContain("B1")
  })
})

describe("what somebody types", () => {
  test("comes back as the text it is, whatever it looks like", async () => {
    const nasty = `<script>alert(1)</script><img src=x onerror=alert(1)> "'\`; drop table activity; --`
    const id = await study({
      place: nasty,
      form: nasty.slice(0, 100),
      items: [
        { kind: "collective-study", topic: nasty, hours: 1, content: nasty, minutes: nasty, effect: nasty },
      ],
      attendance: [{ memberId: await person("m-G1"), status: "on-leave", reason: nasty }],
    })
    const { body, headers } = await secretary.get(`/events/${id}`)
    expect([body.topic, body.place, body.content, body.minutes, body.effect]).toEqual(Array(5).fill(nasty))
    const row = body.attendance.find((one: { status: string }) => one.status === "on-leave")
    expect(row.reason).toBe(nasty)
    expect(headers.get("content-type")).toContain("application/json")
    for (const bad of ["\u202etxt", "a\u0000b", "\ud800"]) {
      const { status } = await secretary.patch(`/events/${id}`, { topic: bad }, { version: 1 })
      expect(status).toBe(400)
    }
  })
})
