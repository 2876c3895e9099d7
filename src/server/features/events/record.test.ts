import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { openWorld } from "../../../../tests/access/world.ts"
import { bePatient } from "../../../../tests/support/be-patient.ts"
import type { Person, TestServer } from "../../../../tests/support/server.ts"

let app: TestServer
let secretary: Person
let neighbour: Person
let b1: number
const person = (code: string) => app.memberId(code)

beforeAll(async () => {
  app = await openWorld()
  secretary = await app.as("branch-secretary", "B1")
  neighbour = await app.as("branch-secretary", "B2")
  b1 = await app.unitId("B1")
  await app.database.pool.query(
    `insert into post (member_id, unit_id, post, from_on)
     select m.member_id, u.unit_id, p.post, '2009-01-01'
       from (values ('m-B1', 'B1', 'secretary'), ('m-G1', 'B1', 'publicity-officer'),
                    ('m-B3', 'T1', 'central-group-head')) p (member, unit, post)
       join member m on m.code = p.member join unit u on u.code = p.unit`,
  )
})
afterAll(() => app.close())

const sitting = (more: object = {}) => ({
  unitId: b1,
  start: "2010-08-06 14:00",
  place: "二楼会议室",
  items: [
    { kind: "committee-meeting", topic: "研究发展党员", hours: 1 },
    { kind: "party-lecture", topic: "学习型党组织", hours: 2.5 },
  ],
  ...more,
})

/** An activity's list: who stands how. */
const listOf = async (activityId: number) => {
  const { body } = await secretary.get(`/events/${activityId}`)
  return Object.fromEntries(
    body.attendance.map((row: { member: { code: string }; status: string }) => [row.member.code, row.status]),
  )
}
const rowsOf = async (table: "activity" | "attendance" | "audit_entry") =>
  (await app.database.pool.query(`select count(*)::int as n from ${table}`)).rows[0].n

describe("one sitting with several items", () => {
  let items: { activityId: number; code: string }[]
  test("is recorded with its lists: everybody expected was there unless named", async () => {
    const reply = await secretary.post(
      "/sittings",
      sitting({
        chairId: await person("m-B1"),
        attendance: [
          { memberId: await person("m-G1"), status: "late" },
          { memberId: await person("m-G2"), status: "on-leave", reason: "病假" },
        ],
        guests: [{ memberId: await person("m-B3"), items: [1] }],
      }),
    )
    expect(reply.status).toBe(200)
    items = reply.body.activities
    expect(items.map(({ code }) => code)).toEqual(["B1-2010-001", "B1-2010-002"])
    expect(reply.body.oddities.map(({ code }: { code: string }) => code)).toEqual(["no-lecturer"])
  })
  test("a committee meeting expects its committee, a lecture everybody", async () => {
    expect(await listOf(items[0]?.activityId ?? 0)).toEqual({ "m-B1": "present", "m-G1": "late" })
    expect(await listOf(items[1]?.activityId ?? 0)).toEqual({
      "m-B1": "present",
      "m-B1-other": "present",
      "m-B3": "present",
      "m-G1": "late",
      "m-G1-other": "present",
      "m-G2": "on-leave",
    })
  })
  test("knows its other items, and what is still missing", async () => {
    const { body, headers } = await secretary.get(`/events/${items[0]?.activityId}`)
    expect(headers.get("etag")).toBe('"1"')
    expect(body.sitting.map(({ kind }: { kind: string }) => kind)).toEqual(["party-lecture"])
    expect(body.lamps).toEqual({
      time: true,
      people: true,
      content: false,
      effect: false,
      missing: ["content", "effect"],
    })
    expect(body.counts).toMatchObject({ expected: 2, present: 1, late: 1, withoutRow: 0, guests: 0 })
    expect(body.can).toEqual(["event.record"])
  })
  test("asks whether it is the same one, when there is one of its kind on that day", async () => {
    const again = await secretary.post("/sittings", sitting())
    expect([again.status, again.body.code]).toEqual([409, "same-day-already"])
    expect(again.body.detail).toBe("8月6日已有一次支委会。是同一次，还是又开了一次？")
    expect(again.body.existing).toHaveLength(2)
    const another = await secretary.post("/sittings", sitting({ sameDay: "another" }))
    expect(another.body.activities[0].code).toBe("B1-2010-003")
  })
  test("sent twice with one key, it is recorded once", async () => {
    const body = sitting({ start: "2010-07-06 14:00" })
    const first = await secretary.post("/sittings", body, { key: "the-same-key" })
    const before = [await rowsOf("activity"), await rowsOf("attendance")]
    const second = await secretary.post("/sittings", body, { key: "the-same-key" })
    expect(second.body).toEqual(first.body)
    expect([await rowsOf("activity"), await rowsOf("attendance")]).toEqual(before)
  })
  test("ten at once get ten different numbers", async () => {
    bePatient(app.database)
    const replies = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        secretary.post(
          "/sittings",
          sitting({ start: `2010-06-${String(index + 1).padStart(2, "0")} 09:00` }),
        ),
      ),
    )
    const codes = replies.flatMap(({ body }) => body.activities.map(({ code }: { code: string }) => code))
    expect(new Set(codes).size).toBe(20)
  })
})

