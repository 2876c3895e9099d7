import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { openWorld, today } from "../../../../tests/access/world.ts"
import type { Person, TestServer } from "../../../../tests/support/server.ts"
import { endpoints } from "../../../contract/endpoints/index.ts"
import { dayOf, plusDays } from "../../../domain/shared/calendar.ts"
import { closeRegisters } from "./index.ts"

let server: TestServer
let recorder: Person
let secretary: Person
let neighbour: Person
let member: Person
let unitId: number
let memberId: number
let activityId: number

beforeAll(async () => {
  server = await openWorld()
  recorder = await server.as("recorder", "B1")
  secretary = await server.as("branch-secretary", "B1")
  neighbour = await server.as("recorder", "B2")
  member = await server.asMember("m-B1")
  unitId = (await one("select unit_id as id from unit where code = 'B1'")).id
  memberId = (await one("select member_id as id from member where code = 'm-B1'")).id
  await server.database.pool.query("update member set status = 'full'")
})
afterAll(() => server.close())
beforeEach(async () => {
  activityId = await held("collective-study")
})

async function one(text: string, values: unknown[] = []) {
  const { rows } = await server.database.pool.query(text, values)
  return rows[0]
}

async function held(kind: string): Promise<number> {
  const recorded = await recorder.post("/sittings", {
    unitId,
    start: `${today} 09:00`,
    sameDay: "another",
    items: [{ kind, topic: "学原文", hours: 2 }],
  })
  expect(recorded.status).toBe(200)
  return recorded.body.activities[0].activityId
}

const meetingOf = async (person: Person = recorder) =>
  (await person.get(`/events/${activityId}/meeting`)).body
const sign = async (person: Person) => {
  const { version } = await meetingOf(person)
  return await person.post(`/events/${activityId}/sign`, {}, { version })
}
const reopen = async (person: Person, reason: string) => {
  const { version } = await meetingOf(person)
  return await person.post(`/events/${activityId}/reopen`, { reason }, { version })
}
const nothing = {
  agenda: [],
  conclusion: "",
  station: "",
  question: "",
  report: "",
  parts: [],
  motions: [],
  ratings: [],
}
const write = async (body: object) => {
  const { version } = await meetingOf()
  return await recorder.put(`/events/${activityId}/meeting`, { ...nothing, ...body }, { version })
}
const newTask = { subject: "走访", memberId: null, name: "", dueOn: null }

async function close(): Promise<void> {
  expect((await sign(recorder)).status).toBe(200)
  expect((await sign(secretary)).body.record.state).toBe("closed")
}

