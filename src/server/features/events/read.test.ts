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

describe("lists of activities", () => {
  test("come newest first, page by page, without gaps", async () => {
    await study()
    await study()
    const all = await secretary.get("/events?limit=100")
    const seen: number[] = []
    let next = ""
    do {
      const page = await secretary.get(`/events?limit=2${next && `&cursor=${next}`}`)
      seen.push(...page.body.items.map((item: { activityId: number }) => item.activityId))
      next = page.body.next ?? ""
    } while (next)
    expect(seen).toEqual(all.body.items.map((item: { activityId: number }) => item.activityId))
    const starts = all.body.items.map((item: { start: string }) => item.start)
    expect(starts).toEqual([...starts].sort().reverse())
    expect((await secretary.get("/events?cursor=nonsense")).status).toBe(400)
  })
  test("are narrowed by unit, time, kind, state and words", async () => {
    const b1 = await app.unitId("B1")
    await study({ items: [{ kind: "party-lecture", topic: "100%_对照", hours: 1 }] })
    const found = async (query: string) => (await secretary.get(`/events?${query}`)).body.items.length
    expect(await found(`kind=party-lecture&unit=${b1}`)).toBe(1)
    expect(await found("q=100%25_")).toBe(1)
    expect(await found("q=%25")).toBe(1)
    expect(await found("state=cancelled")).toBe(0)
    expect(await found("from=2012-01-01")).toBe(0)
    expect((await secretary.get(`/events?unit=${await app.unitId("B2")}`)).status).toBe(404)
  })
  test("for a committee officer hold the branches below, and for a member what reaches them", async () => {
    const officer = await app.as("committee-officer", "T1")
    const codes = async (asker: Person) =>
      new Set(
        (await asker.get("/events?limit=200")).body.items.map(
          (item: { unit: { code: string } }) => item.unit.code,
        ),
      )
    expect([...(await codes(officer))].sort()).toEqual(["B1", "B2", "G1", "G2", "T1"])
    expect([...(await codes(await member("m-G1")))].sort()).toEqual(["B1", "G1"])
  })
})

describe("the register of a year", () => {
  test("has a line for each person and a letter for each activity", async () => {
    const id = await study({ attendance: [{ memberId: await person("m-G2"), status: "absent" }] })
    const path = `/units/${await app.unitId("B1")}/register?year=2010`
    const { body } = await secretary.get(path)
    const column = body.activities.findIndex((one: { activityId: number }) => one.activityId === id)
    const line = (code: string) =>
      body.people.find((one: { code: string }) => one.code === code).marks.charAt(column)
    expect([line("m-B1"), line("m-G2")]).toEqual(["p", "a"])
    expect(new Set(body.people.map((one: { marks: string }) => one.marks.length)).size).toBe(1)
    const own = await (await member("m-G2")).get(path)
    expect(own.body.people.map((one: { code: string }) => one.code)).toEqual(["m-G2"])
    expect((await neighbour.get(path)).status).toBe(404)
  })
  test("tells a make-up that was made from one that is only arranged", async () => {
    const made = await study({ attendance: [{ memberId: await person("m-G2"), status: "absent" }] })
    const arranged = await study({ attendance: [{ memberId: await person("m-G2"), status: "absent" }] })
    const makeUp = async (id: number, on: string) =>
      await secretary.post(`/events/${id}/make-up`, {
        memberIds: [await person("m-G2")],
        helperId: await person("m-B1"),
        on,
      })
    await makeUp(made, "2010-08-19")
    expect((await makeUp(arranged, "2010-08-27")).body.counts).toMatchObject({ madeUp: 0, makeUpToCome: 1 })
    const { body } = await secretary.get(`/units/${await app.unitId("B1")}/register?year=2010`)
    const { marks } = body.people.find((one: { code: string }) => one.code === "m-G2")
    const mark = (id: number) =>
      marks.charAt(body.activities.findIndex((one: { activityId: number }) => one.activityId === id))
    expect([mark(made), mark(arranged)]).toEqual(["m", "t"])
    const own = await (await member("m-G2")).get(`/events/${arranged}`)
    expect(own.body.mine).toMatchObject({ status: "absent", madeUpOn: null, arrangedFor: "2010-08-27" })
  })
})

describe("the template", () => {
  test("is filled from the last sitting that is like it", async () => {
    const chairId = await person("m-B1")
    await study({ start: "2010-08-11 15:30", place: "活动室", chairId })
    const path = `/units/${await app.unitId("B1")}/sitting-template`
    await study({ start: "2010-08-25 08:00", state: "planned" })
    const { body } = await secretary.get(`${path}?kind=collective-study&on=2010-09-01`)
    expect(body.last).toMatchObject({
      on: "2010-08-11",
      time: "15:30",
      place: "活动室",
      chair: { code: "m-B1" },
    })
    expect(body.roster.map(({ code }: { code: string }) => code)).toEqual([
      "m-B1",
      "m-B1-other",
      "m-G1",
      "m-G1-other",
      "m-G2",
    ])
    expect((await neighbour.get(path)).status).toBe(404)
    expect((await (await member("m-B1-other")).get(path)).status).toBe(403)
  })
  test("finds people who may be named, by name or number, and nobody from beside", async () => {
    const path = `/units/${await app.unitId("B1")}/sitting-people`
    const codes = async (q: string) =>
      (await secretary.get(`${path}?q=${q}`)).body.items.map(({ code }: { code: string }) => code)
    expect(await codes("G1")).toEqual(["m-G1", "m-G1-other"])
    expect(await codes("m-B2")).toEqual([])
  })
})
