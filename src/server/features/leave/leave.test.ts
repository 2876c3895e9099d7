import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { Person } from "../../../../tests/support/server.ts"
import { openStudyScene, type StudyScene } from "../../../../tests/support/study-scene.ts"
import { type LeaveStep, leaveSteps } from "../../../domain/leave/leave-rules.ts"
import { dayOf, plusDays } from "../../../domain/shared/calendar.ts"

let scene: StudyScene
let chief: Person
beforeAll(async () => {
  scene = await openStudyScene()
  chief = await scene.app.as("branch-secretary", "B1", { memberCode: "m-G2" })
})
afterAll(() => scene.app.close())

const person = (code: string) => scene.app.memberId(code)
const statusOf = async (event: number, code: string) => {
  const { body } = await scene.secretary.get(`/events/${event}`)
  const row = body.attendance.find(({ member }: { member: { code: string } }) => member.code === code)
  return [row?.status ?? null, row?.detail ?? null]
}
const ask = async (code: string, body: object) => (await scene.member(code)).post("/leave", body)
const decide = (leaveId: number, approve = true, by = scene.secretary) =>
  by.post(`/leave/${leaveId}/decide`, { approve, ...(approve ? {} : { word: "那天要表决" }) })
/** The approval of a sick leave taken back, with which no word goes. */
const takeSickBack = (leaveId: number) =>
  scene.secretary.post(`/leave/${leaveId}/decide`, { approve: false, seen: "approved" })
/** A leave of somebody on one day, asked for and approved. */
const approved = async (code: string, from: string, more: object = {}) => {
  const { body } = await ask(code, { from, kind: "sick", ...more })
  expect((await decide(body.leaveId)).status).toBe(200)
  return body.leaveId as number
}
const absent = async (code: string, start: string) =>
  await scene.study({ start, attendance: [{ memberId: await person(code), status: "absent" }] })

