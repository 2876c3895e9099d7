import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { Person } from "../../../../tests/support/server.ts"
import { openStudyScene, type StudyScene } from "../../../../tests/support/study-scene.ts"

let scene: StudyScene
let b1: number
let g1: number
beforeAll(async () => {
  scene = await openStudyScene()
  b1 = await scene.app.unitId("B1")
  g1 = await scene.app.unitId("G1")
})
afterAll(() => scene.app.close())

const pool = () => scene.app.database.pool
const lecture = { kind: "party-lecture", topic: "党课", hours: 1 }
const study = { kind: "collective-study", topic: "学习", hours: 2 }
const assembly = { kind: "assembly", topic: "大会", hours: 1 }
const committee = { kind: "committee-meeting", topic: "支委会", hours: 1 }
const groupMeeting = () => ({ kind: "group-meeting", topic: "小组会", hours: 1, unitId: g1 })

let day = 0
/** A sitting of the branch on a day of its own; the numbers of its items. */
async function sitting(items: readonly object[], more: object = {}): Promise<number[]> {
  day += 1
  const { status, body } = await scene.secretary.post("/sittings", {
    unitId: b1,
    start: `2010-04-${String(day).padStart(2, "0")} 14:00`,
    place: "一楼",
    minutes: "发言",
    items,
    ...more,
  })
  expect([status, body.code]).toEqual([200, undefined])
  return body.activities.map(({ activityId }: { activityId: number }) => activityId)
}
const pair = async (items: readonly object[] = [lecture, study], more: object = {}) => {
  const [one = 0, other = 0] = await sitting(items, more)
  return [one, other] as const
}
const see = async (activityId: number, by: Person = scene.secretary) =>
  (await by.get(`/events/${activityId}`)).body
const correct = async (activityId: number, patch: object, by: Person = scene.secretary) =>
  await by.patch(`/events/${activityId}`, patch, { version: (await see(activityId, by)).version })

describe("a sitting of several items", () => {
  test("is kept once, with its minutes, and shown at each", async () => {
    const [one, other] = await pair()
    const { rows } = await pool().query(
      "select distinct s.* from activity a join sitting s using (sitting_id) where activity_id in ($1, $2)",
      [one, other],
    )
    expect(rows).toMatchObject([{ place: "一楼", minutes: "发言" }])
    for (const id of [one, other]) expect(await see(id)).toMatchObject({ place: "一楼", minutes: "发言" })
    expect((await see(one)).sitting).toMatchObject([{ activityId: other, shared: true, records: true }])
  })
  test("takes minutes from beside an item, where they are the only ones", async () => {
    const beside = (minutes: string) => ({ ...study, minutes })
    const [one] = await pair([lecture, beside("只有这里写了")], { minutes: undefined })
    expect((await see(one)).minutes).toBe("只有这里写了")
    await pair([{ ...lecture, minutes: "一样" }, beside("一样")], { minutes: "一样" })
    const { status, body } = await scene.secretary.post("/sittings", {
      unitId: b1,
      start: "2010-04-29 14:00",
      items: [{ ...lecture, minutes: "甲" }, beside("乙")],
    })
    expect([status, body.errors.map(({ pointer }: { pointer: string }) => pointer)]).toEqual([
      400,
      ["/items/1/minutes"],
    ])
  })
})

