import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { Person, TestServer } from "../../../../tests/support/server.ts"
import { openStudyScene, type StudyScene } from "../../../../tests/support/study-scene.ts"

let app: TestServer
let secretary: Person
let neighbour: Person
let officer: Person
let study: StudyScene["study"]
let t1: number
let b1: number

beforeAll(async () => {
  ;({ app, secretary, neighbour, study } = await openStudyScene())
  officer = await app.as("committee-officer", "T1")
  t1 = await app.unitId("T1")
  b1 = await app.unitId("B1")
})
afterAll(() => app.close())

const said = { title: "身边的法律", contentCategory: "law", fromOn: "2010-02-01", untilOn: "2010-11-30" }
const titles = ({ body }: { body: { topics: { title: string }[] } }) => body.topics.map(({ title }) => title)

describe("topics of the time", () => {
  test("are set for a committee and all below it, changed, and seen by nobody beside it", async () => {
    const { status, body } = await officer.post(`/units/${t1}/topics`, said)
    expect(status).toBe(200)
    const own = await secretary.get(`/units/${b1}/topics?year=2010`)
    expect(titles(own)).toContain("身边的法律")
    expect(own.body.can).toEqual([])
    const path = `/units/${t1}/topics/${body.topicId}`
    const changed = await officer.ask("PATCH", path, { untilOn: "2010-12-31" }, { version: 1 })
    expect(changed.body).toEqual({ topicId: body.topicId, version: 2 })
    expect((await officer.ask("PATCH", path, { title: "法律" }, { version: 1 })).status).toBe(412)
    expect((await secretary.ask("PATCH", path, { title: "法律" }, { version: 2 })).status).toBe(404)
    const elsewhere = await app.as("branch-secretary", "B3")
    expect(titles(await elsewhere.get(`/units/${await app.unitId("B3")}/topics`))).not.toContain("身边的法律")
    expect((await elsewhere.get(`/units/${b1}/topics`)).status).toBe(404)
  })
  test("are listed up to two hundred, and it is said that there are more", async () => {
    const { pool } = app.database
    await pool.query(
      `insert into topic (unit_id, title, from_on, until_on)
       select $1, 'many', '2013-01-01', '2013-12-31' from generate_series(1, 200)`,
      [t1],
    )
    const listed = async () => (await officer.get(`/units/${t1}/topics?year=2013`)).body
    expect(await listed()).toMatchObject({ more: false, topics: { length: 200 } })
    await pool.query(
      `insert into topic (unit_id, title, from_on, until_on) values ($1, 'many', '2013-01-01', '2013-12-31')`,
      [t1],
    )
    expect(await listed()).toMatchObject({ more: true, topics: { length: 200 } })
  })
  test("do not end before they begin", async () => {
    const { status, body } = await officer.post(`/units/${t1}/topics`, { ...said, untilOn: "2010-01-01" })
    expect([status, body.code]).toEqual([400, "topic-ends-first"])
  })
  test("say which branches have studied them, by code, and which have not yet", async () => {
    const { body } = await officer.post(`/units/${t1}/topics`, { ...said, title: "法治" })
    await study({ items: [{ kind: "collective-study", topic: "法治", hours: 2, topicId: body.topicId }] })
    const path = `/units/${t1}/topics/${body.topicId}/units`
    const all = (await officer.get(path)).body
    expect(all.topic).toMatchObject({ branches: 2, studied: 1 })
    expect(
      all.items.map(({ unit, sittings }: { unit: { code: string }; sittings: number }) => [
        unit.code,
        sittings,
      ]),
    ).toEqual([
      ["B1", 1],
      ["B2", 0],
    ])
    const notYet = (await officer.get(`${path}?only=not-yet`)).body.items
    expect(notYet.map(({ unit }: { unit: { code: string } }) => unit.code)).toEqual(["B2"])
    const member = await app.asMember("m-B2")
    expect((await member.get(path)).status).toBe(403)
    const own = await member.get(`/units/${await app.unitId("B2")}/topics/${body.topicId}/units`)
    expect([own.status, own.body.items]).toEqual([200, []])
    expect((await neighbour.get(`/units/${b1}/topics/${body.topicId}/units`)).status).toBe(404)
  })
})