describe("asking and deciding", () => {
  test("a member asks, the secretary is told and approves, the member is told; a neighbour finds nothing", async () => {
    const { status, body } = await ask("m-B1", { from: "2010-09-01", kind: "official", remark: "去市里开会" })
    expect([status, body.state, body.last, body.remark]).toEqual([200, "asked", "2010-09-01", "去市里开会"])
    const waiting = (await scene.secretary.get("/leave/waiting")).body.items
    expect(waiting).toMatchObject([{ leaveId: body.leaveId, can: ["decide", "withdraw"] }])
    expect((await scene.neighbour.get("/leave/waiting")).body.items).toEqual([])
    expect((await scene.neighbour.get(`/leave/${body.leaveId}`)).status).toBe(404)
    expect((await decide(body.leaveId, true, scene.neighbour)).status).toBe(404)
    const { body: told } = await scene.secretary.get("/me/notices")
    expect(told.items[0].kind).toBe("leave-asked")
    expect((await decide(body.leaveId)).body.state).toBe("approved")
    const own = (await (await scene.member("m-B1")).get("/me/notices")).body.items[0]
    expect(own).toMatchObject({ kind: "leave-decided", details: { approved: 1, from: "2010-09-01" } })
    expect((await decide(body.leaveId, true)).body.code).toBe("leave-over")
    const stale = { approve: false, word: "人手不够", seen: "asked" }
    for (const refusal of [{ approve: false }, stale]) {
      const over = await scene.secretary.post(`/leave/${body.leaveId}/decide`, refusal)
      expect([over.status, over.body.code]).toEqual([409, "leave-over"])
    }
  })

  test("nobody decides about their own, and no two leaves meet", async () => {
    const { body } = await chief.post("/leave", { from: "2010-09-02", kind: "personal" })
    expect((await decide(body.leaveId, true, chief)).body.code).toBe("leave-own")
    expect((await decide(body.leaveId)).body.state).toBe("approved")
    const again = await chief.post("/leave", { from: "2010-08-30", last: "2010-09-05", kind: "sick" })
    expect(again.body.code).toBe("leave-already")
    expect((await ask("m-B1", { from: "2010-09-09", last: "2010-09-08", kind: "sick" })).body.code).toBe(
      "leave-backwards",
    )
    expect((await ask("m-B1", { from: "2010-09-09", last: "2011-12-08", kind: "sick" })).body.code).toBe(
      "leave-too-long",
    )
  })

  test("a day more than a year away is asked about, whoever says it, and taken once it is sure", async () => {
    const far = { from: "1900-01-01", kind: "personal" }
    const asked = await ask("m-B1", far)
    expect([asked.status, asked.body.code, asked.body.doubts[0].code]).toEqual([
      409,
      "sure-about-it",
      "long-ago",
    ])
    const entered =
      (more: object, by = scene.secretary) =>
      async () =>
        by.post("/leave/entered", { ...far, memberId: await person("m-B1"), ...more })
    expect((await entered({})()).body.code).toBe("sure-about-it")
    expect((await entered({ sure: ["long-ago"] }, scene.neighbour)()).status).toBe(404)
    expect((await entered({ from: "2011-09-30" })()).body.doubts[0].code).toBe("far-ahead")
    const { body } = await ask("m-B1", { ...far, sure: ["long-ago"] })
    expect(body).toMatchObject({ from: "1900-01-01", state: "asked" })
    await decide(body.leaveId, false)
  })

  test("of an illness no remark is taken, whoever asks", async () => {
    const body = { from: "2010-11-09", kind: "sick", remark: "化疗" }
    expect((await ask("m-B1", body)).body).toMatchObject({ status: 409, code: "leave-remark-of-illness" })
    const entered = await scene.secretary.post("/leave/entered", {
      ...body,
      memberId: await person("m-B1"),
    })
    expect(entered.body.code).toBe("leave-remark-of-illness")
    await expect(
      scene.app.database.pool.query(
        "insert into leave (member_id, from_on, ends_on, kind, remark) values ($1, '2010-11-09', '2010-11-09', 'sick', '化疗')",
        [await person("m-B1")],
      ),
    ).rejects.toMatchObject({ code: "23514" })
  })

  test("a unit names another post, who decides without any role; the asker sees who it is", async () => {
    const unitId = await scene.app.unitId("B1")
    await scene.app.database.pool.query(
      "insert into post (member_id, unit_id, post, from_on) values ($1, $2, 'discipline-officer', '2010-01-01')",
      [await person("m-B1-other"), unitId],
    )
    const officer = await scene.member("m-B1-other")
    const set = await scene.secretary.put(`/units/${unitId}/leave-approver`, { post: "discipline-officer" })
    expect(set.body).toMatchObject({
      post: "discipline-officer",
      holders: [{ holds: "discipline-officer" }],
    })
    const { body } = await ask("m-B1", { from: "2010-09-10", kind: "sick" })
    expect((await (await scene.member("m-B1")).get("/leave/mine")).body.approvers).toMatchObject([
      { holds: "discipline-officer" },
    ])
    expect((await decide(body.leaveId)).body.code).toBe("leave-not-yours")
    expect((await officer.get("/leave/waiting")).body.items).toMatchObject([{ leaveId: body.leaveId }])
    expect((await decide(body.leaveId, true, officer)).body.state).toBe("approved")
    const own = (await officer.post("/leave", { from: "2010-09-10", kind: "sick" })).body
    expect((await decide(own.leaveId)).body.state).toBe("approved")
    await scene.secretary.put(`/units/${unitId}/leave-approver`, { post: null })
  })

  test("it is entered for somebody who phoned, and approved in the same moment by whoever decides", async () => {
    const memberId = await person("m-G1-other")
    const entered = { memberId, from: "2010-09-03", last: "2010-09-30", kind: "personal" }
    const { body } = await scene.secretary.post("/leave/entered", { ...entered, approved: true })
    expect([body.state, body.enteredBy]).toEqual(["approved", expect.stringContaining("Person")])
    expect((await scene.neighbour.post("/leave/entered", entered)).status).toBe(404)
  })

  test("the remark is for the person and whoever decides; a refusal has its word", async () => {
    const { body } = await ask("m-G1", { from: "2010-09-20", kind: "personal", remark: "孩子开学" })
    const recorder = await scene.app.as("recorder", "B1")
    expect((await recorder.get(`/leave/${body.leaveId}`)).body).toMatchObject({
      kind: "personal",
      remark: null,
      can: ["withdraw"],
    })
    await scene.secretary.post(`/leave/${body.leaveId}/decide`, { approve: false, word: "那天要表决" })
    const [mine] = (await (await scene.member("m-G1")).get("/leave/mine")).body.items
    expect(mine).toMatchObject({ state: "refused", word: "那天要表决", remark: "孩子开学" })
  })
})

test("a decision about a sick leave says nothing more: neither the word of it nor an approval taken back", async () => {
  const { body } = await ask("m-G1", { from: "2010-09-27", kind: "sick" })
  const say = (said: object, by = scene.secretary) => by.post(`/leave/${body.leaveId}/decide`, said)
  const word = "糖尿病复查"
  expect((await say({ approve: true, word }, scene.neighbour)).status).toBe(404)
  for (const approve of [true, false])
    expect((await say({ approve, word })).body.code).toBe("leave-remark-of-illness")
  expect((await say({ approve: true, word: "" })).body).toMatchObject({ state: "approved", word: null })
  expect((await say({ approve: false, word })).body.code).toBe("leave-remark-of-illness")
  expect((await say({ approve: false })).body.code).toBe("leave-over")
  expect((await say({ approve: false, seen: "approved" })).body).toMatchObject({
    state: "refused",
    word: null,
  })
})

