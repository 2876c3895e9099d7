import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { Person, TestServer } from "../../../../tests/support/server.ts"
import { openStudyScene, type StudyScene } from "../../../../tests/support/study-scene.ts"

let scene: StudyScene
let app: TestServer
let recorder: Person
beforeAll(async () => {
  scene = await openStudyScene()
  app = scene.app
  recorder = await app.as("recorder", "B1")
})
afterAll(() => app.close())

const [phoneA, phoneB] = ["a".repeat(32), "b".repeat(32)]
const person = (code: string) => app.memberId(code)
const present = { status: "present", detail: null, reason: null }
/** A study planned today that has begun. */
const planned = (more: object = {}) =>
  scene.study({ start: "2010-08-20 09:00", state: "planned", sameDay: "another", ...more })
const send = (event: number, body: object, by = scene.secretary) =>
  by.post(`/events/${event}/marks`, { device: phoneA, marks: [], ...body })
const mark = async (code: string, number: number, status: string | null, seen: unknown[] = [null]) => ({
  memberId: await person(code),
  number,
  status,
  seen,
})
const statusOf = async (event: number, code: string) => {
  const { body } = await scene.secretary.get(`/events/${event}`)
  const row = body.attendance.find(({ member }: { member: { code: string } }) => member.code === code)
  return row?.status
}

describe("the lists of the day", () => {
  test("are those the asker records, with everybody on them, and a neighbour has none of them", async () => {
    const event = await planned({ place: "礼堂" })
    const { status, body } = await scene.secretary.get("/events/hall")
    expect(status).toBe(200)
    const list = body.lists.find(({ activityId }: { activityId: number }) => activityId === event)
    expect(list).toMatchObject({ start: "2010-08-20 09:00", place: "礼堂", state: "planned" })
    expect(list.people.map(({ code }: { code: string }) => code)).toContain("m-G1")
    const others = (await scene.neighbour.get("/events/hall")).body.lists
    expect(others.map(({ activityId }: { activityId: number }) => activityId)).not.toContain(event)
    const { rows } = await app.database.pool.query(
      "select details from audit_entry where action = 'hall-lists-taken' and details -> 'activityIds' @> $1",
      [JSON.stringify([event])],
    )
    expect(rows.length).toBeGreaterThan(0)
  })
  test("are one where several items are held together, and leave out what was called off", async () => {
    const items = [
      { kind: "assembly", topic: "大会", hours: 1 },
      { kind: "party-lecture", topic: "党课", hours: 1 },
    ]
    const event = await planned({ items, start: "2010-08-20 08:00" })
    const off = await planned({ start: "2010-08-20 07:00" })
    const { version } = (await scene.secretary.get(`/events/${off}`)).body
    await scene.secretary.post(`/events/${off}/cancel`, { reason: "停电" }, { version })
    const { lists } = (await scene.secretary.get("/events/hall")).body
    const of = (id: number) => lists.find(({ activityId }: { activityId: number }) => activityId === id)
    expect(of(event).items.map(({ topic }: { topic: string }) => topic)).toEqual(["大会", "党课"])
    expect(of(off)).toBeUndefined()
  })
  test("stay one once several items were held, for as long as they say the same; what clashes on both is named once", async () => {
    const items = [
      { kind: "themed-day", topic: "走访", hours: 1 },
      { kind: "assembly", topic: "大会", hours: 1 },
    ]
    const event = await planned({ items, start: "2010-08-20 06:00" })
    const listOf = async () => {
      const { lists } = (await scene.secretary.get("/events/hall")).body
      return lists.filter(({ items }: { items: { activityId: number }[] }) =>
        items.some(({ activityId }) => activityId === event),
      )
    }
    const topics = async () =>
      (await listOf()).map(({ items }: { items: { topic: string }[] }) => items.map(({ topic }) => topic))
    const [list] = await listOf()
    const memberIds = list.people.map(({ memberId }: { memberId: number }) => memberId)
    for (const { activityId } of list.items)
      await send(activityId, { held: true, rest: { memberIds, status: "present" } })
    expect(await topics()).toEqual([["走访", "大会"]])
    for (const { activityId } of list.items)
      await send(activityId, { device: phoneB, marks: [await mark("m-G1", 1, "absent", [null])] })
    const [held] = await listOf()
    expect(held.clashes.map(({ member }: { member: { code: string } }) => member.code)).toEqual(["m-G1"])
    const late = [await mark("m-G2", 2, "late", [{ status: "present", detail: null, reason: null }])]
    await send(event, { marks: late })
    expect(await topics()).toEqual([["走访"]])
    for (const { activityId } of list.items) {
      const { version } = (await scene.secretary.get(`/events/${activityId}`)).body
      await scene.secretary.post(`/events/${activityId}/cancel`, { reason: "记错了" }, { version })
    }
  })
})