describe("a correction of what a sitting is", () => {
  test("at one item is seen at the other, and is another version of both", async () => {
    const [one, other] = await pair()
    const opened = await see(other)
    const chairId = await scene.app.memberId("m-B1")
    const patch = { place: "二楼", form: "座谈", chairId, meetingMode: "mixed", minutes: "补记" }
    expect((await correct(one, patch)).status).toBe(200)
    const now = await see(other)
    expect(now).toMatchObject({ place: "二楼", form: "座谈", meetingMode: "mixed", minutes: "补记" })
    expect(now.chair.code).toBe("m-B1")
    const late = await scene.secretary.patch(`/events/${other}`, { topic: "迟" }, { version: opened.version })
    expect([late.status, late.body.code, late.body.current.place]).toEqual([412, "stale", "二楼"])
  })
  test("is told at both, with who and why, and named in the audit log", async () => {
    const [one, other] = await pair()
    const { version } = await see(one)
    const headers = { "Change-Reason": encodeURIComponent("记错了地点") }
    await scene.secretary.patch(`/events/${one}`, { place: "三楼" }, { version, headers })
    for (const id of [one, other]) {
      const { body } = await scene.secretary.get(`/events/${id}/changes`)
      expect(body.items[0]).toMatchObject({
        table: "sitting",
        what: "changed",
        reason: "记错了地点",
        fields: [{ title: "地点", before: "一楼", after: "三楼" }],
      })
    }
    const { rows } = await pool().query(
      "select details from audit_entry where action = 'event-corrected' order by audit_entry_id desc limit 1",
    )
    expect(rows[0].details).toMatchObject({ activityId: one, activityIds: [other], after: { place: "三楼" } })
  })
  test("finds nothing where a neighbour asks, and changes nothing", async () => {
    const [one, other] = await pair()
    const reply = await scene.neighbour.patch(`/events/${other}`, { minutes: "别人写的" }, { version: 1 })
    expect(reply.status).toBe(404)
    expect((await scene.neighbour.get(`/events/${other}`)).status).toBe(404)
    expect((await see(one)).minutes).toBe("发言")
  })
  test("by two people at two of its items: one of them sees what the other wrote first", async () => {
    const recorder = await scene.app.as("recorder", "B1")
    for (let round = 0; round < 5; round += 1) {
      const [one, other] = await pair()
      const [mine, theirs] = await Promise.all([
        scene.secretary.patch(`/events/${one}`, { minutes: "甲" }, { version: 1 }),
        recorder.patch(`/events/${other}`, { minutes: "乙" }, { version: 1 }),
      ])
      expect([mine.status, theirs.status].toSorted()).toEqual([200, 412])
      const [won, lost] = mine.status === 200 ? [mine, theirs] : [theirs, mine]
      expect(lost.body.current.minutes).toBe(won.body.minutes)
      expect((await see(one)).minutes).toBe(won.body.minutes)
    }
  })
  test("by whoever may not record the others is of their own item alone", async () => {
    const [own, branch] = await pair([groupMeeting(), lecture])
    const leader = await scene.app.as("group-leader", "G1")
    const { status, body } = await correct(own, { place: "小组活动室" }, leader)
    expect([status, body.place, body.minutes]).toEqual([200, "小组活动室", "发言"])
    expect(body.sitting).toMatchObject([{ activityId: branch, shared: false, records: false }])
    expect(await see(branch)).toMatchObject({ place: "一楼", minutes: "发言" })
    // They are still the items of one afternoon.
    expect((await see(branch)).sitting).toMatchObject([{ activityId: own, shared: false }])
    const { body: changes } = await leader.get(`/events/${own}/changes`)
    expect(changes.items[0]).toMatchObject({
      table: "sitting",
      fields: [{ before: "一楼", after: "小组活动室" }],
    })
  })
})

describe("minutes of a committee", () => {
  test("are read at no item by those who were not in it", async () => {
    const plain = await scene.member("m-B1-other")
    const [, heard] = await pair([committee, lecture])
    expect((await see(heard)).minutes).toBe("发言")
    expect((await see(heard, plain)).minutes).toBeNull()
    const [alone] = await sitting([lecture])
    expect((await see(alone ?? 0, plain)).minutes).toBe("发言")
  })
  test("are not told at the item of a group beside it", async () => {
    const [own] = await pair([groupMeeting(), committee])
    const leader = await scene.app.as("group-leader", "G1")
    await scene.app.database.pool.query(
      `update sitting set agenda = '{研究发展对象}', place = '二楼'
        where sitting_id = (select sitting_id from activity where activity_id = $1)`,
      [own],
    )
    const { body } = await leader.get(`/events/${own}/changes`)
    expect(body.items.map(({ table }: { table: string }) => table)).toContain("sitting")
    expect(JSON.stringify(body)).toContain("二楼")
    expect(JSON.stringify(body)).not.toMatch(/发言|研究发展对象/)
  })
})