describe("signing", () => {
  it("goes from whoever kept the record to the secretary, and closes it", async () => {
    expect((await meetingOf()).can).toEqual(["edit", "sign"])
    const signed = await sign(recorder)
    expect(signed.body.record).toMatchObject({ state: "signed", deeds: [{ deed: "sign", on: today }] })
    expect((await sign(recorder)).body.code).toBe("not-signer")
    expect((await meetingOf(secretary)).can).toEqual(["edit", "confirm"])
    const closed = await sign(secretary)
    expect(closed.body.record.deeds.map(({ deed }: { deed: string }) => deed)).toEqual(["sign", "confirm"])
    expect((await meetingOf()).can).toEqual(["reopen"])
    expect((await reopen(recorder, "漏了一个人")).body.record).toMatchObject({
      state: "open",
      deeds: [{}, {}, { deed: "reopen", reason: "漏了一个人" }],
    })
  })

  it("is not twice by one person, where the unit has another", async () => {
    expect((await sign(secretary)).status).toBe(200)
    expect((await sign(secretary)).body.code).toBe("own-signature")
    // Nor is it offered: what waits is the other's.
    expect((await meetingOf(secretary)).can).not.toContain("confirm")
    const { records } = (await secretary.get("/meetings/waiting")).body
    expect(records.map((one: { activityId: number }) => one.activityId)).not.toContain(activityId)
  })

  it("is the one that was meant: a confirmation of what was corrected meanwhile is none", async () => {
    await sign(recorder)
    const { version } = await meetingOf(secretary)
    const changes = [{ memberId: await server.memberId("m-G1"), status: "late", was: "present" }]
    expect((await recorder.put(`/events/${activityId}/attendance`, { changes })).status).toBe(200)
    const stale = await secretary.post(`/events/${activityId}/sign`, { deed: "confirm" }, { version })
    expect(stale.body.code).toBe("record-elsewhere")
    expect((await meetingOf()).record.state).toBe("open")
  })

  it("is refused under a task or an attachment that was not seen, which is named; its words are not", async () => {
    const { newestChange, version } = (await secretary.get(`/events/${activityId}`)).body
    const under = async (seen: number, person = secretary) =>
      await person.post(`/events/${activityId}/sign`, { seen }, { version })
    await recorder.post(`/events/${activityId}/tasks`, newTask)
    const first = await under(newestChange)
    expect([first.body.code, first.body.changes.length]).toEqual(["record-changed", 1])
    expect(first.body.changes).toMatchObject([{ table: "meeting_task", what: "added", fields: [] }])
    await server.database.pool.query(
      `insert into attachment (activity_id, name, kind, sha256, bytes, account_id)
       values ($1, '签到.pdf', 'pdf', repeat('a', 64), 1, $2)`,
      [activityId, recorder.accountId],
    )
    const second = await under(first.body.seen)
    expect(second.body.changes).toMatchObject([{ table: "attachment", what: "added", fields: [] }])
    expect([403, 404]).toContain((await under(second.body.seen, neighbour)).status)
    expect((await under(second.body.seen)).status).toBe(200)
    await server.database.pool.query("delete from attachment where activity_id = $1", [activityId])
  })

  it("is taken back by a correction, since it was for something else", async () => {
    await sign(recorder)
    const { version } = await meetingOf()
    expect((await recorder.patch(`/events/${activityId}`, { topic: "另一题" }, { version })).status).toBe(200)
    expect((await meetingOf()).record).toMatchObject({
      state: "open",
      deeds: [{ deed: "sign" }, { deed: "change" }],
    })
  })

  it("is for what was held, and for the record as it was seen", async () => {
    await server.database.pool.query("update activity set state = 'planned' where activity_id = $1", [
      activityId,
    ])
    expect((await sign(recorder)).body.code).toBe("not-held")
    await server.database.pool.query("update activity set state = 'held' where activity_id = $1", [
      activityId,
    ])
    const { version } = await meetingOf()
    await write({ agenda: ["一"] })
    expect((await recorder.post(`/events/${activityId}/sign`, {}, { version })).status).toBe(412)
  })

  it("is by a post as well: the head of a central group confirms, and its secretary does not", async () => {
    const keeper = await server.as("central-group-secretary", "T1")
    const { id } = await one(
      `insert into activity (code, unit_id, kind, topic, starts_at, hundredth_hours, state)
       select 'cg-1', unit_id, 'central-group-study', '学', '2010-08-19 09:00', 400, 'held' from unit where code = 'T1'
       returning activity_id as id`,
    )
    await server.database.pool.query(
      `insert into post (member_id, unit_id, post, from_on) select $1, unit_id, 'central-group-head', '2010-01-01' from unit
        where code = 'T1'`,
      [memberId],
    )
    activityId = id
    expect((await sign(keeper)).body.record.state).toBe("signed")
    expect((await sign(keeper)).body.code).toBe("not-signer")
    expect((await sign(member)).body.record.state).toBe("closed")
    await server.database.pool.query("delete from post where member_id = $1", [memberId])
  })

  it("asks first where whoever led it or kept it was not there by the list, as recording does", async () => {
    const { pool } = server.database
    await pool.query(
      "insert into grant_of_role (account_id, role, unit_id, from_on) values ($1, 'recorder', $2, '2000-01-01')",
      [member.accountId, unitId],
    )
    const { version } = (await recorder.get(`/events/${activityId}`)).body
    const led = await recorder.ask("PATCH", `/events/${activityId}`, { chairId: memberId }, { version })
    expect(led.status, led.text).toBe(200)
    const away = { memberId, status: "absent", reason: "出差", was: "present" }
    const asked = await recorder.put(`/events/${activityId}/attendance`, { changes: [away] })
    expect(asked.body.code).toBe("sure-about-it")
    await recorder.put(`/events/${activityId}/attendance`, { changes: [away], sure: ["chair-on-leave"] })
    const signAs = async (person: Person, more: object = {}) =>
      await person.post(`/events/${activityId}/sign`, more, { version: (await meetingOf(person)).version })
    const codes = ({ body }: { body: { doubts: { code: string }[] } }) => body.doubts.map(({ code }) => code)
    const kept = await signAs(member)
    expect([kept.status, kept.body.code]).toEqual([409, "sure-about-it"])
    expect(codes(kept)).toEqual(["chair-on-leave", "keeper-away"])
    expect((await meetingOf()).record.deeds).toEqual([])
    const signed = await signAs(member, { sure: ["chair-on-leave", "keeper-away"] })
    expect(signed.body.record.state).toBe("signed")
    expect(codes(await signAs(secretary))).toEqual(["chair-on-leave"])
    expect((await signAs(secretary, { sure: ["chair-on-leave"] })).body.record.state).toBe("closed")
    expect((await neighbour.post(`/events/${activityId}/sign`, {}, { version: 1 })).status).toBe(404)
    const owner = await server.database.ownerClient()
    await owner.query("delete from grant_of_role where account_id = $1", [member.accountId])
    await owner.end()
  })

  it("is nothing a neighbour finds", async () => {
    expect((await neighbour.get(`/events/${activityId}/meeting`)).status).toBe(404)
    expect((await neighbour.post(`/events/${activityId}/sign`, {}, { version: 1 })).status).toBe(404)
    expect((await neighbour.get("/meetings/waiting")).body.records).toEqual([])
  })
  it("asks again where the record was changed since it was opened, and says what", async () => {
    const opened = (await recorder.get(`/events/${activityId}`)).body
    const { version } = await meetingOf()
    const corrected = { memberId, status: "on-leave", reason: "病假", was: "present" }
    const done = await secretary.put(`/events/${activityId}/attendance`, { changes: [corrected] })
    expect(done.status, done.text).toBe(200)
    const signAs = (body: object, seenVersion = version) =>
      recorder.post(`/events/${activityId}/sign`, { deed: "sign", ...body }, { version: seenVersion })
    const asked = await signAs({ seen: opened.newestChange })
    expect([asked.status, asked.body.code]).toEqual([409, "record-changed"])
    expect(asked.body.changes).toMatchObject([{ table: "attendance", what: "changed", about: "m-B1" }])
    expect(asked.body.changes[0].fields).toContainEqual(
      expect.objectContaining({ before: "出席", after: "请假" }),
    )
    const place = await secretary.ask("PATCH", `/events/${activityId}`, { place: "会议室" }, { version })
    expect(place.status, place.text).toBe(200)
    const again = await signAs({ seen: asked.body.seen })
    expect(again.body.changes.map(({ table }: { table: string }) => table)).toContain("sitting")
    const outside = await neighbour.post(`/events/${activityId}/sign`, { seen: 0 }, { version })
    expect([outside.status, outside.body.changes]).toEqual([404, undefined])
    const signed = await signAs({ seen: again.body.seen }, again.body.version)
    expect(signed.body.record.state).toBe("signed")
    const after = (await secretary.get(`/events/${activityId}`)).body.newestChange
    const confirmed = await secretary.post(
      `/events/${activityId}/sign`,
      { deed: "confirm", seen: after },
      { version: signed.body.version },
    )
    expect(confirmed.body.record.state).toBe("closed")
  })
})

