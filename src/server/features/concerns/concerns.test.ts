import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { Person, TestServer } from "../../../../tests/support/server.ts"
import { openStudyScene, type StudyScene } from "../../../../tests/support/study-scene.ts"

let app: TestServer
let secretary: Person
let neighbour: Person
let study: StudyScene["study"]
let b1: number

beforeAll(async () => {
  ;({ app, secretary, neighbour, study } = await openStudyScene())
  b1 = await app.unitId("B1")
})
afterAll(() => app.close())

const raise = async (title: string) =>
  (await secretary.post(`/units/${b1}/concerns`, { kind: "interests", title })).body.concernId
const change = (concernId: number, version: number, body: object) =>
  secretary.ask("PATCH", `/units/${b1}/concerns/${concernId}`, body, { version })
const listed = async (asker: Person, query = "") =>
  (await asker.get(`/units/${b1}/concerns${query}`)).body.items

describe("a problem that study is joined to", () => {
  test("stays open until somebody says what came of it, and can be opened again", async () => {
    const concernId = await raise("路灯不亮")
    const activityId = await study({
      items: [{ kind: "collective-study", topic: "走访", hours: 2, concernId }],
    })
    const [open] = await listed(secretary, "?state=open")
    expect(open).toMatchObject({ concernId, settledOn: null, activities: [{ activityId, topic: "走访" }] })
    const early = await change(concernId, 1, { settledOn: "2010-08-20" })
    expect([early.status, early.body.code]).toEqual([400, "settled-without-result"])
    const later = await change(concernId, 1, { settledOn: "2010-08-21", result: "换了" })
    expect(later.body.code).toBe("settled-first")
    const done = { action: "逐户走访", result: "换了十盏", uses: ["practice"], settledOn: "2010-08-20" }
    expect((await change(concernId, 1, done)).status).toBe(200)
    expect((await listed(secretary, "?state=settled"))[0]).toMatchObject({ concernId, ...done })
    expect((await change(concernId, 1, { settledOn: null })).status).toBe(412)
    expect((await change(concernId, 2, { settledOn: null })).status).toBe(200)
  })
  test("is the unit's: those beside it find nothing, those above see it, nobody below a committee sees its neighbour's", async () => {
    const concernId = await raise("灌溉")
    expect((await neighbour.get(`/units/${b1}/concerns`)).status).toBe(404)
    const officer = await app.as("committee-officer", "T1")
    const t1 = await app.unitId("T1")
    const above = (await officer.get(`/units/${t1}/concerns`)).body.items
    expect(above.map((one: { concernId: number }) => one.concernId)).toContain(concernId)
    const member = await app.asMember("m-B2")
    expect((await member.get(`/units/${t1}/concerns`)).status).toBe(403)
    const seen = (await member.get(`/units/${await app.unitId("B2")}/concerns`)).body.items
    expect(seen.map((one: { concernId: number }) => one.concernId)).not.toContain(concernId)
    const path = `/units/${await app.unitId("B2")}/concerns/${concernId}`
    expect((await neighbour.ask("PATCH", path, { title: "别的" }, { version: 1 })).status).toBe(404)
  })
})