describe("the mix of a year", () => {
  test("adds up hours by category and way of learning; what says nothing is apart", async () => {
    const about = { contentCategories: ["economy", "law"], studyPaths: ["practice"] }
    const before = (await secretary.get(`/units/${b1}/mix?year=2010`)).body
    await study({ items: [{ kind: "collective-study", topic: "市场", hours: 3, ...about }] })
    const after = (await secretary.get(`/units/${b1}/mix?year=2010`)).body
    const hours = (mix: typeof after, category: string) =>
      mix.categories.find((one: { category: string }) => one.category === category).hours
    expect(hours(after, "economy") - hours(before, "economy")).toBe(3)
    expect(hours(after, "law") - hours(before, "law")).toBe(3)
    expect(after.whole.hours - before.whole.hours).toBe(3)
    expect(after.unsaid).toEqual(before.unsaid)
    const path = (mix: typeof after) =>
      mix.paths.find((one: { path: string }) => one.path === "practice").sittings
    expect(path(after) - path(before)).toBe(1)
  })
  test("tells apart what was held above for it, and nothing from before it was founded", async () => {
    const { pool } = app.database
    const b2 = await app.unitId("B2")
    const { body: topic } = await officer.post(`/units/${t1}/topics`, { ...said, title: "上级讲的" })
    const mix = async (unitId = b2) => (await officer.get(`/units/${unitId}/mix?year=2010`)).body
    const summed = async (unitId = b2) => {
      const { held } = (await officer.get(`/units/${unitId}/summaries/2010`)).body
      return held.reduce((sum: number, { times }: { times: number }) => sum + times, 0)
    }
    const before = await mix()
    await pool.query(
      `insert into activity (code, unit_id, kind, topic, starts_at, hundredth_hours, state, topic_id)
       values ('above-b2', $1, 'collective-study', '上级讲的', '2010-03-02 14:00', 300, 'held', $2)`,
      [t1, topic.topicId],
    )
    const after = await mix()
    expect([after.whole.sittings, after.above.sittings, after.above.hours]).toEqual([
      before.whole.sittings + 1,
      before.above.sittings + 1,
      before.above.hours + 3,
    ])
    for (const unitId of [b2, t1]) {
      const { whole, above } = await mix(unitId)
      expect(await summed(unitId)).toBe(whole.sittings - above.sittings)
    }
    const studied = async () => (await officer.get(`/units/${t1}/topics/${topic.topicId}/units`)).body.topic
    expect(await studied()).toMatchObject({ studied: 2 })
    await pool.query("update unit set founded_on = '2010-03-03' where unit_id = $1", [b2])
    expect((await mix()).above).toEqual(before.above)
    expect(await studied()).toMatchObject({ studied: 1 })
    await pool.query("update unit set founded_on = null where unit_id = $1", [b2])
    await pool.query("delete from activity where code = 'above-b2'")
    expect((await neighbour.get(`/units/${b1}/mix`)).status).toBe(404)
  })
  test("of a person holds what they were at, and is theirs and their branch's to see", async () => {
    const memberId = await app.memberId("m-G2")
    await study({
      items: [{ kind: "collective-study", topic: "国际形势", hours: 2, contentCategories: ["world"] }],
      attendance: [{ memberId: await app.memberId("m-G1"), status: "absent" }],
    })
    const world = (mix: { categories: { category: string; hours: number }[] }) =>
      mix.categories.find(({ category }) => category === "world")?.hours
    expect(world((await secretary.get(`/people/${memberId}/mix?year=2010`)).body)).toBe(2)
    const absent = await secretary.get(`/people/${await app.memberId("m-G1")}/mix?year=2010`)
    expect(world(absent.body)).toBe(0)
    expect((await neighbour.get(`/people/${memberId}/mix`)).status).toBe(404)
  })
})