describe("a closed record", () => {
  /** How each write below an activity is asked; what stays possible says so. */
  const writes: Readonly<Record<string, { body?: object; stays?: true; as?: "member" }>> = {
    "PATCH /events/{activityId}": { body: { minutes: "另一份" } },
    "PUT /events/{activityId}/attendance": { body: { changes: [] } },
    "POST /events/{activityId}/cancel": { body: { reason: "误记" } },
    "POST /events/{activityId}/restore": { body: { state: "held" } },
    "POST /events/{activityId}/hold": { body: {} },
    "PUT /events/{activityId}/meeting": { body: nothing },
    "POST /events/{activityId}/tasks": { body: newTask },
    "DELETE /events/{activityId}/tasks/{taskId}": {},
    "POST /events/{activityId}/attachments/uploads": { body: { name: "a.pdf", bytes: 10 } },
    "POST /events/{activityId}/announcement": { stays: true },
    "POST /events/{activityId}/marks": { body: { device: "a".repeat(32), marks: [] } },
    "POST /events/{activityId}/attendance/self": { body: {}, as: "member" },
    "POST /events/{activityId}/make-up": { stays: true },
    "POST /events/{activityId}/hall-code": { body: {} },
    "DELETE /events/{activityId}/hall-code": { stays: true },
    "POST /events/{activityId}/tasks/{taskId}/done": { stays: true },
    "POST /events/{activityId}/sign": { stays: true },
    "POST /events/{activityId}/reopen": { stays: true },
  }
  const known = Object.keys(endpoints).filter(
    (key) => !key.startsWith("GET") && key.includes(" /events/{activityId}"),
  )

  it.each(known)("refuses %s, unless it is said to stay possible", async (key) => {
    const asked = writes[key]
    if (asked === undefined) throw new Error(`say whether ${key} may change a closed record`)
    if (asked.stays) return
    await close()
    const { version } = await meetingOf()
    const [method = "", path = ""] = key.split(" ")
    const person = asked.as ? member : recorder
    const to = path.replace("{activityId}", String(activityId)).replace("{taskId}", "1")
    const before = await one("select to_jsonb(a) as row from activity a where activity_id = $1", [activityId])
    if (asked.as) {
      await server.database.pool.query("delete from attendance where activity_id = $1", [activityId])
    }
    const answer = await person.ask(method, to, asked.body, { version })
    expect([answer.status, answer.body?.code]).toEqual([409, asked.as ? "closed" : "record-closed"])
    expect(
      await one("select to_jsonb(a) as row from activity a where activity_id = $1", [activityId]),
    ).toEqual(before)
  })

  it("still takes a make-up, and says that a task is done", async () => {
    await recorder.post(`/events/${activityId}/tasks`, { ...newTask, memberId })
    await recorder.put(`/events/${activityId}/attendance`, {
      changes: [{ memberId, status: "absent", was: "present" }],
    })
    await close()
    const helper = await one("select member_id as id from member where code = 'm-B1-other'")
    const madeUp = await recorder.post(`/events/${activityId}/make-up`, {
      memberIds: [memberId],
      helperId: helper.id,
      on: today,
    })
    expect(madeUp.status).toBe(200)
    const [task] = (await meetingOf()).tasks
    expect((await member.get("/meetings/waiting")).body.tasks).toMatchObject([
      { taskId: task.taskId, mine: true },
    ])
    const tooEarly = await member.post(`/events/${activityId}/tasks/${task.taskId}/done`, {
      on: "1990-01-01",
      word: "",
    })
    expect([tooEarly.status, tooEarly.body.code]).toEqual([409, "done-before"])
    const done = await member.post(`/events/${activityId}/tasks/${task.taskId}/done`, {
      on: today,
      word: "去过了",
    })
    expect(done.body.tasks).toMatchObject([{ doneOn: today, word: "去过了", settles: false }])
    expect((await member.get("/meetings/waiting")).body.tasks).toEqual([])
  })
})