test("records closed longer ago than an absence is disputed are turned only when somebody says so", async () => {
  const closed = async (start: string) => {
    const event = await absent("m-G1", start)
    await scene.app.database.pool.query(
      "insert into meeting_record (activity_id, state) values ($1, 'closed') on conflict (activity_id) do update set state = 'closed'",
      [event],
    )
    return event
  }
  const [long, near] = [await closed("2010-02-02 14:00"), await closed("2010-08-11 14:00")]
  const { body } = await ask("m-G1", { from: "2010-02-01", last: "2010-02-03", kind: "official" })
  const say = (more: object, by = scene.secretary) =>
    by.post(`/leave/${body.leaveId}/decide`, { approve: true, ...more })
  expect((await say({ sure: ["closed-records"] }, scene.neighbour)).status).toBe(404)
  const asked = await say({})
  expect([asked.status, asked.body.code]).toEqual([409, "sure-about-it"])
  expect(asked.body.doubts).toEqual([
    { code: "closed-records", sentence: expect.stringContaining("1 份早已") },
  ])
  expect(await statusOf(long, "m-G1")).toEqual(["absent", null])
  expect((await scene.secretary.get(`/leave/${body.leaveId}`)).body.state).toBe("asked")
  const entered = { memberId: await person("m-G1"), from: "2010-02-04", kind: "official", approved: true }
  expect((await scene.secretary.post("/leave/entered", entered)).status).toBe(200)
  expect((await say({ sure: ["closed-records"] })).body.state).toBe("approved")
  expect(await statusOf(long, "m-G1")).toEqual(["on-leave", "official-leave"])
  await approved("m-G1", "2010-08-11", { kind: "official" })
  expect(await statusOf(near, "m-G1")).toEqual(["on-leave", "official-leave"])
})