describe("a sitting is refused", () => {
  test.each([
    ["in a neighbour's branch", {}, 404, "not-found"],
    ["held on a day to come", { start: "2010-08-21 09:00" }, 409, "not-held-yet"],
    ["without an item", { items: [] }, 400, "invalid"],
    ["at no time", { start: "2010-02-30 09:00" }, 400, "invalid"],
    ["with a field nobody knows", { points: 5 }, 400, "invalid"],
    ["with a chair who does not exist", { chairId: 99_999 }, 400, "invalid"],
  ])("%s", async (name, more, status, code) => {
    const asker = name.includes("neighbour") ? neighbour : secretary
    const before = await rowsOf("activity")
    const reply = await asker.post("/sittings", sitting({ start: "2010-05-03 09:00", ...more }))
    expect([reply.status, reply.body.code]).toEqual([status, code])
    expect(await rowsOf("activity")).toBe(before)
  })
  test("with an exception about somebody whom nothing expects", async () => {
    const { body } = await secretary.post(
      "/sittings",
      sitting({
        start: "2010-05-04 09:00",
        items: [{ kind: "committee-meeting", topic: "议事", hours: 1 }],
        attendance: [{ memberId: await person("m-G2"), status: "absent" }],
      }),
    )
    expect([body.code, body.errors[0].pointer]).toEqual(["invalid", "/attendance/0/memberId"])
  })
  test("with a guest from a branch beside, who is nobody here", async () => {
    const { body } = await secretary.post(
      "/sittings",
      sitting({ start: "2010-05-04 15:00", guests: [{ memberId: await person("m-B2") }] }),
    )
    expect([body.code, body.errors[0].pointer]).toEqual(["invalid", "/guests/0/memberId"])
  })
  test("that addresses units beyond the branch", async () => {
    const { body } = await secretary.post(
      "/sittings",
      sitting({
        start: "2010-05-05 09:00",
        items: [{ kind: "party-lecture", topic: "党课", hours: 1, audience: [await app.unitId("B2")] }],
      }),
    )
    expect([body.code, body.errors[0].pointer]).toEqual(["invalid", "/items/0/audience/0"])
  })
  test("and whoever records one list of a unit is offered those it expects, and nobody of its branches", async () => {
    const central = await app.as("central-group-secretary", "T1")
    const t1 = await app.unitId("T1")
    const names = (rows: { code: string }[]) => rows.map(({ code }) => code)
    const offered = async (by: Person) => (await by.get(`/units/${t1}/sitting-template?on=2010-05-06`)).body
    const template = await offered(central)
    expect(names(template.roster)).toEqual(["m-B3"])
    expect(template.below).toEqual([])
    expect(names((await offered(await app.as("committee-officer", "T1"))).roster)).toContain("m-B1")
    const found = await central.get(`/units/${t1}/sitting-people?q=m-`)
    expect(names(found.body.items)).toEqual(["m-B3"])
    const register = await central.get(`/units/${t1}/register?year=2010`)
    expect(names(register.body.people)).toEqual(["m-B3"])
    expect(
      register.body.activities.every(({ kind }: { kind: string }) => kind === "central-group-study"),
    ).toBe(true)
    const named = await central.post("/sittings", {
      unitId: t1,
      start: "2010-05-06 14:00",
      items: [{ kind: "central-group-study", topic: "学习", hours: 4, lecturerId: await person("m-B1") }],
    })
    expect([named.body.code, named.body.errors[0].pointer]).toEqual(["invalid", "/items/0/lecturerId"])
  })
  test("of a kind that is not the asker's", async () => {
    const central = await app.as("central-group-secretary", "T1")
    const at = { unitId: await app.unitId("T1"), start: "2010-05-06 09:00" }
    const lecture = await central.post("/sittings", {
      ...at,
      items: [{ kind: "party-lecture", topic: "党课", hours: 1 }],
    })
    expect([lecture.status, lecture.body.code]).toEqual([403, "kind-not-yours"])
    const study = await central.post("/sittings", {
      ...at,
      items: [{ kind: "central-group-study", topic: "学习", hours: 4 }],
    })
    expect([study.status, study.body.rows]).toEqual([200, 1])
  })
  test("by a group leader, of the branch; not of the group", async () => {
    const leader = await app.as("group-leader", "G1")
    const items = [{ kind: "group-meeting", topic: "碰头", hours: 1 }]
    const branch = await leader.post("/sittings", { unitId: b1, start: "2010-05-07 09:00", items })
    expect(branch.status).toBe(404)
    const group = await leader.post("/sittings", {
      unitId: await app.unitId("G1"),
      start: "2010-05-07 09:00",
      items,
    })
    expect([group.status, group.body.rows]).toEqual([200, 2])
  })
})