it("sets no task that is due before the meeting, and one that is due on its day", async () => {
  const due = (dueOn: string, by = recorder) => by.post(`/events/${activityId}/tasks`, { ...newTask, dueOn })
  const before = plusDays(dayOf(today), -1)
  expect((await due(before, neighbour)).status).toBe(404)
  expect((await due(before)).body).toMatchObject({ status: 409, code: "due-before" })
  expect((await meetingOf()).tasks).toEqual([])
  expect((await due(today)).body.tasks).toMatchObject([{ dueOn: today }])
})

it("sets so many tasks at the most, and says so", async () => {
  const { rowCount } = await server.database.pool.query(
    `insert into meeting_task (activity_id, subject, name, account_id)
     select $1, '走访', '甲', (select min(account_id) from account) from generate_series(1, 39)`,
    [activityId],
  )
  expect(rowCount).toBe(39)
  expect((await recorder.post(`/events/${activityId}/tasks`, newTask)).status).toBe(200)
  expect((await recorder.post(`/events/${activityId}/tasks`, newTask)).body.code).toBe("tasks-many")
  expect((await meetingOf()).tasks).toHaveLength(40)
})

describe("what changes a closed record", () => {
  const later = async (person: Person = recorder) => (await meetingOf(person)).record.later

  it("is leave approved late, and a make-up: the record says so, with whom, by whom, and when it is over", async () => {
    await recorder.put(`/events/${activityId}/attendance`, {
      changes: [{ memberId, status: "absent", was: "present" }],
    })
    await close()
    expect(await later()).toEqual([])
    const { body } = await member.post("/leave", { from: today, kind: "sick" })
    expect((await secretary.post(`/leave/${body.leaveId}/decide`, { approve: true })).status).toBe(200)
    expect((await meetingOf()).record.state).toBe("closed")
    const { name } = await one("select name from member where member_id = $1", [memberId])
    const approved = { what: "leave-approved", member: name, by: expect.stringContaining("Person") }
    expect(await later()).toMatchObject([approved])
    expect(await later(member)).toMatchObject([{ what: "leave-approved", member: null, by: null }])
    expect((await neighbour.get(`/events/${activityId}/meeting`)).status).toBe(404)
    const helper = await one("select member_id as id from member where code = 'm-B1-other'")
    const madeUp = { memberIds: [memberId], helperId: helper.id, on: today }
    await recorder.post(`/events/${activityId}/make-up`, madeUp)
    await secretary.post(`/leave/${body.leaveId}/decide`, { approve: false, seen: "approved" })
    expect((await later()).map(({ what }: { what: string }) => what)).toEqual([
      "leave-approved",
      "made-up",
      "leave-over",
    ])
    await reopen(secretary, "写漏了")
    expect(await later()).toEqual([])
  })

  it("is a return from leave, and one that was taken back", async () => {
    await recorder.put(`/events/${activityId}/attendance`, {
      changes: [{ memberId, status: "absent", was: "present" }],
    })
    await close()
    const { body } = await member.post("/leave", {
      from: today,
      last: plusDays(dayOf(today), 1),
      kind: "sick",
    })
    await secretary.post(`/leave/${body.leaveId}/decide`, { approve: true })
    await recorder.post(`/leave/${body.leaveId}/return`, {})
    const whats = async () => (await later()).map(({ what }: { what: string }) => what)
    expect(await whats()).toEqual(["leave-approved", "leave-over"])
    expect((await neighbour.post(`/leave/${body.leaveId}/take-return-back`, {})).status).toBe(404)
    expect((await recorder.post(`/leave/${body.leaveId}/take-return-back`, {})).status).toBe(200)
    expect(await whats()).toEqual(["leave-approved", "leave-over", "leave-again"])
    await secretary.post(`/leave/${body.leaveId}/decide`, { approve: false, seen: "approved" })
  })

  it("is the hours of a month's short sittings, with what they were", async () => {
    const short = async (start: string, shortMinutes: number) => {
      const item = {
        kind: "collective-study",
        topic: "班前学习",
        hours: 0,
        shortMinutes,
        content: "一段",
      }
      const { body } = await recorder.post("/sittings", { unitId, start, sameDay: "another", items: [item] })
      return body.activities[0].activityId
    }
    activityId = await short("2010-07-05 07:40", 30)
    await close()
    await short("2010-07-06 07:40", 40)
    const [change] = await later()
    const { hours } = (await recorder.get(`/events/${activityId}`)).body
    expect(change).toMatchObject({ what: "hours-shared", member: null, after: hours })
    expect(change.before).not.toBe(hours)
  })
})