describe("leave and lists", () => {
  test("whoever has leave on the day is shown and stands as on leave, unless somebody says otherwise", async () => {
    await approved("m-B1", "2010-03-01", { last: "2010-03-31" })
    const unitId = await scene.app.unitId("B1")
    const { body: template } = await scene.secretary.get(`/units/${unitId}/sitting-template?on=2010-03-05`)
    const shown = template.roster.find(({ code }: { code: string }) => code === "m-B1")
    expect(shown.leave).toBe("sick")
    const event = await scene.study({ start: "2010-03-05 14:00" })
    expect(await statusOf(event, "m-B1")).toEqual(["on-leave", "sick-leave"])
    expect(await statusOf(event, "m-G1")).toEqual(["present", null])
    const came = await scene.study({
      start: "2010-03-06 14:00",
      attendance: [{ memberId: await person("m-B1"), status: "present" }],
    })
    expect(await statusOf(came, "m-B1")).toEqual(["present", null])
  })

  test("so does a list that is filled when what was planned was held", async () => {
    const event = await scene.study({
      start: "2010-08-20 20:00",
      state: "planned",
      sameDay: "another",
    })
    await approved("m-G1", "2010-08-20")
    const { body: roll } = await scene.secretary.get(`/events/${event}/roll`)
    expect(roll.people.find(({ code }: { code: string }) => code === "m-G1").leave).toBe("sick")
    const { body } = await scene.secretary.get(`/events/${event}`)
    await scene.secretary.ask("POST", `/events/${event}/hold`, {}, { version: body.version })
    expect(await statusOf(event, "m-G1")).toEqual(["on-leave", "sick-leave"])
  })

  test("approved after the event it changes an absence once, and no correction made since", async () => {
    const event = await absent("m-G2", "2010-04-10 14:00")
    const other = await scene.study({ start: "2010-04-11 14:00" })
    const { body } = await scene.secretary.post("/leave/entered", {
      memberId: await person("m-G2"),
      from: "2010-04-10",
      last: "2010-04-11",
      kind: "official",
    })
    expect(await statusOf(event, "m-G2")).toEqual(["absent", null])
    const { attended, can } = (await decide(body.leaveId)).body
    // Who decides is told that a list has the person as present; and has one way to undo it.
    expect(attended).toMatchObject([{ activityId: other, on: "2010-04-11" }])
    expect([can.includes("take-back"), can.includes("withdraw")]).toEqual([true, false])
    expect(await statusOf(event, "m-G2")).toEqual(["on-leave", "official-leave"])
    expect(await statusOf(other, "m-G2")).toEqual(["present", null])
    await scene.secretary.put(`/events/${event}/attendance`, {
      changes: [{ memberId: await person("m-G2"), status: "absent", was: "on-leave" }],
    })
    expect((await decide(body.leaveId)).body.code).toBe("leave-over")
    expect(await statusOf(event, "m-G2")).toEqual(["absent", null])
    // Taken back, it leaves alone what a person has said.
    await decide(body.leaveId, false)
    expect(await statusOf(event, "m-G2")).toEqual(["absent", null])
  })

  test("with a make-up it comes to the same in either order, and also where one of the two is taken back", async () => {
    const codes = ["m-B1", "m-B1-other"]
    const start = "2010-07-02 14:00"
    const attendance = await Promise.all(
      codes.map(async (code) => ({ memberId: await person(code), status: "absent" })),
    )
    const event = await scene.study({ start, attendance })
    const makeUp = async (code: string) =>
      await scene.secretary.post(`/events/${event}/make-up`, {
        memberIds: [await person(code)],
        helperId: await person("m-G1-other"),
        on: "2010-07-05",
      })
    const takeBack = async (code: string) => {
      const { rows } = await scene.app.database.pool.query(
        "select make_up_id as id from make_up where activity_id = $1 and member_id = $2 and state = 'done'",
        [event, await person(code)],
      )
      expect((await scene.neighbour.post(`/make-ups/${rows[0].id}/take-back`, {})).status).toBe(404)
      expect((await scene.secretary.post(`/make-ups/${rows[0].id}/take-back`, {})).status).toBe(204)
    }
    const first = async (code: string) => {
      const { body } = await scene.secretary.get(`/events/${event}`)
      return body.attendance.find(({ member }: { member: { code: string } }) => member.code === code)
        .notedFirst
    }
    await approved("m-B1", "2010-07-02")
    await makeUp("m-B1")
    await makeUp("m-B1-other")
    const late = await approved("m-B1-other", "2010-07-02")
    for (const code of codes) {
      expect([await statusOf(event, code), await first(code)]).toEqual([
        ["made-up", "sick-leave"],
        "on-leave",
      ])
      await takeBack(code)
      expect(await statusOf(event, code)).toEqual(["on-leave", "sick-leave"])
      await makeUp(code)
    }
    expect((await takeSickBack(late)).body.state).toBe("refused")
    expect([await statusOf(event, "m-B1-other"), await first("m-B1-other")]).toEqual([
      ["made-up", null],
      "absent",
    ])
    await takeBack("m-B1-other")
    expect(await statusOf(event, "m-B1-other")).toEqual(["absent", null])
  })

  test("taken back, it takes with it what it had changed, and leaves what a person set", async () => {
    const event = await absent("m-G1", "2010-05-10 14:00")
    const said = await scene.study({
      start: "2010-05-11 14:00",
      attendance: [{ memberId: await person("m-G1"), status: "on-leave", detail: "on-duty" }],
    })
    const leaveId = await approved("m-G1", "2010-05-10", { last: "2010-05-12" })
    expect(await statusOf(event, "m-G1")).toEqual(["on-leave", "sick-leave"])
    expect((await takeSickBack(leaveId)).body.state).toBe("refused")
    expect(await statusOf(event, "m-G1")).toEqual(["absent", null])
    expect(await statusOf(said, "m-G1")).toEqual(["on-leave", "on-duty"])
  })
})

test("who is on leave on the day of a planned meeting is shown so beforehand, and nothing is written", async () => {
  const event = await scene.study({
    start: "2010-10-20 14:00",
    state: "planned",
    items: [{ kind: "collective-study", topic: "学习", hours: 2 }],
  })
  const leaveId = await approved("m-B1-other", "2010-10-20", { kind: "official" })
  const shown = async (by: Person) => {
    const { body } = await by.get(`/events/${event}`)
    const row = body.attendance.find(
      ({ member }: { member: { code: string } }) => member.code === "m-B1-other",
    )
    return [row?.status, row?.leave, body.counts.onLeave, body.counts.withoutRow === body.counts.expected]
  }
  expect(await shown(scene.secretary)).toEqual([null, "official", 1, true])
  expect((await scene.neighbour.get(`/events/${event}`)).status).toBe(404)
  await (await scene.member("m-B1-other")).post(`/leave/${leaveId}/withdraw`, {})
  expect(await shown(scene.secretary)).toEqual([null, null, 0, true])
})

