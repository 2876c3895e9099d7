import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { Person, TestServer } from "../../../../tests/support/server.ts"
import { openStudyScene } from "../../../../tests/support/study-scene.ts"

let app: TestServer
let secretary: Person
let neighbour: Person
let b1: number
let b2: number

beforeAll(async () => {
  ;({ app, secretary, neighbour } = await openStudyScene())
  b1 = await app.unitId("B1")
  b2 = await app.unitId("B2")
})
afterAll(() => app.close())

const names = async (asker: Person, unitId: number) =>
  (await asker.get(`/units/${unitId}/venues`)).body.venues.map(({ name }: { name: string }) => name)

describe("a place", () => {
  test("is there for those in line with its owner, or for everybody; closed it stays in the list", async () => {
    const room = { name: "B1活动室", kind: "activity-room", seats: 20, equipment: "投影" }
    const { body } = await secretary.post(`/units/${b1}/venues`, room)
    expect(await names(secretary, b1)).toContain("B1活动室")
    expect(await names(neighbour, b2)).not.toContain("B1活动室")
    const path = `/units/${b1}/venues/${body.venueId}`
    expect((await neighbour.get(`/units/${b2}/venues/${body.venueId}`)).status).toBe(404)
    await secretary.ask("PATCH", path, { shared: true }, { version: 1 })
    expect(await names(neighbour, b2)).toContain("B1活动室")
    expect((await neighbour.ask("PATCH", path, { seats: 1 }, { version: 2 })).status).toBe(404)
    const twice = await secretary.post(`/units/${b1}/venues`, room)
    expect([twice.status, twice.body.code]).toEqual([409, "venue-there"])
    const closed = await secretary.ask("PATCH", path, { closedOn: "2010-08-20" }, { version: 2 })
    expect(closed.status).toBe(200)
    expect(await names(secretary, b1)).toContain("B1活动室")
  })
  test("says who has booked it and when, to whom what for; its keeper sees that at home", async () => {
    const keeperId = await app.memberId("m-B1")
    const hall = { name: "礼堂", kind: "hall", shared: true, keeperId }
    const { venueId } = (await secretary.post(`/units/${b1}/venues`, hall)).body
    const sitting = (unitId: number, start: string, topic: string) => ({
      ...{ unitId, start, state: "planned", place: "礼堂", venueId },
      items: [{ kind: "collective-study", topic, hours: 2 }],
    })
    await neighbour.post("/sittings", sitting(b2, "2010-08-27 14:00", "别家的事"))
    await secretary.post("/sittings", {
      ...sitting(b1, "2010-08-27 15:00", "自家的事"),
      sure: ["venue-taken"],
    })
    const { bookings } = (await secretary.get(`/units/${b1}/venues/${venueId}?month=2010-08`)).body
    expect(bookings).toMatchObject([
      { unitName: "B2", from: "2010-08-27 14:00", until: "2010-08-27 16:00", clashes: true, activity: null },
      { unitName: "B1", clashes: true, activity: { topic: "自家的事" } },
    ])
    const keeper = await app.asMember("m-B1")
    const [kept] = (await keeper.get("/venues/kept")).body.venues
    expect(kept).toMatchObject({ venueId, name: "礼堂" })
    expect(kept.bookings).toHaveLength(2)
    expect((await neighbour.get("/venues/kept")).body.venues).toEqual([])
  })
  test("of a unit that its keeper has left is theirs to see no more; of one that has them still, it is", async () => {
    const keeperId = await app.memberId("m-B1-other")
    const officer = await app.as("committee-officer", "T1")
    const t1 = await app.unitId("T1")
    await secretary.post(`/units/${b1}/venues`, { name: "阅览室", kind: "activity-room", keeperId })
    await officer.post(`/units/${t1}/venues`, { name: "大教室", kind: "hall", keeperId })
    const keeper = await app.asMember("m-B1-other")
    const kept = async () =>
      (await keeper.get("/venues/kept")).body.venues.map(({ name }: { name: string }) => name).sort()
    expect(await kept()).toEqual(["大教室", "阅览室"])
    const { pool } = app.database
    await pool.query("update membership set until_on = '2010-08-20' where member_id = $1", [keeperId])
    await pool.query("insert into membership (member_id, unit_id, from_on) values ($1, $2, '2010-08-20')", [
      keeperId,
      b2,
    ])
    expect(await kept()).toEqual(["大教室"])
  })
  test("what was written as a place and is in no register is suggested", async () => {
    await secretary.post("/sittings", {
      ...{ unitId: b1, start: "2010-08-19 09:00", place: "老槐树下" },
      items: [{ kind: "collective-study", topic: "学习", hours: 1 }],
    })
    expect((await secretary.get(`/units/${b1}/venues`)).body.places).toContain("老槐树下")
  })
  test("entered under a name that is planned already is booked for it, as far as the asker records; what meets is said", async () => {
    const name = "社区远程教育站点"
    const officer = await app.as("committee-officer", "T1")
    const g1 = await app.unitId("G1")
    const plan = async (by: Person, unitId: number, kind: string, start: string, more = {}) => {
      const body = {
        ...{ unitId, start, place: name, state: "planned", sameDay: "another", ...more },
        items: [{ kind, topic: "看远程教育片", hours: 1 }],
      }
      const { status, body: answer } = await by.post("/sittings", body)
      expect(status).toBe(200)
      return answer.activities[0].activityId as number
    }
    const first = await plan(secretary, b1, "on-site-exchange", "2010-12-16 15:00")
    const meets = await plan(secretary, g1, "group-meeting", "2010-12-16 15:10")
    const alone = await plan(secretary, b1, "distance-education", "2010-12-23 15:00")
    const off = await plan(secretary, b1, "distance-education", "2010-12-24 15:00")
    await secretary.ask("POST", `/events/${off}/cancel`, { reason: "停电" }, { version: 1 })
    const theirs = await plan(neighbour, b2, "distance-education", "2010-12-16 15:00")
    const ofAbove = await plan(officer, await app.unitId("T1"), "lecture", "2010-12-16 15:00")
    const venue = { name, kind: "distance-station" }
    expect((await neighbour.post(`/units/${b1}/venues`, venue)).status).toBe(404)
    const { body } = await secretary.post(`/units/${b1}/venues`, venue)
    expect(body).toMatchObject({ booked: 3, clashes: 2 })
    const venueOf = async (by: Person, event: number) => (await by.get(`/events/${event}`)).body.venue
    for (const event of [first, meets, alone])
      expect(await venueOf(secretary, event)).toMatchObject({ venueId: body.venueId })
    expect(await venueOf(secretary, off)).toBeNull()
    expect(await venueOf(neighbour, theirs)).toBeNull()
    expect(await venueOf(officer, ofAbove)).toBeNull()
    const { bookings } = (await secretary.get(`/units/${b1}/venues/${body.venueId}?month=2010-12`)).body
    expect(bookings.map(({ clashes }: { clashes: boolean }) => clashes)).toEqual([true, true, false])
    const [entry] = (
      await app.database.pool.query(
        "select details from audit_entry where action = 'venue-entered' order by audit_entry_id desc limit 1",
      )
    ).rows
    expect(entry.details.activityIds).toEqual([first, meets, alone])
    // Whoever plans there from now on is asked.
    const clash = await secretary.post("/sittings", {
      ...{ unitId: b1, start: "2010-12-23 15:30", place: name, state: "planned", sameDay: "another" },
      items: [{ kind: "collective-study", topic: "学习", hours: 1 }],
    })
    expect(clash.body.doubts.map(({ code }: { code: string }) => code)).toContain("venue-taken")
  })
  test("is booked by its name alone, where only one can be meant, however a sitting comes to be", async () => {
    const enter = async (asker: Person, unitId: number, name: string, more = {}) =>
      (await asker.post(`/units/${unitId}/venues`, { name, kind: "activity-room", ...more })).body.venueId
    const own = await enter(secretary, b1, "一楼会议室")
    await enter(neighbour, b2, "一楼会议室", { shared: true })
    const theirs = await enter(neighbour, b2, "东院")
    const sitting = (start: string, place: string) => ({
      ...{ unitId: b1, start, place, state: "planned" },
      items: [{ kind: "themed-day", topic: "按名字预约", hours: 2 }],
    })
    const venueOf = async (event: number) => (await secretary.get(`/events/${event}`)).body.venue
    const plan = async (start: string, place: string) =>
      (await secretary.post("/sittings", { ...sitting(start, place), sameDay: "another" })).body.activities[0]
        .activityId
    const event = await plan("2010-11-02 09:00", "一楼会议室")
    expect(await venueOf(event)).toMatchObject({ venueId: own })
    // One of the neighbour's, which the branch may not use, is words.
    const outside = await plan("2010-11-02 14:00", "东院")
    expect(await venueOf(outside)).toBeNull()
    expect((await neighbour.get(`/units/${b2}/venues/${theirs}?month=2010-11`)).body.bookings).toEqual([])
    const officer = await app.as("committee-officer", "T1")
    const t1 = await app.unitId("T1")
    const two = await officer.post("/sittings", {
      ...{ unitId: t1, start: "2010-11-02 14:00", place: "一楼会议室", state: "planned" },
      items: [{ kind: "lecture", topic: "哪一间", hours: 2 }],
    })
    expect((await officer.get(`/events/${two.body.activities[0].activityId}`)).body.venue).toBeNull()
    // Somebody who corrects the place gives it up, and takes it again.
    const correct = async (place: string) => {
      const { version } = (await secretary.get(`/events/${event}`)).body
      return await secretary.ask("PATCH", `/events/${event}`, { place }, { version })
    }
    await correct("院子里")
    expect(await venueOf(event)).toBeNull()
    await correct("一楼会议室")
    expect(await venueOf(event)).toMatchObject({ venueId: own })
    const clash = await secretary.post("/sittings", {
      ...sitting("2010-11-02 10:00", "一楼会议室"),
      sameDay: "another",
    })
    expect(clash.body.doubts.map(({ code }: { code: string }) => code)).toEqual(["venue-taken"])
  })
  test("is booked by a series too, which asks about each day on which somebody else has it", async () => {
    const venueId = (
      await secretary.post(`/units/${b1}/venues`, { name: "西厅", kind: "hall", shared: true, seats: 1 })
    ).body.venueId
    await neighbour.post("/sittings", {
      ...{ unitId: b2, start: "2010-12-07 14:30", place: "西厅", state: "planned", sure: ["few-seats"] },
      items: [{ kind: "collective-study", topic: "邻居的学习", hours: 2 }],
    })
    const series = {
      ...{ unitId: b1, kind: "themed-day", time: "14:00", hours: 2, place: "西厅", venueId },
      days: [{ on: "2010-12-06" }, { on: "2010-12-07" }, { on: "2010-12-08" }],
    }
    const asked = await secretary.post("/planned-sittings", series)
    expect([asked.status, asked.body.code]).toEqual([409, "sure-about-it"])
    const taken = asked.body.doubts.filter(({ code }: { code: string }) => code === "venue-taken")
    expect(taken).toHaveLength(1)
    expect(taken[0].sentence).toMatch(/^2010-12-07：.*B2/)
    expect(taken[0].sentence).not.toContain("邻居的学习")
    const few = asked.body.doubts.filter(({ code }: { code: string }) => code === "few-seats")
    expect(few).toHaveLength(1)
    expect(few[0].sentence).toMatch(/^西厅/)
    const month = async () =>
      (await secretary.get(`/units/${b1}/venues/${venueId}?month=2010-12`)).body.bookings.length
    expect(await month()).toBe(1)
    const sure = await secretary.post("/planned-sittings", { ...series, sure: ["venue-taken", "few-seats"] })
    expect(sure.status).toBe(200)
    expect(await month()).toBe(4)
    const { kinds } = (await secretary.get(`/units/${b1}/lay-out`)).body
    expect(kinds.find(({ kind }: { kind: string }) => kind === "themed-day")).toMatchObject({ venueId })
  })
  test("wanted by three at once is asked about of all but the first", async () => {
    const hall = { name: "报告厅", kind: "hall", shared: true }
    const { venueId } = (await secretary.post(`/units/${b1}/venues`, hall)).body
    const officer = await app.as("committee-officer", "T1")
    const book = (asker: Person, unitId: number) =>
      asker.post("/sittings", {
        ...{ unitId, start: "2010-08-28 09:00", state: "planned", place: "报告厅", venueId },
        items: [{ kind: "collective-study", topic: "学习", hours: 2 }],
      })
    const wanted = await Promise.all([
      book(secretary, b1),
      book(neighbour, b2),
      book(officer, await app.unitId("T1")),
    ])
    expect(wanted.map(({ status }) => status).sort()).toEqual([200, 409, 409])
    const asked = wanted.filter(({ status }) => status === 409)
    expect(asked.map(({ body }) => body.doubts[0].code)).toEqual(["venue-taken", "venue-taken"])
  })
  test("is booked no more from the day on which it is closed, and not taken back unasked", async () => {
    const hall = { name: "老礼堂", kind: "hall" }
    const { venueId } = (await secretary.post(`/units/${b1}/venues`, hall)).body
    const book = (start: string) =>
      secretary.post("/sittings", {
        ...{ unitId: b1, start, state: "planned", place: "老礼堂", venueId },
        items: [{ kind: "collective-study", topic: "学习", hours: 2 }],
      })
    const early = (await book("2010-08-29 09:00")).body.activities[0].activityId
    const late = (await book("2010-09-05 09:00")).body.activities[0].activityId
    await secretary.ask("POST", `/events/${late}/cancel`, { reason: "改期" }, { version: 1 })
    const closed = { closedOn: "2010-09-01" }
    await secretary.ask("PATCH", `/units/${b1}/venues/${venueId}`, closed, { version: 1 })
    expect((await book("2010-09-06 09:00")).body.errors[0].pointer).toBe("/venueId")
    expect((await book("2010-08-31 09:00")).status).toBe(200)
    const moved = (start: string) =>
      secretary.ask("PATCH", `/events/${early}`, { start, sure: ["venue-taken"] }, { version: 1 })
    expect((await moved("2010-09-07 09:00")).body.errors[0].pointer).toBe("/venueId")
    expect((await moved("2010-08-29 10:00")).status).toBe(200)
    const restore = (more: object) =>
      secretary.ask("POST", `/events/${late}/restore`, { state: "planned", ...more }, { version: 2 })
    expect((await restore({})).body.doubts[0].code).toBe("venue-closed")
    expect((await restore({ sure: ["venue-closed"] })).status).toBe(200)
  })
  test("whose sitting was called off may be somebody else's by the time it takes place after all", async () => {
    const hall = { name: "会议厅", kind: "hall", shared: true }
    const { venueId } = (await secretary.post(`/units/${b1}/venues`, hall)).body
    const sitting = (unitId: number) => ({
      ...{ unitId, start: "2010-08-30 09:00", state: "planned", place: "会议厅", venueId },
      items: [{ kind: "collective-study", topic: "学习", hours: 2 }],
    })
    const first = (await secretary.post("/sittings", sitting(b1))).body.activities[0].activityId
    await secretary.ask("POST", `/events/${first}/cancel`, { reason: "改期" }, { version: 1 })
    expect((await neighbour.post("/sittings", sitting(b2))).status).toBe(200)
    const restore = (more: object) =>
      secretary.ask("POST", `/events/${first}/restore`, { state: "planned", ...more }, { version: 2 })
    expect((await restore({})).body.doubts[0].code).toBe("venue-taken")
    expect((await restore({ sure: ["venue-taken"] })).status).toBe(200)
  })
})