describe("what is planned", () => {
  test("notes leave ahead, and once held fills its list with everybody else", async () => {
    const plan = await secretary.post(
      "/sittings",
      sitting({
        start: "2010-08-27 09:00",
        state: "planned",
        attendance: [{ memberId: await person("m-G2"), status: "on-leave", reason: "公假" }],
      }),
    )
    expect(plan.status).toBe(200)
    const [, lecture] = plan.body.activities
    const early = await secretary.post(`/events/${lecture.activityId}/hold`, {}, { version: 1 })
    expect(early.body.code).toBe("not-held-yet")
    app.setToday("2010-08-27")
    const late = [{ memberId: await person("m-G1"), status: "late" }]
    const held = await secretary.post(
      `/events/${lecture.activityId}/hold`,
      { attendance: late },
      { version: 1 },
    )
    expect([held.status, held.body.state]).toEqual([200, "held"])
    expect(await listOf(lecture.activityId)).toMatchObject({
      "m-G2": "on-leave",
      "m-G1": "late",
      "m-B1": "present",
    })
    const other = await secretary.get(`/events/${plan.body.activities[0].activityId}`)
    expect([other.body.state, other.body.counts.present]).toEqual(["held", 1])
    app.setToday("2010-08-20")
  })
  test("nobody can have been there before the day", async () => {
    const { body } = await secretary.post(
      "/sittings",
      sitting({
        start: "2010-09-10 09:00",
        state: "planned",
        attendance: [{ memberId: await person("m-G2"), status: "present" }],
      }),
    )
    expect(body.code).toBe("leave-alone-ahead")
  })
})

describe("nobody is recorded unseen", () => {
  const everybody = ["m-B1", "m-B1-other", "m-G1", "m-G1-other", "m-G2"]
  const study = { items: [{ kind: "collective-study", topic: "学习", hours: 2 }] }
  test("where others are expected than the page showed, it is said and nothing is recorded", async () => {
    const memberIds = await Promise.all(everybody.map(person))
    const before = await rowsOf("activity")
    const ask = (roll: object, start: string) =>
      secretary.post("/sittings", sitting({ ...study, start, roll }))
    const unseen = await ask({ memberIds: memberIds.slice(1), whole: true }, "2010-03-01 09:00")
    expect([unseen.status, unseen.body.code]).toEqual([409, "roll-changed"])
    expect(unseen.body.detail).toContain("多了m-B1")
    const gone = await ask(
      { memberIds: [...memberIds, await person("m-B2")], whole: true },
      "2010-03-01 09:00",
    )
    expect(gone.body.detail).toContain("少了m-B2")
    expect(await rowsOf("activity")).toBe(before)
    expect((await ask({ memberIds, whole: true }, "2010-03-01 09:00")).body.rows).toBe(5)
  })
  test("and those of a list too long to show are left open", async () => {
    const memberIds = [await person("m-B1")]
    const { body } = await secretary.post(
      "/sittings",
      sitting({ ...study, start: "2010-03-02 09:00", roll: { memberIds, whole: false } }),
    )
    const event = await secretary.get(`/events/${body.activities[0].activityId}`)
    expect(event.body.counts).toMatchObject({ expected: 5, present: 1, withoutRow: 4 })
  })
})