describe("withdrawing and coming back", () => {
  test("what has not begun is withdrawn; what has begun ends with the return", async () => {
    const ahead = await approved("m-B1", "2010-10-01")
    const own = await scene.member("m-B1")
    const { body: gone } = await own.post(`/leave/${ahead}/withdraw`, {})
    expect(gone).toMatchObject({ state: "withdrawn", decidedBy: expect.any(String) })
    expect(gone.withdrawnBy).toEqual(expect.any(String))
    expect(gone.withdrawnBy).not.toBe(gone.decidedBy)
    expect((await own.post(`/leave/${ahead}/return`, {})).body.code).toBe("leave-over")
    const running = await approved("m-B1", "2010-08-15", { last: "2010-08-25" })
    expect((await own.post(`/leave/${running}/withdraw`, {})).body.code).toBe("leave-begun")
    expect((await own.post(`/leave/${running}/return`, { on: "2010-08-14" })).body.code).toBe("returned-when")
    expect((await scene.neighbour.post(`/leave/${running}/return`, {})).status).toBe(404)
    expect((await own.post(`/leave/${running}/return`, { on: "2010-08-19" })).body.returnedOn).toBe(
      "2010-08-19",
    )
    // Back from the 19th on: the list of that day has nobody on leave.
    const event = await scene.study({ start: "2010-08-19 10:00" })
    expect(await statusOf(event, "m-B1")).toEqual(["present", null])
  })

  test("whoever was back before a list had them on leave is absent there, once, and the leave names it", async () => {
    const leaveId = await approved("m-G1", "2010-07-19", { last: "2010-07-23" })
    const during = await scene.study({ start: "2010-07-20 10:00" })
    const since = await scene.study({ start: "2010-07-21 10:00" })
    const said = await scene.study({
      start: "2010-07-22 10:00",
      attendance: [{ memberId: await person("m-G1"), status: "on-leave", detail: "on-duty" }],
    })
    const back = { on: "2010-07-21" }
    expect((await scene.neighbour.post(`/leave/${leaveId}/return`, back)).status).toBe(404)
    const { body } = await scene.secretary.post(`/leave/${leaveId}/return`, back)
    expect(body.absentSince).toMatchObject([{ activityId: since, on: "2010-07-21" }])
    expect(await statusOf(during, "m-G1")).toEqual(["on-leave", "sick-leave"])
    expect(await statusOf(since, "m-G1")).toEqual(["absent", null])
    expect(await statusOf(said, "m-G1")).toEqual(["on-leave", "on-duty"])
    await scene.secretary.put(`/events/${since}/attendance`, {
      changes: [{ memberId: await person("m-G1"), status: "present", was: "absent" }],
    })
    const again = await scene.secretary.post(`/leave/${leaveId}/return`, back)
    expect(again.body.absentSince).toEqual([])
    expect(await statusOf(since, "m-G1")).toEqual(["present", null])
  })

  test("what is named of a long leave says how many more there are", async () => {
    for (const day of ["04", "06", "11", "13", "18", "20", "25"])
      await scene.study({ start: `2009-11-${day} 14:00` })
    const long = await approved("m-B1-other", "2009-11-03", { last: "2009-11-30", kind: "official" })
    const { body: came } = await scene.secretary.get(`/leave/${long}`)
    expect([came.attended.length, came.attendedMore]).toEqual([5, 2])
    expect(came.attended[0]).toMatchObject({ on: "2009-11-04" })
    expect([came.misses.length, came.missesMore]).toEqual([5, 2])
    const back = await approved("m-B1-other", "2009-12-08", { last: "2009-12-30", kind: "official" })
    for (const day of [10, 11, 14, 17, 18, 21]) await scene.study({ start: `2009-12-${day} 10:00` })
    const { body } = await scene.secretary.post(`/leave/${back}/return`, { on: "2009-12-10" })
    expect([body.absentSince.length, body.absentSinceMore]).toEqual([5, 1])
    expect([body.attendedMore, body.missesMore]).toEqual([0, 0])
  })

  test("a return registered by mistake is taken back: the leave runs on, and lists say what they said, but for what was changed since", async () => {
    const leaveId = await approved("m-G1-other", "2010-05-17", { last: "2010-08-31", kind: "official" })
    const [during, turned, corrected] = [
      await scene.study({ start: "2010-05-18 10:00" }),
      await scene.study({ start: "2010-05-25 10:00" }),
      await scene.study({ start: "2010-05-26 10:00" }),
    ]
    const byHand = await scene.study({ start: "2010-05-27 10:00" })
    const mark = async (event: number, status: string, was: string) =>
      scene.secretary.put(`/events/${event}/attendance`, {
        changes: [{ memberId: await person("m-G1-other"), status, was }],
      })
    // Marked before the return: it changes nothing there, so nothing is put back.
    await mark(byHand, "absent", "on-leave")
    const back = (on: string, by = scene.secretary) => by.post(`/leave/${leaveId}/return`, { on })
    const takeBack = (by = scene.secretary) => by.post(`/leave/${leaveId}/take-return-back`, {})
    expect((await takeBack()).body.code).toBe("leave-over")
    expect((await back("2010-05-20")).body.can).toContain("take-return-back")
    expect(await statusOf(turned, "m-G1-other")).toEqual(["absent", null])
    await mark(corrected, "present", "absent")
    // The day was another: what the first one had taken from the 25th stands again.
    expect((await back("2010-05-26")).body.returnedOn).toBe("2010-05-26")
    expect(await statusOf(turned, "m-G1-other")).toEqual(["on-leave", "official-leave"])
    expect((await back("2010-05-20")).body.returnedOn).toBe("2010-05-20")

    expect((await takeBack(scene.neighbour)).status).toBe(404)
    const { body } = await takeBack()
    expect(body).toMatchObject({ state: "approved", returnedOn: null, absentSince: [], away: true })
    expect(body.can).toContain("return")
    expect(body.can).not.toContain("take-return-back")
    expect(await statusOf(during, "m-G1-other")).toEqual(["on-leave", "official-leave"])
    expect(await statusOf(turned, "m-G1-other")).toEqual(["on-leave", "official-leave"])
    expect(await statusOf(corrected, "m-G1-other")).toEqual(["present", null])
    expect(await statusOf(byHand, "m-G1-other")).toEqual(["absent", null])
    const { rows } = await scene.app.database.pool.query(
      "select details from audit_entry where action = 'leave-return-taken-back'",
    )
    expect(rows).toMatchObject([{ details: { leaveId, before: "2010-05-20", activityIds: [turned] } }])
    const told = (await scene.secretary.get(`/events/${turned}/changes`)).body.items[0]
    expect(told.fields).toContainEqual({ title: "状态", before: "缺席", after: "请假" })
    // It goes with its leave, as what an approval gave does.
    await decide(leaveId, false)
    expect(await statusOf(turned, "m-G1-other")).toEqual(["absent", null])
  })

  test("a return is not taken back into days for which another leave was asked since, and its own person may", async () => {
    const own = await scene.member("m-B1-other")
    const leaveId = await approved("m-B1-other", "2010-08-13", { last: "2010-08-17", kind: "official" })
    await own.post(`/leave/${leaveId}/return`, { on: "2010-08-14" })
    const next = await approved("m-B1-other", "2010-08-16", { kind: "official" })
    expect((await own.post(`/leave/${leaveId}/take-return-back`, {})).body.code).toBe("leave-already")
    await decide(next, false)
    expect((await own.post(`/leave/${leaveId}/take-return-back`, {})).body.returnedOn).toBe(null)
    await own.post(`/leave/${leaveId}/return`, {})
  })

  test("whoever came back early is not away any more: not in the list, nor in the figures above", async () => {
    const { app } = scene
    const officer = await app.as("department-officer", "D")
    const [d, b1] = [await app.unitId("D"), await app.unitId("B1")]
    const away = async () => [
      (await scene.secretary.get(`/units/${b1}/leave`)).body.items.filter(
        (one: { away: boolean }) => one.away,
      ).length,
      (await officer.get(`/units/${b1}/leave/units`)).body.away,
      (await officer.get(`/units/${d}/leave/units`)).body.away,
    ]
    const before = await away()
    const leaveId = await approved("m-B1-other", "2010-08-18", { last: "2010-08-27", kind: "official" })
    expect(await away()).toEqual(before.map((count) => count + 1))
    const next = await scene.study({
      start: "2010-08-26 14:00",
      state: "planned",
      items: [{ kind: "collective-study", topic: "学习", hours: 2 }],
    })
    const misses = async () =>
      (await scene.secretary.get(`/leave/${leaveId}`)).body.misses.map(
        ({ activityId }: { activityId: number }) => activityId,
      )
    expect(await misses()).toContain(next)
    expect((await scene.secretary.post(`/leave/${leaveId}/return`, { on: "2010-08-20" })).status).toBe(200)
    expect(await away()).toEqual(before)
    expect(await misses()).not.toContain(next)
    expect((await scene.neighbour.get(`/units/${b1}/leave`)).status).toBe(404)
  })

  test("an approval that is taken back takes the return with it", async () => {
    const leaveId = await approved("m-B1-other", "2010-08-10", { last: "2010-08-12", kind: "personal" })
    await scene.secretary.post(`/leave/${leaveId}/return`, { on: "2010-08-12" })
    expect((await decide(leaveId, false)).body).toMatchObject({ state: "refused", returnedOn: null })
  })

  test("the year of a unit has every leave with a day in it, from before New Year and beyond the next", async () => {
    const memberId = await person("m-G2")
    const of = ["2009-12-30", "2010-12-28"] as const
    const beyond = ["2009-12-20", "2011-01-02"] as const
    await scene.app.database.pool.query(
      `insert into leave (member_id, from_on, ends_on, kind) values
         ($1, $2, '2010-01-03', 'official'), ($1, $3, '2011-01-04', 'official'),
         ($1, $4, '2009-12-22', 'official'), ($1, $5, '2011-01-09', 'official')`,
      [memberId, ...of, ...beyond],
    )
    const unitId = await scene.app.unitId("B1")
    const { items } = (await scene.secretary.get(`/units/${unitId}/leave?which=year`)).body
    const from = items.map((one: { from: string }) => one.from)
    expect(of.filter((day) => from.includes(day))).toEqual(of)
    expect(beyond.filter((day) => from.includes(day))).toEqual([])
    expect((await scene.neighbour.get(`/units/${unitId}/leave?which=year`)).status).toBe(404)
  })

  test("a list that has somebody after their leave says that they are back", async () => {
    await approved("m-B1-other", "2010-06-01")
    await scene.study({ start: "2010-06-08 10:00" })
    const [mine] = (await (await scene.member("m-B1-other")).get("/leave/mine")).body.items.filter(
      ({ from }: { from: string }) => from === "2010-06-01",
    )
    expect([mine.seenOn, mine.returnedOn]).toEqual(["2010-06-08", null])
    expect(mine.can).not.toContain("return")
  })
})