describe("the start of an item", () => {
  const starts = async (ids: readonly number[]) =>
    await Promise.all(ids.map(async (id) => (await see(id)).start))
  test("moves alone, or with the others of its sitting, as is said", async () => {
    const [one, other] = await pair()
    await correct(one, { start: "2010-05-03 09:00" })
    expect(await starts([one, other])).toEqual([
      "2010-05-03 09:00",
      `2010-04-${String(day).padStart(2, "0")} 14:00`,
    ])
    // On another day it is a meeting of its own, with the minutes that were written of it.
    expect((await see(one)).sitting).toEqual([])
    await correct(one, { minutes: "另一天" })
    expect(await see(other)).toMatchObject({ minutes: "发言", sitting: [] })
    const [first, second] = await pair()
    await correct(second, { start: `2010-04-${String(day).padStart(2, "0")} 15:30` })
    await correct(first, { start: "2010-05-04 09:00", withOthers: true })
    expect(await starts([first, second])).toEqual(["2010-05-04 09:00", "2010-05-04 10:30"])
    expect((await see(first)).sitting).toMatchObject([{ activityId: second, shared: true }])
  })
  test("moves with those that are not called off, and parts them from those that are", async () => {
    const [one = 0, other = 0, off = 0] = await sitting([lecture, study, assembly])
    await scene.secretary.post(`/events/${off}/cancel`, { reason: "改期" }, { version: 1 })
    await correct(one, { start: "2010-05-06 14:00", withOthers: true, minutes: "改期后的" })
    expect(await see(other)).toMatchObject({ start: "2010-05-06 14:00", minutes: "改期后的" })
    expect((await see(one)).sitting).toMatchObject([{ activityId: other, shared: true }])
    expect(await see(off)).toMatchObject({ minutes: "发言", sitting: [] })
  })
  test("moves nothing where one of them cannot go there", async () => {
    const [one, other] = await pair()
    const before = await starts([one, other])
    await pool().query("update activity set state = 'planned' where activity_id = $1", [one])
    const { body } = await correct(one, { start: "2010-09-01 09:00", withOthers: true })
    expect(body.code).toBe("not-held-yet")
    expect(await starts([one, other])).toEqual(before)
    const [own, branch] = await pair([groupMeeting(), lecture])
    const leader = await scene.app.as("group-leader", "G1")
    const refused = await correct(own, { start: "2010-05-05 09:00", withOthers: true }, leader)
    expect(refused.body.code).toBe("kind-not-yours")
    expect(new Set(await starts([own, branch])).size).toBe(1)
  })
})

describe("an item that goes elsewhere", () => {
  test("stays in its sitting where branch and group sit together", async () => {
    const [one, other] = await pair()
    await correct(other, { unitId: g1, kind: "group-meeting" })
    await correct(one, { minutes: "一起改" })
    expect(await see(other)).toMatchObject({ minutes: "一起改", unit: { code: "G1" } })
  })
  test("gets a sitting of its own in a unit that does not sit together with the others", async () => {
    const [own, branch] = await pair([groupMeeting(), lecture])
    const b2 = await scene.app.unitId("B2")
    const place = async (unitId: number) => {
      await pool().query("update unit set parent_id = $2 where unit_id = $1", [g1, unitId])
      await pool().query(
        "update unit u set path = p.path || u.unit_id::text from unit p where p.unit_id = u.parent_id and u.unit_id = $1",
        [g1],
      )
    }
    await place(b2)
    const { status } = await correct(own, { unitId: b2, kind: "collective-study" }, scene.neighbour)
    await place(b1)
    expect(status).toBe(200)
    const [moved] = (
      await pool().query(
        "select s.place, s.minutes from activity a join sitting s using (sitting_id) where activity_id = $1",
        [own],
      )
    ).rows
    expect(moved).toEqual({ place: "一楼", minutes: "发言" })
    await correct(branch, { minutes: "只改支部的" })
    expect(await see(own, scene.neighbour)).toMatchObject({ minutes: "发言", sitting: [] })
  })
})