describe("a group's meeting in the branch's sitting", () => {
  const meeting = { kind: "group-meeting", topic: "碰头", hours: 1 }
  test("is the group's, with its own people and its own number", async () => {
    const g1 = await app.unitId("G1")
    const start = "2010-03-03 09:00"
    const items = [
      { kind: "collective-study", topic: "学习", hours: 2 },
      { ...meeting, unitId: g1 },
    ]
    const { status, body } = await secretary.post("/sittings", sitting({ start, items }))
    expect(status).toBe(200)
    const [study, group] = body.activities
    expect(group.code).toMatch(/^G1-2010-\d{3}$/)
    const { body: event } = await secretary.get(`/events/${group.activityId}`)
    expect([event.unit.code, event.counts.expected]).toEqual(["G1", 2])
    expect(event.sitting.map((one: { activityId: number }) => one.activityId)).toEqual([study.activityId])
  })
  test("is asked about where no group is named, and refused for another branch's group", async () => {
    const start = "2010-03-04 09:00"
    const unnamed = await secretary.post("/sittings", sitting({ start, items: [meeting] }))
    expect(unnamed.body.code).toBe("which-group")
    const elsewhere = { ...meeting, unitId: await app.unitId("B2") }
    expect((await secretary.post("/sittings", sitting({ start, items: [elsewhere] }))).status).toBe(404)
  })
  test("shows its groups to whoever fills in the form, and whose people they are", async () => {
    const { body } = await secretary.get(`/units/${b1}/sitting-template?on=2010-08-20`)
    expect(body.groups.map(({ code }: { code: string }) => code)).toEqual(["G1", "G2"])
    expect(body.kinds).toContain("group-meeting")
    expect(body.kinds).not.toContain("central-group-study")
    const one = body.roster.find(({ code }: { code: string }) => code === "m-G1")
    expect([one.branchId, one.units.at(-1)]).toEqual([b1, await app.unitId("G1")])
  })
  test("begins with what is usual on such a day, and knows the last of every other kind", async () => {
    const held = async (start: string, kind: string, place: string) => {
      const item = { kind, topic: `${kind} ${start}`, hours: 1 }
      const { status } = await secretary.post("/sittings", sitting({ start, place, items: [item] }))
      expect(status).toBe(200)
    }
    for (const day of ["04", "11", "18"]) await held(`2009-11-${day} 14:00`, "collective-study", "活动室")
    await held("2009-11-25 19:00", "organisational-life", "会议室")
    const path = `/units/${b1}/sitting-template?on=2009-12-02`
    const { body } = await secretary.get(path)
    expect(body.last).toMatchObject({ on: "2009-11-18", time: "14:00", place: "活动室" })
    expect(
      body.lastByKind.map(({ kind, time, place }: Record<string, string>) => [kind, time, place]),
    ).toEqual([
      ["collective-study", "14:00", "活动室"],
      ["organisational-life", "19:00", "会议室"],
    ])
    expect((await secretary.get(`${path}&kind=organisational-life`)).body.last.time).toBe("19:00")
    const neighbour = await app.as("branch-secretary", "B2")
    expect((await neighbour.get(path)).status).toBe(404)
  })
  test("names the posts by which its committee expects people, as of the day", async () => {
    const { pool } = app.database
    const held = [
      ["m-B1", "secretary", "2009-01-01", null],
      ["m-B1-other", "deputy-secretary", "2009-01-01", null],
      ["m-B1-other", "publicity-officer", "2009-01-01", "2010-06-01"],
      ["m-B1-other", "group-leader", "2009-01-01", null],
    ]
    for (const [code, post, from, until] of held)
      await pool.query(
        `insert into post (member_id, unit_id, post, from_on, until_on)
         select member_id, $2, $3, $4, $5 from member where code = $1`,
        [code, b1, post, from, until],
      )
    const postsOn = async (day: string) => {
      const { body } = await secretary.get(`/units/${b1}/sitting-template?on=${day}`)
      return Object.fromEntries(
        body.roster
          .filter(({ posts }: { posts: string[] }) => posts.length > 0)
          .map(({ code, posts }: { code: string; posts: string[] }) => [code, posts]),
      )
    }
    expect(await postsOn("2010-08-20")).toMatchObject({
      "m-B1": ["secretary"],
      "m-B1-other": ["deputy-secretary"],
    })
    expect((await postsOn("2010-03-20"))["m-B1-other"]).toEqual(["deputy-secretary", "publicity-officer"])
    await pool.query(
      "delete from post where member_id in (select member_id from member where code in ('m-B1', 'm-B1-other'))",
    )
  })
  test("a group leader records no central group's study", async () => {
    const leader = await app.as("group-leader", "G1")
    const items = [{ kind: "central-group-study", topic: "学习", hours: 4 }]
    const at = { unitId: await app.unitId("G1"), start: "2010-03-05 09:00" }
    expect((await leader.post("/sittings", { ...at, items })).body.code).toBe("not-of-unit")
  })
})