describe("what a kind needs", () => {
  it("is kept whole, and only what the kind has", async () => {
    const parts = [
      { part: "lead-reader", memberId, name: "", gist: "", placed: null },
      { part: "key-speaker", memberId: null, name: "张老师", gist: "谈体会", placed: null },
    ]
    const { body } = await write({ agenda: ["学原文", "讨论"], parts })
    expect(body).toMatchObject({
      agenda: ["学原文", "讨论"],
      parts: [
        { part: "key-speaker", member: null, name: "张老师", gist: "谈体会" },
        { part: "lead-reader", member: { memberId }, name: null, gist: null },
      ],
      missing: ["minutes"],
    })
    expect((await write({ conclusion: "没有这一项" })).body.code).toBe("not-of-kind")
    expect((await write({ parts: [{ ...parts[0], placed: 1 }] })).body.code).toBe("not-of-kind")
    expect((await write({ parts: [{ ...parts[0], name: "又一个" }] })).body.code).toBe("not-of-kind")
  })

  it("says no station twice: one of the register is the place already", async () => {
    activityId = await held("distance-education")
    expect((await meetingOf()).missing).toContain("station")
    const station = { name: "村远程教育站点", kind: "distance-station", seats: 30 }
    const { venueId } = (await secretary.post(`/units/${unitId}/venues`, station)).body
    const { version } = await meetingOf()
    const moved = await recorder.patch(`/events/${activityId}`, { venueId }, { version })
    expect(moved.status, moved.text).toBe(200)
    expect((await meetingOf()).missing).not.toContain("station")
  })

  it("counts who may vote on that day's roll, and takes no more votes than that", async () => {
    activityId = await held("assembly")
    const { voters } = await meetingOf()
    expect(voters.mayVote).toBeGreaterThan(1)
    expect(voters.present).toBe(voters.mayVote)
    const motion = { subject: "通过计划", inFavour: voters.present, against: 0, abstained: 0 }
    expect((await write({ motions: [motion] })).body.motions).toEqual([motion])
    expect((await write({ motions: [{ ...motion, abstained: 1 }] })).body.code).toBe("votes-too-many")
    await server.database.pool.query(
      `insert into member_history (member_id, item, from_on, value) values ($1, 'status', null, '"probationary"'),
              ($1, 'status', $2::date + 1, '"full"')`,
      [memberId, today],
    )
    expect((await meetingOf()).voters.mayVote).toBe(voters.mayVote - 1)
    // A list that says less now is no obstacle to writing what nobody voted on.
    expect((await write({ agenda: ["通过计划"], motions: [motion] })).body.agenda).toEqual(["通过计划"])
    expect((await write({ motions: [motion, motion] })).body.code).toBe("votes-too-many")
    await server.database.pool.query("delete from member_history where member_id = $1", [memberId])
  })
})

describe("two who write at once", () => {
  const minutesOf = (text: string) => ({
    type: "doc",
    content: [
      { type: "heading", attrs: { level: 2 }, content: [{ type: "text", text }] },
      { type: "paragraph", content: [{ type: "text", text: "发言" }] },
    ],
  })

  it("minutes: one is kept, the other sees it and loses nothing", async () => {
    const { version } = await meetingOf()
    const texts = ["记录人写的", "书记写的"]
    const answers = await Promise.all(
      [recorder, secretary].map((person, at) =>
        person.patch(`/events/${activityId}`, { minutesDocument: minutesOf(texts[at] ?? "") }, { version }),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412])
    const kept = texts[answers.findIndex(({ status }) => status === 200)] ?? ""
    const refused = answers.find(({ status }) => status === 412)
    expect(refused?.body.current.minutesDocument).toEqual(minutesOf(kept))
    const other = texts.find((text) => text !== kept) ?? ""
    const again = await recorder.patch(
      `/events/${activityId}`,
      { minutesDocument: minutesOf(other) },
      { version: refused?.body.current.version },
    )
    expect(again.body.minutes).toBe(`${other}\n发言`)
  })

  it("what a meeting needs: the slower one gets it as it stands", async () => {
    const { version } = await meetingOf()
    const put = (person: Person, agenda: string) =>
      person.put(`/events/${activityId}/meeting`, { ...nothing, agenda: [agenda] }, { version })
    const answers = await Promise.all([put(recorder, "甲"), put(secretary, "乙")])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412])
    const [kept] = answers.filter(({ status }) => status === 200)
    const [refused] = answers.filter(({ status }) => status === 412)
    expect(refused?.body.current.agenda).toEqual(kept?.body.agenda)
    expect((await meetingOf()).agenda).toEqual(kept?.body.agenda)
  })
})

