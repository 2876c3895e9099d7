import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { Person, TestServer } from "../../../../tests/support/server.ts"
import { openStudyScene, type StudyScene } from "../../../../tests/support/study-scene.ts"

let app: TestServer
let secretary: Person
let neighbour: Person
let study: StudyScene["study"]
let b1: number
let topicId: number
let concernId: number

beforeAll(async () => {
  ;({ app, secretary, neighbour, study } = await openStudyScene())
  b1 = await app.unitId("B1")
  const officer = await app.as("department-officer", "D")
  const said = { title: "学习型党组织", contentCategory: "political-theory", aim: "入脑入心" }
  const days = { fromOn: "2010-08-01", untilOn: "2010-09-30" }
  const set = await officer.post(`/units/${await app.unitId("D")}/topics`, { ...said, ...days })
  topicId = set.body.topicId
  const raised = await secretary.post(`/units/${b1}/concerns`, { kind: "interests", title: "村口的路灯" })
  concernId = raised.body.concernId
  await app.database.pool.query("update unit set field = 'village' where code = 'B1'")
})
afterAll(() => app.close())

const opened = async (activityId: number) => (await secretary.get(`/events/${activityId}`)).body
const items = (more: object) => [{ kind: "collective-study", topic: "学习", hours: 2, ...more }]
const correct = async (activityId: number, body: object) => {
  const { version } = await opened(activityId)
  return await secretary.ask("PATCH", `/events/${activityId}`, body, { version })
}

describe("what a sitting is about", () => {
  test("is recorded, shown, corrected, and taken away again", async () => {
    const about = {
      studyPaths: ["practice", "people"],
      contentCategories: ["political-theory", "law"],
      ...{ topicId, concernId },
    }
    const id = await study({ items: items(about) })
    expect(await opened(id)).toMatchObject({
      studyPaths: ["practice", "people"],
      contentCategories: ["political-theory", "law"],
      ofTopic: { topicId, title: "学习型党组织" },
      ofConcern: { concernId, title: "村口的路灯", unitId: b1, uses: [] },
    })
    const [{ version }] = (await secretary.get(`/units/${b1}/concerns`)).body.items.filter(
      (one: { concernId: number }) => one.concernId === concernId,
    )
    const path = `/units/${b1}/concerns/${concernId}`
    await secretary.ask("PATCH", path, { uses: ["practice", "wisdom"] }, { version })
    expect((await opened(id)).ofConcern.uses).toEqual(["practice", "wisdom"])
    expect((await neighbour.get(`/events/${id}`)).status).toBe(404)
    const changed = await correct(id, { contentCategories: ["law"], studyPaths: [], topicId: null })
    expect(changed.body).toMatchObject({ contentCategories: ["law"], studyPaths: [], ofTopic: null })
    const { body } = await secretary.get(`/events/${id}/changes`)
    const fields = body.items.flatMap((one: { fields: { title: string }[] }) => one.fields)
    expect(fields).toContainEqual({ title: "当前专题", before: "学习型党组织", after: null })
  })
  test("narrows the list of activities", async () => {
    const id = await study({ items: items({ contentCategories: ["world"], studyPaths: ["books"], topicId }) })
    for (const query of ["category=world", "path=books", `topic=${topicId}`]) {
      const { body } = await secretary.get(`/events?${query}`)
      expect(
        body.items.map((item: { activityId: number }) => item.activityId),
        query,
      ).toEqual([id])
    }
    expect((await secretary.get("/events?category=weather")).status).toBe(400)
  })
  test("says nothing twice, and nothing that is not of the unit or above it", async () => {
    const sent = (more: object) =>
      secretary.post("/sittings", { unitId: b1, start: "2010-08-19 14:00", items: items(more) })
    expect((await sent({ studyPaths: ["books", "books"] })).status).toBe(400)
    const theirs = await neighbour.post(`/units/${await app.unitId("B2")}/concerns`, {
      ...{ kind: "development", title: "产业" },
    })
    const refused = await sent({ concernId: theirs.body.concernId })
    expect(refused.status).toBe(400)
    expect(refused.body.errors).toEqual([
      { pointer: "/items/0/concernId", message: "找不到这个问题，或者不是本组织和上级组织的。" },
    ])
    expect((await sent({ topicId: 2_000_000_000 })).body.errors[0].pointer).toBe("/items/0/topicId")
  })
  test("is suggested: topics of the day, then what the unit's field of life calls for", async () => {
    const template = async (on: string) =>
      (await secretary.get(`/units/${b1}/sitting-template?on=${on}`)).body
    const { suggested, concerns } = await template("2010-08-20")
    expect(suggested[0]).toEqual({
      ...{ topicId, title: "学习型党组织", contentCategory: "political-theory", until: "2010-09-30" },
    })
    expect(suggested).toContainEqual({
      ...{ topicId: null, title: "科学致富", contentCategory: "professional-skills", until: null },
    })
    expect(concerns).toContainEqual({ concernId, title: "村口的路灯" })
    const later = await template("2010-10-01")
    expect(later.suggested.map(({ title }: { title: string }) => title)).not.toContain("学习型党组织")
  })
})

describe("a place of the register", () => {
  let venueId: number
  const at = (start: string, more: object = {}) => ({
    ...{ unitId: b1, start, state: "planned", place: "村部礼堂", venueId, items: items({}) },
    ...more,
  })
  beforeAll(async () => {
    const officer = await app.as("committee-officer", "T1")
    const hall = { name: "村部礼堂", kind: "hall", seats: 2 }
    venueId = (await officer.post(`/units/${await app.unitId("T1")}/venues`, hall)).body.venueId
  })

  test("is booked with the sitting; a clash and too few seats are asked about, and taken", async () => {
    const unitId = await app.unitId("B2")
    const first = at("2010-09-02 14:00", { unitId, sure: ["few-seats"], lastsMinutes: 90 })
    expect((await neighbour.post("/sittings", first)).status).toBe(200)
    const doubt = await secretary.post("/sittings", at("2010-09-02 15:00"))
    expect(doubt.status).toBe(409)
    expect(doubt.body.doubts).toEqual([
      { code: "venue-taken", sentence: "14:00 到 15:30，村部礼堂已由B2预约。还是用这里吗？" },
      { code: "few-seats", sentence: "村部礼堂有 2 个座位，应到 5 人。坐得下吗？" },
    ])
    const sure = { sure: ["venue-taken", "few-seats"] }
    const taken = await secretary.post("/sittings", at("2010-09-02 15:00", sure))
    expect(taken.status).toBe(200)
    const after = await secretary.post(
      "/sittings",
      at("2010-09-02 17:00", { sure: ["few-seats"], sameDay: "another" }),
    )
    expect(after.status).toBe(200)
    expect(await opened(taken.body.activities[0].activityId)).toMatchObject({
      venue: { venueId, name: "村部礼堂" },
      lastsMinutes: null,
    })
  })
  test("is asked about again where a sitting is moved into somebody's time, and left with the words", async () => {
    const { body } = await secretary.post("/sittings", at("2010-09-03 09:00", { sure: ["few-seats"] }))
    const [{ activityId }] = body.activities
    const moved = await correct(activityId, { start: "2010-09-02 14:30" })
    expect(moved.body.doubts[0].code).toBe("venue-taken")
    const elsewhere = await correct(activityId, { place: "田间" })
    expect(elsewhere.body).toMatchObject({ place: "田间", venue: null })
  })
})