test("a list of one's own leave or training that was cut says so", async () => {
  const lists = ["leave", "training"]
  const more = async (list: string) => (await chief.get(`/${list}/mine`)).body.more
  for (const list of lists) expect(await more(list)).toBe(false)
  const { pool } = scene.app.database
  const days = "generate_series(date '2008-01-01', date '2008-07-25', '1 day') day"
  const values = [await person("m-G2")]
  await pool.query(
    `insert into leave (member_id, from_on, ends_on, kind, state) select $1, day, day, 'official', 'refused' from ${days}`,
    values,
  )
  await pool.query(
    `insert into training (member_id, name, kind, started_on, hundredth_hours, state)
     select $1, '培训' || day, 'party-school', day, 100, 'recognised' from ${days}`,
    values,
  )
  for (const list of lists) {
    expect(await more(list)).toBe(true)
    expect((await chief.get(`/${list}/mine`)).body.items).toHaveLength(200)
  }
})

describe("the leave of many units", () => {
  test("is counted first, unit by unit, and adds up to what the lists name; a neighbour finds nothing", async () => {
    const { app } = scene
    const d = await app.unitId("D")
    const officer = await app.as("department-officer", "D")
    const counts = (await officer.get(`/units/${d}/leave/units`)).body
    const codes = counts.items.map(({ unit }: { unit: { code: string } }) => unit.code)
    expect(codes).toContain("T1")
    expect(codes.filter((code: string) => !code.startsWith("T"))).toEqual([])
    const ofBranch = (await officer.get(`/units/${await app.unitId("B1")}/leave/units`)).body
    expect(ofBranch.items.map(({ unit }: { unit: { code: string } }) => unit.code)).toEqual(["B1"])
    for (const what of ["asked", "away", "ahead", "overdue"])
      expect(
        counts.items.reduce((all: number, one: Record<string, number>) => all + (one[what] ?? 0), 0),
      ).toBe(counts[what])
    const { items } = (await officer.get(`/units/${d}/leave`)).body
    const today = "2010-08-20"
    const asked = items.filter(({ state }: { state: string }) => state === "asked")
    const ahead = items.filter(
      ({ state, from }: { state: string; from: string }) => state === "approved" && from > today,
    )
    expect([counts.asked, counts.ahead]).toEqual([asked.length, ahead.length])
    expect(counts.ahead).toBeGreaterThan(0)
    const first = (await officer.get(`/units/${d}/leave/units?limit=1`)).body
    expect(first.items).toHaveLength(1)
    expect((await scene.neighbour.get(`/units/${await app.unitId("B1")}/leave/units`)).status).toBe(404)
  })
})