describe("what gives no hours of study", () => {
  it("has none when it is recorded, and is given none by a correction", async () => {
    activityId = await held("culture-and-sport")
    const read = async () => (await recorder.get(`/events/${activityId}`)).body
    expect(await read()).toMatchObject({ hours: 0, lamps: { time: true } })
    const { version } = await read()
    const corrected = await recorder.patch(`/events/${activityId}`, { hours: 3, topic: "球赛" }, { version })
    expect(corrected.body).toMatchObject({ hours: 0, topic: "球赛" })
  })

  it("loses them as it becomes such, and takes some when it is something else after all", async () => {
    const change = async (patch: object) => {
      const { version } = (await recorder.get(`/events/${activityId}`)).body
      return (await recorder.patch(`/events/${activityId}`, patch, { version })).body
    }
    expect((await change({ kind: "culture-and-sport" })).hours).toBe(0)
    expect((await change({ kind: "lecture", hours: 2 })).hours).toBe(2)
  })
})

describe("whom the party lectures of a year have reached", () => {
  it("is told by branch, and by name with the last one missed", async () => {
    activityId = await held("party-lecture")
    const { version } = (await recorder.get(`/events/${activityId}`)).body
    const { rows } = await server.database.pool.query(
      `select m.member_id as id, m.code from membership b join member m using (member_id) join unit u using (unit_id)
        where u.path <@ (select path from unit where code = 'B1') order by m.code`,
    )
    const [away, ...others] = rows
    const counts = async () => (await secretary.get(`/units/${unitId}/lectures`)).body
    expect(await counts()).toMatchObject({ people: rows.length, covered: rows.length })
    await server.database.pool.query(
      "update attendance set status = 'absent' where activity_id = $1 and member_id = $2",
      [activityId, away.id],
    )
    expect(version).toBeGreaterThan(0)
    const now = await counts()
    expect(now).toMatchObject({
      people: rows.length,
      covered: others.length,
      items: [{ unit: { code: "B1" }, people: rows.length, covered: others.length, lastOn: today }],
    })
    expect((await secretary.get(`/units/${unitId}/lectures?only=covered`)).body.items).toEqual([])
    expect((await secretary.get(`/units/${unitId}/lectures/missed`)).body.people).toMatchObject([
      { code: away.code, missed: { activityId, status: "absent", arranges: true } },
    ])
    expect((await neighbour.get(`/units/${unitId}/lectures`)).status).toBe(404)
  })
})

describe("a long list", () => {
  it("of lectures for all, of sessions and of days of self-study says that it goes on", async () => {
    const { pool } = server.database
    await pool.query(
      `insert into activity (code, unit_id, kind, topic, starts_at, hundredth_hours, state)
       select gen_random_uuid(), $1, k.kind, '多', timestamp '2011-01-01 09:00' + n * interval '1 hour', 100, 'held'
         from (values ('party-lecture', 101), ('central-group-study', 401)) as k (kind, times),
              generate_series(1, k.times) as n`,
      [unitId],
    )
    await pool.query(
      `insert into own_study_day (unit_id, member_id, studied_on, hundredth_days, subject)
       select $1, m.member_id, date '2011-01-01' + n, 50, '多'
         from (select member_id from member order by member_id limit 6) m, generate_series(0, 363) as n`,
      [unitId],
    )
    const { body: lectures } = await secretary.get(`/units/${unitId}/lectures?year=2011`)
    expect(lectures).toMatchObject({ moreLectures: true, lectures: { length: 100 } })
    // The latest are listed, in order.
    expect(lectures.lectures[0].start).toBe("2011-01-01 11:00")
    const { body } = await secretary.get(`/units/${unitId}/study-days?year=2011`)
    expect(body).toMatchObject({ moreSittings: true, sittings: { length: 400 } })
    expect(body).toMatchObject({ moreDays: true, days: { length: 2000 } })
    const { body: now } = await secretary.get(`/units/${unitId}/study-days?year=2012`)
    expect(now).toMatchObject({ moreSittings: false, moreDays: false })
    await pool.query("delete from activity where topic = '多'")
    await pool.query("delete from own_study_day where subject = '多'")
  })
})

