import { afterAll, beforeAll, expect, test } from "vitest"
import { openWorld } from "../../../../tests/access/world.ts"
import type { Person, TestServer } from "../../../../tests/support/server.ts"

let server: TestServer
let officer: Person
let secretary: Person
let ended: number

/** A branch that ended on 20 July. */
beforeAll(async () => {
  server = await openWorld()
  officer = await server.as("committee-officer", "T1")
  const added = {
    parentId: await server.unitId("T1"),
    name: "旧厂党支部",
    kind: "branch",
    foundedOn: "2010-01-01",
  }
  const { body } = await officer.post("/units", added)
  ended = body.unitId
  secretary = await server.as("branch-secretary", body.code)
  const { version } = body
  expect((await officer.post(`/units/${ended}/dissolve`, { day: "2010-07-20" }, { version })).status).toBe(
    200,
  )
})
afterAll(() => server.close())

const versionNow = async () => (await officer.get(`/units/${ended}`)).body.version

test("of what has ended only what it was before is set right", async () => {
  const edit = async (body: object) =>
    await officer.patch(`/units/${ended}`, body, { version: await versionNow() })
  for (const since of [{}, { from: "2010-07-20" }]) {
    const { status, body } = await edit({ field: "enterprise", ...since })
    expect([status, body.code]).toEqual([409, "unit-ended"])
  }
  expect((await edit({ field: "enterprise", from: "2010-03-01" })).status).toBe(200)
  expect((await edit({ field: "village", always: true, confirmed: "all" })).body).toMatchObject({
    field: "village",
  })
})

/** What is begun in a unit by whoever looks after it. */
const begun = [
  ["venues", { name: "Room", kind: "activity-room" }],
  ["concerns", { kind: "interests", title: "The road" }],
  ["lecturers", { name: "王华", kind: "professor" }],
  ["turns", { kind: "contents", title: "Offices", takers: [{ name: "The office" }] }],
  ["topics", { title: "Of the time", fromOn: "2010-08-01", untilOn: "2010-09-30" }],
  ["calls", { at: "2010-08-19 10:00", whom: "书记", note: "这周就开" }],
] as const

test("nothing is begun in it any more, and no page offers it", async () => {
  const robot = { brand: "wecom", url: "https://robot.example.cn/x", secret: null, digestAt: null }
  const refused = [
    await officer.put(`/units/${ended}/robot`, robot, { version: 0 }),
    await officer.put(
      `/units/${ended}/responsibilities`,
      { leadId: null, chargeId: null, follows: [] },
      { version: 0 },
    ),
    await secretary.post(`/units/${ended}/rules`, { topic: "training", body: "每月学" }),
    ...(await Promise.all(begun.map(([what, body]) => officer.post(`/units/${ended}/${what}`, body)))),
    await officer.put(`/units/${ended}/leave-approver`, { post: "deputy-secretary" }),
    await secretary.post(`/units/${ended}/turns`, begun[3][1]),
  ]
  for (const { status, body } of refused) expect([status, body.code]).toEqual([409, "unit-ended"])
  const neighbour = await server.as("committee-officer", "T2")
  for (const [what, body] of begun)
    expect((await neighbour.post(`/units/${ended}/${what}`, body)).status).toBe(404)
  const alive = await server.unitId("B1")
  for (const [what, body] of begun)
    expect([what, (await officer.post(`/units/${alive}/${what}`, body)).status]).toEqual([
      what,
      what === "calls" ? 204 : 200,
    ])
  const pages = [
    "responsibilities",
    "rules",
    "plans/2010",
    "reminders",
    "venues",
    "lecturers",
    "turns",
    "concerns",
    "leave-approver",
  ]
  for (const reader of [officer, secretary])
    for (const page of pages) {
      const { status, body } = await reader.get(`/units/${ended}/${page}`)
      expect([page, status, body.can.filter((one: string) => one !== "plan.file")]).toEqual([page, 200, []])
    }
  const { body } = await officer.get(`/calendar?unit=${ended}&from=2010-08-01&until=2010-08-31`)
  expect(body.unit.can).not.toContain("unit.edit")
  const there = await server.as("branch-secretary", "B1")
  const rules = (await there.get(`/units/${await server.unitId("B1")}/rules`)).body
  expect(rules.can).toEqual(["plan.write"])
})

test("no meeting is planned in it after its end; what was held before is still recorded", async () => {
  const sitting = (start: string, state: string) =>
    secretary.post("/sittings", {
      ...{ unitId: ended, start, state },
      items: [{ kind: "collective-study", topic: "The last chapter", hours: 1 }],
    })
  const late = await sitting("2010-09-01 09:00", "planned")
  expect([late.status, late.body.code]).toEqual([409, "unit-ended"])
  const several = { kind: "collective-study", time: "09:00", hours: 1, days: [{ on: "2010-09-02" }] }
  const laidOut = await secretary.post("/planned-sittings", { unitId: ended, ...several })
  expect([laidOut.status, laidOut.body.code]).toEqual([409, "unit-ended"])
  expect((await sitting("2010-07-12 09:00", "held")).status).toBe(200)
})