describe("every state and deed, as they are done", () => {
  /** `begun` and `back`: approved, and begun or ended by a return; `ahead`: approved, and still to come. */
  const states = ["asked", "ahead", "begun", "back", "refused", "withdrawn"] as const
  const steps = Object.keys(leaveSteps) as LeaveStep[]
  let made = 0
  const fresh = async (state: (typeof states)[number]) => {
    made += 1
    const from = plusDays(dayOf(state === "ahead" ? "2011-01-01" : "2009-09-01"), 3 * made)
    const last = plusDays(from, 2)
    const attendance = [{ memberId: await person("m-G1"), status: "absent" }]
    const event =
      state === "ahead"
        ? undefined
        : await scene.study({ start: `${last} 14:00`, attendance, sameDay: "another" })
    const { body } = await ask("m-G1", { from, last, kind: "official" })
    return { leaveId: body.leaveId as number, second: plusDays(from, 1), event }
  }
  type Fresh = Awaited<ReturnType<typeof fresh>>
  const say = ({ leaveId }: Fresh, body: object) => scene.secretary.post(`/leave/${leaveId}/decide`, body)
  const doIt: Readonly<Record<LeaveStep, (leave: Fresh) => ReturnType<typeof say>>> = {
    approve: (leave) => say(leave, { approve: true }),
    refuse: (leave) => say(leave, { approve: false, word: "人手不够", seen: "asked" }),
    "take-back": (leave) => say(leave, { approve: false, word: "人手不够", seen: "approved" }),
    withdraw: async ({ leaveId }) => (await scene.member("m-G1")).post(`/leave/${leaveId}/withdraw`, {}),
    return: async ({ leaveId, second, event }) =>
      (await scene.member("m-G1")).post(`/leave/${leaveId}/return`, event ? { on: second } : {}),
    "take-return-back": ({ leaveId }) => scene.secretary.post(`/leave/${leaveId}/take-return-back`, {}),
  }
  const bring: Readonly<Record<(typeof states)[number], readonly LeaveStep[]>> = {
    asked: [],
    ahead: ["approve"],
    begun: ["approve"],
    back: ["approve", "return"],
    refused: ["refuse"],
    withdrawn: ["withdraw"],
  }
  const over = Object.fromEntries(steps.map((step) => [step, "leave-over"])) as Record<LeaveStep, string>
  /** The state that it leads to, or the refusal. */
  const becomes: Readonly<Record<(typeof states)[number], Readonly<Record<LeaveStep, string>>>> = {
    asked: { ...over, approve: "begun", refuse: "refused", withdraw: "withdrawn" },
    ahead: { ...over, withdraw: "withdrawn", "take-back": "refused", return: "returned-when" },
    begun: { ...over, withdraw: "leave-begun", "take-back": "refused", return: "back" },
    back: {
      ...over,
      withdraw: "leave-begun",
      "take-back": "refused",
      return: "back",
      "take-return-back": "begun",
    },
    refused: over,
    withdrawn: over,
  }
  const shown = async ({ leaveId }: Fresh, ahead: boolean) => {
    const { state, returnedOn } = (await scene.secretary.get(`/leave/${leaveId}`)).body
    if (state !== "approved") {
      expect(returnedOn).toBeNull()
      return state
    }
    return returnedOn === null ? (ahead ? "ahead" : "begun") : "back"
  }
  test.each(states.flatMap((state) => steps.map((step) => [state, step] as const)))(
    "%s: %s",
    async (state, step) => {
      const leave = await fresh(state)
      for (const one of bring[state]) expect((await doIt[one](leave)).status).toBe(200)
      expect(await shown(leave, state === "ahead")).toBe(state)
      const { status, body } = await doIt[step](leave)
      const then = becomes[state][step]
      const isRefused = !states.some((one) => one === then)
      expect([status, body.code]).toEqual(isRefused ? [409, then] : [200, undefined])
      const now = await shown(leave, state === "ahead")
      expect(now).toBe(isRefused ? state : then)
      // The list says on leave on the last day only while the leave holds on it.
      if (leave.event === undefined) return
      const listed = now === "begun" ? ["on-leave", "official-leave"] : ["absent", null]
      expect(await statusOf(leave.event, "m-G1")).toEqual(listed)
    },
  )
})