describe("a record left open", () => {
  const rules = { remindAfter: 3, closeAfter: 5 }
  const on = (days: number) => plusDays(dayOf(today), days)
  const run = async (days: number) => {
    const told: string[] = []
    const counts = await closeRegisters(server.database, rules, on(days), async (_, due) => {
      told.push(...due.filter((record) => record.activityId === activityId).map(({ topic }) => topic))
    })
    return { told, counts, record: (await meetingOf()).record }
  }

  it("is reminded of once, closed by itself, and can be opened again", async () => {
    expect(await run(2)).toMatchObject({ told: [], record: { state: "open" } })
    expect((await run(3)).told).toEqual(["学原文"])
    expect((await run(4)).told).toEqual([])
    expect((await run(5)).record).toMatchObject({
      state: "closed",
      closedByItself: true,
      deeds: [{ deed: "close-by-itself", by: null }],
    })
    expect((await run(5)).counts.closed).toBe(0)
    expect((await reopen(secretary, "补签")).body.record).toMatchObject({
      state: "open",
      closedByItself: false,
    })
  })

  it("is left alone where it was imported, or is older than the program's waiting", async () => {
    const { id } = await one("select activity_id as id from activity where code = 'e-B1'")
    activityId = id
    expect((await run(50)).record.state).toBe("open")
  })

  it("is closed once, however often the job is killed in the middle", async () => {
    const entries = async () =>
      (
        await one(
          "select count(*)::int as n from audit_entry where action = 'record-closed-by-itself' and details ->> 'activityId' = $1",
          [String(activityId)],
        )
      ).n
    const killed = () =>
      closeRegisters(server.database, rules, on(5), async (client) => {
        await client.query("select pg_terminate_backend(pg_backend_pid())")
      })
    await expect(killed()).rejects.toThrow()
    expect((await meetingOf()).record).toMatchObject({ state: "open", deeds: [] })
    expect(await entries()).toBe(0)
    await expect(killed()).rejects.toThrow()
    // Told in the transaction that died: nobody heard of it, so they hear of it now.
    expect((await run(4)).told).toEqual(["学原文"])
    await run(5)
    expect((await run(5)).record).toMatchObject({ state: "closed", deeds: [{ deed: "close-by-itself" }] })
    expect(await entries()).toBe(1)
  })

  it("is never closed where the installation says so", async () => {
    await closeRegisters(server.database, { remindAfter: null, closeAfter: null }, on(50), async () => {})
    expect((await meetingOf()).record.state).toBe("open")
  })
})

describe("days of self-study", () => {
  it("are those of members of the group, once a day, apart from its own", async () => {
    const keeper = await server.as("central-group-secretary", "T1")
    const { id } = await one("select unit_id as id from unit where code = 'T1'")
    const day = { memberId, on: today, days: 0.5, subject: "读书" }
    expect((await keeper.post(`/units/${id}/study-days`, day)).body.code).toBe("not-in-group")
    await server.database.pool.query(
      "insert into post (member_id, unit_id, post, from_on) values ($1, $2, 'central-group-member', '2010-01-01')",
      [memberId, id],
    )
    await keeper.post(`/units/${id}/study-days`, day)
    const { body } = await keeper.post(`/units/${id}/study-days`, { ...day, days: 1 })
    expect(body.days).toMatchObject([{ on: today, days: 1, subject: "读书" }])
    const { studyDayId } = body.days[0]
    expect((await keeper.delete(`/units/${id}/study-days/${studyDayId}`)).body.days).toEqual([])
  })

  it("are two halves of one day, and nothing is written over", async () => {
    const keeper = await server.as("central-group-secretary", "T1")
    const { id } = await one("select unit_id as id from unit where code = 'T1'")
    const note = (days: number, subject: string, by = keeper) =>
      by.post(`/units/${id}/study-days`, { memberId, on: today, days, subject })
    await note(0.5, "上午学甲")
    const refused = await note(1, "另学")
    expect(refused.body).toMatchObject({ code: "study-day-noted" })
    expect(refused.body.detail ?? refused.body.title).toContain("上午学甲")
    const { body } = await note(0.5, "下午学乙")
    expect(body.days).toMatchObject([{ on: today, days: 1, subject: "上午学甲；下午学乙" }])
    expect(body.members.find((one: { memberId: number }) => one.memberId === memberId).days.own).toBe(1)
    expect((await note(0.5, "晚上学丙")).body.code).toBe("study-day-noted")
    expect([403, 404]).toContain((await note(0.5, "上午学甲", neighbour)).status)
    await keeper.delete(`/units/${id}/study-days/${body.days[0].studyDayId}`)
  })
})

