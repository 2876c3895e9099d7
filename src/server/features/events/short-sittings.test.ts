import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { Person, TestServer } from "../../../../tests/support/server.ts"
import { openStudyScene } from "../../../../tests/support/study-scene.ts"

let app: TestServer
let secretary: Person
let b1: number

beforeAll(async () => {
  ;({ app, secretary } = await openStudyScene())
  b1 = await app.unitId("B1")
})
afterAll(() => app.close())

const short = async (on: string, minutes: number, more: object = {}) => {
  const item = {
    kind: "collective-study",
    topic: "班前学习",
    hours: 0,
    shortMinutes: minutes,
    content: "一段",
  }
  const { status, body } = await secretary.post("/sittings", {
    unitId: b1,
    start: `${on} 07:40`,
    items: [item],
    ...more,
  })
  // Its hours are those of its month: nothing is odd about the 0 that was sent.
  expect([status, body.code, body.oddities]).toEqual([200, undefined, []])
  return body.activities[0] as { activityId: number; version: number }
}
const hoursIn = async (month: string): Promise<number[]> => {
  const { rows } = await app.database.pool.query(
    `select hundredth_hours as hours from activity
      where unit_id = $1 and short_minutes is not null and state = 'held' and to_char(starts_on, 'YYYY-MM') = $2
      order by starts_at`,
    [b1, month],
  )
  return rows.map(({ hours }) => hours)
}
const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0)

describe("short sittings before and after the shift", () => {
  test("nine of twenty minutes are four hours of the month, each its part", async () => {
    for (let day = 1; day <= 9; day += 1) await short(`2010-03-0${day}`, 20)
    const shares = await hoursIn("2010-03")
    expect(shares).toHaveLength(9)
    expect(sum(shares)).toBe(400)
  })
  test("one alone is below half an hour, and is told with what the month comes to", async () => {
    const { activityId, version } = await short("2010-04-01", 20)
    const { body } = await secretary.get(`/events/${activityId}`)
    expect(body).toMatchObject({
      hours: 0,
      version,
      short: { minutes: 20, month: { sittings: 1, minutes: 20, hours: 0 }, minutesPerHour: 45 },
    })
    const query = `obligation=CS-FOUR&subjectType=org&subjectId=${b1}&period=2010`
    const reasons = async () =>
      (await secretary.get(`/explanations?${query}`)).body.steps
        .filter(({ activityId: id }: { activityId: number | null }) => id === activityId)
        .map(({ lacks }: { lacks: string[] }) => lacks)
    // No hour is missing that somebody could write.
    expect(await reasons()).toEqual([["month-too-short", "no-effect"]])
    await short("2010-04-02", 30)
    expect(sum(await hoursIn("2010-04"))).toBe(100)
    expect(await reasons()).toEqual([["no-effect"]])
  })
  test("are counted in the hours of the year as they stand, and in those of whoever came", async () => {
    const { rows } = await app.database.pool.query(
      `select sum(hundredth_hours)::int as n from activity
        where unit_id = $1 and kind = 'collective-study' and state = 'held' and starts_on <= '2010-08-20'`,
      [b1],
    )
    const { body } = await secretary.get(`/units/${b1}/standing?year=2010`)
    const figure = body.hours.find(({ obligation }: { obligation: string }) => obligation === "CS-HOURS")
    expect(figure.actual).toBeCloseTo(rows[0].n / 100, 6)
  })
  test("share anew when one is called off, restored, moved to another month or changed", async () => {
    const first = await short("2010-05-03", 45)
    await short("2010-05-04", 45)
    expect(await hoursIn("2010-05")).toEqual([100, 100])
    const now = async () => (await secretary.get(`/events/${first.activityId}`)).body.version as number
    const path = `/events/${first.activityId}`
    await secretary.post(`${path}/cancel`, { reason: "停产" }, { version: await now() })
    expect(await hoursIn("2010-05")).toEqual([100])
    await secretary.post(`${path}/restore`, { state: "held" }, { version: await now() })
    expect(await hoursIn("2010-05")).toEqual([100, 100])
    await secretary.patch(path, { shortMinutes: 15 }, { version: await now() })
    expect(sum(await hoursIn("2010-05"))).toBe(100)
    await secretary.patch(path, { start: "2010-06-03 07:40" }, { version: await now() })
    expect([await hoursIn("2010-05"), await hoursIn("2010-06")]).toEqual([[100], [0]])
  })
  test("are sittings like any other once they have hours of their own, or another kind", async () => {
    const { activityId } = await short("2010-07-01", 45)
    await short("2010-07-02", 45)
    const version = (await secretary.get(`/events/${activityId}`)).body.version
    const { body } = await secretary.patch(`/events/${activityId}`, { hours: 2 }, { version })
    expect(body).toMatchObject({ hours: 2, short: null })
    expect(await hoursIn("2010-07")).toEqual([100])
  })
  test("are one collective study by themselves, from 15 to 45 minutes", async () => {
    const item = { kind: "collective-study", topic: "学习", hours: 1, shortMinutes: 20 }
    const ask = (items: object[]) =>
      secretary.post("/sittings", { unitId: b1, start: "2010-07-20 07:40", items })
    expect((await ask([item, { kind: "assembly", topic: "议事", hours: 1 }])).body.code).toBe("short-alone")
    expect((await ask([{ ...item, kind: "party-lecture" }])).body.code).toBe("short-alone")
    expect((await ask([{ ...item, shortMinutes: 50 }])).status).toBe(400)
  })
  test("of two recorders at once come to the month's hours all the same", async () => {
    await Promise.all(["07", "08", "09", "10"].map((day) => short(`2010-02-${day}`, 30)))
    expect(sum(await hoursIn("2010-02"))).toBe(250)
  })
  test("that are planned count when they are held", async () => {
    const { activityId, version } = await short("2010-08-20", 45, {
      state: "planned",
      sameDay: "another",
    })
    expect(await hoursIn("2010-08")).toEqual([])
    const held = await secretary.post(`/events/${activityId}/hold`, {}, { version })
    expect(held.status).toBe(200)
    expect(await hoursIn("2010-08")).toEqual([100])
  })
  test("that a hall marks as held count as those held in the pages, and none before it begins", async () => {
    const { activityId } = await short("2010-08-20", 45, { state: "planned", sameDay: "another" })
    const mark = () =>
      secretary.post(`/events/${activityId}/marks`, { device: "a".repeat(32), marks: [], held: true })
    app.setTime("07:39")
    expect((await mark()).body.code).toBe("not-held-yet")
    app.setTime("23:59")
    expect((await mark()).body).toMatchObject({ state: "held" })
    expect(await hoursIn("2010-08")).toEqual([100, 100])
  })
})
