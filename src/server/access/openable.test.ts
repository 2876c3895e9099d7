import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { Person, TestServer } from "../../../tests/support/server.ts"
import { openStudyScene } from "../../../tests/support/study-scene.ts"

const topic = "讨论对某人的处分"

let app: TestServer
let secretary: Person
let officer: Person
let b1: number
let b2: number
let attender: number
beforeAll(async () => {
  ;({ app, secretary } = await openStudyScene())
  officer = await app.as("committee-officer", "T1")
  b1 = await app.unitId("B1")
  b2 = await app.unitId("B2")
  const t1 = await app.unitId("T1")
  const concern = await officer.post(`/units/${t1}/concerns`, { kind: "organisation", title: "参加活动少" })
  expect(concern.status, concern.text).toBe(200)
  const takers = [{ name: "办公室" }, { name: "财务科" }]
  const rota = await secretary.post(`/units/${b1}/turns`, { kind: "contents", title: "选学", takers })
  expect(rota.status, rota.text).toBe(200)
  const { rotas } = (await secretary.get(`/units/${b1}/turns`)).body
  const { rows } = await app.database.pool.query(
    `with plan as (insert into study_plan (unit_id, year, filed_on) values ($1, 2010, '2010-01-20'))
     insert into plan_line (unit_id, year, ordinal, month, topic) values ($1, 2010, 1, 8, '研究工作')
     returning plan_line_id as id`,
    [b1],
  )
  attender = await app.memberId("m-B1")
  const held = await secretary.post("/sittings", {
    ...{ unitId: b1, start: "2010-08-18 09:00" },
    items: [
      {
        ...{ kind: "committee-meeting", topic, hours: 1, concernId: concern.body.concernId },
        ...{ planLineId: rows[0].id, takerId: rotas[0].takers[0].takerId },
      },
    ],
  })
  expect(held.status, held.text).toBe(200)
  // The world has everybody in the committee: these two are not.
  await app.database.pool.query(
    `delete from post where member_id in (select member_id from member where code in ('m-G1', 'm-B2'))`,
  )
  await app.database.pool.query(
    `delete from attendance where member_id in (select member_id from member where code in ('m-G1', 'm-B2'))`,
  )
})
afterAll(() => app.close())

describe("what a committee has met about", () => {
  const pages = () => [
    `/units/${b1}/concerns`,
    `/units/${b1}/plans/2010`,
    `/units/${b1}/turns`,
    `/units/${b1}/register?year=2010`,
    `/units/${b2}/concerns`,
  ]
  test("is named beside problems, lines, turns and in registers to those who may open it", async () => {
    for (const page of pages().slice(0, -1)) {
      const { status, text } = await secretary.get(page)
      expect([status, text.includes(topic)], page).toEqual([200, true])
    }
  })
  test("is named nowhere to others: not to members of the branch, and not to neighbours", async () => {
    const leader = await app.as("group-leader", "G1", { memberCode: "m-G1" })
    const others = [leader, await app.asMember("m-B2"), await app.as("branch-secretary", "B2")]
    for (const asker of others) {
      for (const page of [...pages(), `/people/${attender}/record?year=2010`]) {
        const { status, text } = await asker.get(page)
        expect([[200, 403, 404].includes(status), text.includes(topic)], page).toEqual([true, false])
      }
    }
    expect((await leader.get(`/units/${b1}/turns`)).body.rotas[0].past).toEqual([])
    expect((await leader.get(`/units/${b1}/plans/2010`)).body.plan.lines[0]).toMatchObject({
      progress: "held",
      sittings: [],
    })
  })
})

test("whoever is to do something says that it is done, and sees nothing else of a meeting they do not sit in", async () => {
  const { items } = (await secretary.get(`/events?unit=${b1}&kind=committee-meeting`)).body
  const { activityId } = items.find((one: { topic: string }) => one.topic === topic)
  const doer = await app.asMember("m-G1-other")
  const doerId = await app.memberId("m-G1-other")
  await app.database.pool.query("delete from post where member_id = $1", [doerId])
  await app.database.pool.query("delete from attendance where member_id = $1", [doerId])
  const task = { subject: "上门看望", memberId: doerId, name: "", dueOn: null }
  expect((await secretary.post(`/events/${activityId}/tasks`, task)).status).toBe(200)
  expect((await doer.get(`/events/${activityId}`)).status).toBe(404)
  const [own] = (await doer.get("/meetings/waiting")).body.tasks
  expect(own).toMatchObject({ subject: "上门看望", settles: true, opens: false })
  const done = (asker: Person) =>
    asker.post(`/events/${activityId}/tasks/${own.taskId}/done`, { on: "2010-08-20", word: "看过了" })
  expect((await done(await app.asMember("m-B3"))).status).toBe(404)
  const { status, body, text } = await done(doer)
  expect([status, text.includes(topic), body.tasks.length]).toEqual([200, false, 1])
  expect(body).toMatchObject({ agenda: [], parts: [], voters: null, tasks: [{ doneOn: "2010-08-20" }] })
  expect((await doer.get("/meetings/waiting")).body.tasks).toEqual([])
})

test("a turn in a rota above is taken by whoever keeps that rota, and by nobody else", async () => {
  const t1 = await app.unitId("T1")
  const takers = [{ name: "一科" }, { name: "二科" }]
  await officer.post(`/units/${t1}/turns`, { kind: "contents", title: "科室选学", takers })
  const next = async () => (await officer.get(`/units/${t1}/turns`)).body.rotas[0].takers[0]
  const { takerId } = await next()
  const sitting = (unitId: number) => ({
    ...{ unitId, start: "2010-08-17 15:00", sameDay: "another" },
    items: [{ kind: "collective-study", topic: "学习", hours: 1, takerId }],
  })
  const refused = await secretary.post("/sittings", sitting(b1))
  expect([refused.status, refused.body.errors[0].pointer]).toEqual([400, "/items/0/takerId"])
  expect((await next()).takerId).toBe(takerId)
  expect((await officer.post("/sittings", sitting(t1))).status).toBe(200)
  expect((await next()).takerId).not.toBe(takerId)
})

test("whoever looks after the central group reads its own lists, and of other meetings how many came", async () => {
  const t1 = await app.unitId("T1")
  const central = await app.as("central-group-secretary", "T1")
  const absent = { memberId: attender, status: "absent", detail: "personal-leave", reason: "家中有事" }
  const held = async (asker: Person, kind: string, attendance: object[]) => {
    const reply = await asker.post("/sittings", {
      ...{ unitId: t1, start: "2010-08-16 09:00", sameDay: "another", attendance },
      items: [{ kind, topic: "学习", hours: 4 }],
    })
    expect(reply.status, reply.text).toBe(200)
    return (await central.get(`/events/${reply.body.activities[0].activityId}`)).body
  }
  const lecture = await held(officer, "party-lecture", [absent])
  expect([lecture.attendance, lecture.counts.expected > 0, lecture.counts.absent]).toEqual([[], true, 1])
  const study = await held(central, "central-group-study", [])
  expect(study.attendance.length).toBe(study.counts.expected)
  expect(study.can).toEqual(["event.record"])
})