describe("a leave that is ended", () => {
  test("by somebody else, whose leave it is hears of it, and whoever approved it", async () => {
    const own = await scene.member("m-G1-other")
    const recorder = await scene.app.as("recorder", "B1")
    const newest = async (person: typeof own) => (await person.get("/me/notices")).body.items[0]
    const reply = await ask("m-G1-other", { from: "2010-12-08", kind: "personal" })
    expect(reply.status, reply.text).toBe(200)
    const asked = reply.body.leaveId
    expect((await recorder.post(`/leave/${asked}/withdraw`, {})).status).toBe(200)
    const gone = { kind: "leave-withdrawn", details: { from: "2010-12-08", by: expect.any(String) } }
    expect(await newest(own)).toMatchObject(gone)
    const running = await approved("m-G1-other", "2010-03-02", { last: "2010-03-12" })
    expect((await recorder.post(`/leave/${running}/return`, { on: "2010-03-05" })).status).toBe(200)
    for (const person of [own, scene.secretary]) {
      expect(await newest(person)).toMatchObject({ kind: "leave-returned", details: { on: "2010-03-05" } })
    }
    expect((await recorder.post(`/leave/${running}/take-return-back`, {})).status).toBe(200)
    expect(await newest(own)).toMatchObject({ kind: "leave-returned", details: { on: null } })
    // Whoever does it themself is told nothing.
    await own.post(`/leave/${running}/return`, { on: "2010-03-05" })
    expect((await newest(own)).details.on).toBeNull()
    // But for what was registered before: whoever approved hears that it is taken back.
    const { noticeId } = await newest(scene.secretary)
    await own.post(`/leave/${running}/take-return-back`, {})
    const told = await newest(scene.secretary)
    expect(told).toMatchObject({ kind: "leave-returned", details: { on: null } })
    expect(told.noticeId).toBeGreaterThan(noticeId)
  })
})