describe("marks from a hall", () => {
  test("make a planned sitting held, with everybody there but those marked; told twice, it is done once", async () => {
    const event = await planned()
    const memberIds = await Promise.all(["m-B1", "m-B1-other", "m-G1", "m-G1-other", "m-G2"].map(person))
    const body = {
      marks: [await mark("m-G1", 1, "late"), { ...(await mark("m-G2", 2, "on-leave")), detail: "on-duty" }],
      held: true,
      rest: { memberIds, status: "present" },
    }
    const first = await send(event, body)
    expect([first.status, first.body.state, first.body.clashes]).toEqual([200, "held", []])
    const again = await send(event, body)
    expect(again.status).toBe(200)
    const { counts } = (await scene.secretary.get(`/events/${event}`)).body
    expect(counts).toMatchObject({ expected: 5, present: 3, late: 1, onLeave: 1, withoutRow: 0 })
    const held = await app.database.pool.query(
      "select from audit_entry where action = 'event-held' and details -> 'activityIds' @> $1",
      [JSON.stringify([event])],
    )
    expect(held.rowCount).toBe(1)
  })

  test("hold in the order they were made, not in which they arrive", async () => {
    const event = await planned()
    const late = { status: "late", detail: null, reason: null }
    await send(event, { marks: [await mark("m-G1", 5, "absent", [null, late])] })
    await send(event, { marks: [await mark("m-G1", 4, "late")] })
    expect(await statusOf(event, "m-G1")).toBe("absent")
  })

  test("of two recorders at once are shown to both, and one is chosen", async () => {
    const event = await planned()
    const told = await Promise.all([
      send(event, { marks: [await mark("m-G1", 1, "late"), await mark("m-B1", 2, "late")] }),
      send(event, { device: phoneB, marks: [await mark("m-G1", 1, "absent")] }, recorder),
    ])
    expect(told.map(({ status }) => status)).toEqual([200, 200])
    const listed = await statusOf(event, "m-G1")
    expect(["late", "absent"]).toContain(listed)
    const { clashes } = (await send(event, {})).body
    expect(clashes).toHaveLength(1)
    expect(clashes[0]).toMatchObject({ member: { code: "m-G1" }, listed: { status: listed } })
    expect(clashes[0].marked[0].to.status).toBe(listed === "late" ? "absent" : "late")
    const { lists } = (await recorder.get("/events/hall")).body
    const seen = lists.find(({ activityId }: { activityId: number }) => activityId === event)
    expect(seen.clashes).toEqual(clashes)
    const chosen = { ...(await mark("m-G1", 9, "absent", [clashes[0].listed])), decides: true }
    expect((await send(event, { device: phoneB, marks: [chosen] }, recorder)).body.clashes).toEqual([])
    expect(await statusOf(event, "m-G1")).toBe("absent")
    expect(await statusOf(event, "m-B1")).toBe("late")
  })

  test("do not write over what the list has meanwhile; whoever changes the list has chosen", async () => {
    const event = await scene.study()
    const memberId = await person("m-G1")
    const change = (status: string, was: string) =>
      scene.secretary.put(`/events/${event}/attendance`, { changes: [{ memberId, status, was }] })
    await change("absent", "present")
    const { body } = await send(event, { marks: [await mark("m-G1", 1, "late", [present])] })
    expect(body.rows).toEqual([{ memberId, row: { status: "absent", detail: null, reason: null } }])
    expect(body.clashes).toHaveLength(1)
    await change("absent", "absent")
    expect((await send(event, {})).body.clashes).toEqual([])
  })

  test("win over what a member said of themselves", async () => {
    const event = await planned()
    const member = await scene.member("m-G1")
    await member.post(`/events/${event}/attendance/self`, {})
    expect(await statusOf(event, "m-G1")).toBe("present")
    const { body } = await send(event, { marks: [await mark("m-G1", 1, "absent")] })
    expect([body.clashes, await statusOf(event, "m-G1")]).toEqual([[], "absent"])
  })

  test("do not take a make-up away: both versions are shown, and to choose the make-up leaves all of it", async () => {
    const memberId = await person("m-G1")
    const event = await scene.study({
      start: "2010-08-20 08:10",
      sameDay: "another",
      attendance: [{ memberId, status: "absent" }],
    })
    const helperId = await person("m-B1")
    await scene.secretary.post(`/events/${event}/make-up`, {
      memberIds: [memberId],
      helperId,
      on: "2010-08-20",
    })
    const { lists } = (await scene.secretary.get("/events/hall")).body
    const list = lists.find(({ activityId }: { activityId: number }) => activityId === event)
    const seen = list.items[0].rows.find((row: { memberId: number }) => row.memberId === memberId).row
    expect(seen.status).toBe("made-up")
    const stands = async () => {
      const { body } = await scene.secretary.get(`/events/${event}`)
      const row = body.attendance.find(({ member }: { member: { code: string } }) => member.code === "m-G1")
      return [row.status, row.helper?.code, row.madeUpOn, body.clashes.length]
    }
    await send(event, { marks: [await mark("m-G1", 1, "late", [seen])] })
    expect(await stands()).toEqual(["made-up", "m-B1", "2010-08-20", 1])
    const change = { memberId, status: null, was: "made-up" }
    expect((await scene.neighbour.put(`/events/${event}/attendance`, { changes: [change] })).status).toBe(404)
    await scene.secretary.put(`/events/${event}/attendance`, { changes: [change] })
    expect(await stands()).toEqual(["made-up", "m-B1", "2010-08-20", 0])
    await send(event, { marks: [await mark("m-G1", 2, "late", [seen])] })
    await send(event, { marks: [{ ...(await mark("m-G1", 3, null, [seen])), decides: true }] })
    expect(await stands()).toEqual(["made-up", "m-B1", "2010-08-20", 0])
  })

  test("are not written of whom nobody expects any more, which is said", async () => {
    const event = await planned()
    const { body } = await send(event, { marks: [await mark("m-B2", 1, "late")] })
    expect(body).toMatchObject({ rows: [], unexpected: [await person("m-B2")] })
  })

  test("are refused where it was called off meanwhile, or has not begun by the server's clock", async () => {
    const event = await planned()
    const { version } = (await scene.secretary.get(`/events/${event}`)).body
    await scene.secretary.post(`/events/${event}/cancel`, { reason: "停电" }, { version })
    const off = await send(event, { marks: [await mark("m-G1", 1, "late")], held: true })
    expect([off.status, off.body.code]).toEqual([409, "wrong-state"])
    app.setTime("08:30")
    const early = await planned()
    const marks = [await mark("m-G1", 1, "late")]
    expect((await send(early, { marks })).body.code).toBe("leave-alone-ahead")
    // An hour later by the clock, which was wrong by one, they are taken as they are.
    app.setTime("09:30")
    expect((await send(early, { marks })).status).toBe(200)
    expect(await statusOf(early, "m-G1")).toBe("late")
  })

  test("come from so many phones about one person; then the list itself is marked", async () => {
    const event = await planned()
    const phone = (count: number) => count.toString(16).padStart(32, "0")
    const late = async (count: number) =>
      send(event, { device: phone(count), marks: [await mark("m-G1", 1, count === 1 ? "late" : "absent")] })
    for (let count = 1; count <= 12; count++) expect((await late(count)).status).toBe(200)
    expect((await late(13)).body.code).toBe("phones-many")
    expect((await late(3)).status).toBe(200)
    expect((await send(event, { device: phone(13), marks: [await mark("m-B1", 1, "late")] })).status).toBe(
      200,
    )
    const { clashes } = (await scene.secretary.get(`/events/${event}`)).body
    expect(clashes.map(({ marked }: { marked: unknown[] }) => marked.length)).toEqual([11])
  })

  test("that differ about more than a hundred people are a hundred at a time, and say that more follow", async () => {
    const event = await planned()
    const differ = (from: number, until: number) =>
      app.database.pool.query(
        `with added as (
           insert into member (code, name) select 'd' || n, '众人' from generate_series($3::int, $4::int) n returning member_id)
         insert into hall_mark (activity_id, member_id, device, account_id, number, status)
         select $1, member_id, $2, $5, 1, 'late' from added`,
        [event, phoneB, from, until, scene.secretary.accountId],
      )
    const shown = async () => {
      const { lists } = (await scene.secretary.get("/events/hall")).body
      return [
        (await scene.secretary.get(`/events/${event}`)).body,
        (await send(event, {})).body,
        lists.find(({ activityId }: { activityId: number }) => activityId === event),
      ].map(({ clashes, moreClashes }) => [clashes.length, moreClashes])
    }
    await differ(1, 100)
    expect(await shown()).toEqual(Array(3).fill([100, false]))
    await differ(101, 101)
    expect(await shown()).toEqual(Array(3).fill([100, true]))
  })

  test("are nothing a neighbour can send", async () => {
    const event = await planned()
    const { status } = await send(event, { marks: [await mark("m-G1", 1, "late")] }, scene.neighbour)
    expect(status).toBe(404)
    expect(await statusOf(event, "m-G1")).toBeNull()
  })
})