describe("what is seldom meant is asked about, and taken when it is so", () => {
  const start = "2010-03-08 09:00"
  test.each([
    ["many-hours", { start, items: [{ kind: "collective-study", topic: "学习", hours: 100 }] }],
    ["long-ago", { start: "1900-03-08 09:00" }],
    ["far-ahead", { start: "2099-03-08 09:00", state: "planned" }],
  ])("%s", async (code, more) => {
    const asked = await secretary.post("/sittings", sitting(more))
    expect([asked.status, asked.body.code]).toEqual([409, "sure-about-it"])
    expect(asked.body.doubts).toMatchObject([{ code }])
    expect((await secretary.post("/sittings", sitting({ ...more, sure: [code] }))).status).toBe(200)
  })
  test("a central group's study of less than half a day, or of more than a whole one, when corrected too", async () => {
    const group = await app.as("central-group-secretary", "T1")
    const unitId = await app.unitId("T1")
    const study = (hours: number, more: object = {}) =>
      group.post("/sittings", {
        ...{ unitId, start: "2010-03-10 09:00", sameDay: "another", ...more },
        items: [{ kind: "central-group-study", topic: "学习", hours }],
      })
    for (const [hours, code] of [
      [2, "short-day"],
      [12, "many-hours"],
    ] as const) {
      expect((await study(hours)).body.doubts).toMatchObject([{ code }])
      expect((await study(hours, { sure: [code] })).status).toBe(200)
    }
    const { body } = await study(8)
    const [{ activityId }] = body.activities
    const { version } = (await group.get(`/events/${activityId}`)).body
    const corrected = await group.patch(`/events/${activityId}`, { hours: 12 }, { version })
    expect(corrected.body.doubts).toMatchObject([{ code: "many-hours" }])
  })
  test("a chair who is on leave", async () => {
    const chairId = await person("m-B1")
    const attendance = [{ memberId: chairId, status: "on-leave" }]
    const asked = await secretary.post(
      "/sittings",
      sitting({ start: "2010-03-09 09:00", chairId, attendance }),
    )
    expect(asked.body.doubts).toMatchObject([{ code: "chair-on-leave" }])
    expect(asked.body.doubts[0].sentence).toContain("m-B1")
  })
  test("held, though it begins later today; as a plan it is taken", async () => {
    app.setTime("10:00")
    const later = { start: "2010-08-20 19:00" }
    const held = await secretary.post("/sittings", sitting(later))
    expect(held.body.doubts).toMatchObject([{ code: "not-begun" }])
    const plan = await secretary.post("/sittings", sitting({ ...later, state: "planned" }))
    expect([plan.status, plan.body.rows]).toEqual([200, 0])
    app.setTime("23:59")
  })
})

describe("one person twice", () => {
  test.each([
    ["in the exceptions", { attendance: ["m-G1", "m-G1"] }],
    ["as somebody expected and as a guest", { attendance: ["m-G1"], guests: ["m-G1"] }],
  ])("%s is refused", async (_, named: { attendance: string[]; guests?: string[] }) => {
    const attendance = await Promise.all(
      named.attendance.map(async (code) => ({ memberId: await person(code), status: "late" })),
    )
    const guests = await Promise.all(
      (named.guests ?? []).map(async (code) => ({ memberId: await person(code) })),
    )
    const reply = await secretary.post(
      "/sittings",
      sitting({ start: "2010-03-10 09:00", attendance, guests }),
    )
    expect([reply.status, reply.body.code]).toEqual([400, "named-twice"])
    expect(reply.body.errors).toHaveLength(1)
  })
})