describe("the year of a central group", () => {
  const year = Number(today.slice(0, 4))
  let groupId: number
  let keeper: Person
  const daysOf = async (person: Person = keeper, of = year) =>
    (await person.get(`/units/${groupId}/study-days?year=${of}`)).body

  beforeAll(async () => {
    keeper = await server.as("central-group-secretary", "T1")
    groupId = (await one("select unit_id as id from unit where code = 'T1'")).id
    // What the tests before have left of the group.
    await server.database.pool.query("update activity set state = 'cancelled' where code = 'cg-1'")
    await server.database.pool.query("delete from post where unit_id = $1 and post like 'central-group%'", [
      groupId,
    ])
    for (const [code, post, from] of [
      ["m-B2", "central-group-head", "2010-01-01"],
      ["m-G1", "central-group-member", "2010-08-01"],
    ]) {
      await server.database.pool.query(
        `insert into post (member_id, unit_id, post, from_on) select member_id, $2, $3, $4 from member where code = $1`,
        [code, groupId, post, from],
      )
    }
    const { rows } = await server.database.pool.query(
      `insert into activity (code, unit_id, kind, topic, starts_at, hundredth_hours, state)
       values (gen_random_uuid(), $1, 'central-group-study', '一', '2010-03-05 09:00', 800, 'held'),
              (gen_random_uuid(), $1, 'central-group-study', '二', '2010-08-05 09:00', 300, 'held'),
              (gen_random_uuid(), $1, 'central-group-study', '三', '2010-11-05 09:00', 400, 'planned'),
              (gen_random_uuid(), $1, 'central-group-study', '四', '2010-08-06 09:00', 400, 'cancelled')
       returning activity_id as id`,
      [groupId],
    )
    const member = async (code: string) =>
      (await one("select member_id as id from member where code = $1", [code])).id
    await server.database.pool.query(
      `insert into attendance (activity_id, member_id, status, detail, made_up_on, helper_id)
       values ($1, $3, 'present', null, null, null), ($2, $3, 'on-leave', 'sick-leave', null, null),
              ($2, $4, 'made-up', null, '2010-08-10', $3)`,
      [rows[0].id, rows[1].id, await member("m-B2"), await member("m-G1")],
    )
  })

  it("has its sessions in days, and asks about one that is shorter than half a day", async () => {
    const { sittings, dayHours } = await daysOf()
    expect(dayHours).toBe(8)
    const own = sittings.filter(({ topic }: { topic: string }) => topic !== "An afternoon")
    expect(own).toMatchObject([
      { topic: "一", days: 1, hours: 8, short: false, state: "held" },
      { topic: "二", days: 0.37, short: true },
      { topic: "三", days: 0.5, state: "planned" },
    ])
  })

  it("has the days of each member: the head first, nobody before they belonged", async () => {
    const { members } = await daysOf()
    const [head] = members
    expect(head).toMatchObject({
      code: "m-B2",
      head: true,
      now: true,
      days: { present: 1, excused: 0.37, madeUp: 0, absent: 0, own: 0 },
    })
    const later = members.find(({ code }: { code: string }) => code === "m-G1")
    expect(later.days).toMatchObject({ present: 0, excused: 0, madeUp: 0.37 })
    expect(later.marks).toHaveLength(head.marks.length - 1)
  })

  it("counts what somebody read alone apart, and not towards what is asked", async () => {
    const before = await daysOf()
    const [{ memberId: head }] = before.members
    await keeper.post(`/units/${groupId}/study-days`, { memberId: head, on: today, days: 1, subject: "读书" })
    const now = await daysOf()
    expect(now.members[0].days).toMatchObject({ ...before.members[0].days, own: 1 })
    expect(now.duties).toEqual(before.duties)
  })

  it("names what the documents ask with the figure of each period", async () => {
    const { duties } = await daysOf()
    const days = duties.find(({ obligation }: { obligation: string }) => obligation === "CG-DAYS")
    expect(days.periods).toMatchObject([{ period: String(year), target: 12, actual: 1.625 }])
    const monthly = duties.find(({ obligation }: { obligation: string }) => obligation === "CG-MONTHLY")
    expect(monthly.periods).toHaveLength(12)
    expect((await daysOf(keeper, 1950)).duties).toEqual([])
  })

  it("is nobody's beside it", async () => {
    const answer = await neighbour.get(`/units/${groupId}/study-days?year=${year}`)
    expect([403, 404]).toContain(answer.status)
    expect((await member.get(`/units/${groupId}/study-days?year=${year}`)).status).toBe(403)
  })

  it("answers what is asked again under one key, about members who are out of its keeper's reach", async () => {
    const { members, sittings } = await daysOf()
    const [{ memberId: head }] = members
    const [{ activityId: sitting }] = sittings
    for (const [path, body] of [
      [`/units/${groupId}/study-days`, { memberId: head, on: "2010-03-01", days: 0.5, subject: "读书" }],
      [`/events/${sitting}/tasks`, { ...newTask, memberId: head }],
    ] as const) {
      const key = `again-${path}`
      const first = await keeper.post(path, body, { key })
      expect(first.status).toBe(200)
      const second = await keeper.post(path, body, { key })
      expect([second.status, second.body]).toEqual([200, first.body])
      expect([403, 404]).toContain((await neighbour.post(path, body, { key })).status)
    }
  })
})
