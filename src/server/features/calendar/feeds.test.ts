import ICAL from "ical.js"
import nodeIcal from "node-ical"
import { convertIcsCalendar } from "ts-ics"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { Person, TestServer } from "../../../../tests/support/server.ts"
import { openStudyScene, type StudyScene } from "../../../../tests/support/study-scene.ts"
import { usualLimits } from "../../limits.ts"

let app: TestServer
let secretary: Person
let member: StudyScene["member"]
let study: StudyScene["study"]
let b1: number
let meeting: number
let closed: number

beforeAll(async () => {
  ;({ app, secretary, member, study } = await openStudyScene())
  b1 = await app.unitId("B1")
  meeting = await study({
    start: "2010-09-03 14:30",
    state: "planned",
    place: "三楼会议室；东头, 左手",
    items: [{ kind: "collective-study", topic: "学习第一章，\u201c实事求是\u201d；讨论", hours: 2 }],
  })
  closed = await study({
    start: "2010-09-07 09:00",
    state: "planned",
    items: [{ kind: "committee-meeting", topic: "议事", hours: 1 }],
  })
})
afterAll(() => app.close())

const read = async (address: string, headers: Record<string, string> = {}) =>
  await app.hono.request(`http://127.0.0.1:8787${address}`, {
    headers: { Host: "127.0.0.1:8787", ...headers },
  })
const textAt = async (address: string) => await (await read(address)).text()
const make = async (asker: Person, body: object): Promise<{ feedId: number; address: string }> => {
  const made = await asker.post("/me/feeds", body)
  expect(made.status).toBe(200)
  return made.body
}

/** One activity as a program of others understands it. */
interface Understood {
  readonly uid: string
  readonly begins: string
  readonly minutes: number
  readonly place: string | undefined
  readonly title: string
  readonly status: string | undefined
  readonly sequence: number
}

/** The feed as three programs of others read it. */
const programs: Readonly<Record<string, (text: string) => Understood[]>> = {
  "ical.js": (text) => {
    const calendar = new ICAL.Component(ICAL.parse(text))
    for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone)
    return calendar.getAllSubcomponents("vevent").map((one) => {
      const event = new ICAL.Event(one)
      return {
        uid: event.uid,
        begins: event.startDate.toJSDate().toISOString(),
        minutes: (event.endDate.toUnixTime() - event.startDate.toUnixTime()) / 60,
        place: event.location ?? undefined,
        title: event.summary,
        status: one.getFirstPropertyValue("status")?.toString(),
        sequence: event.sequence,
      }
    })
  },
  "node-ical": (text) =>
    Object.values(nodeIcal.sync.parseICS(text)).flatMap((one) => {
      if (one?.type !== "VEVENT") return []
      const { uid, start, end, location, summary, status, sequence } = one
      return [
        {
          uid,
          begins: start.toISOString(),
          minutes: ((end?.getTime() ?? 0) - start.getTime()) / 60_000,
          place: location === undefined ? undefined : String(location),
          title: String(summary),
          status,
          sequence: Number(sequence),
        },
      ]
    }),
  "ts-ics": (text) =>
    (convertIcsCalendar(undefined, text).events ?? []).map((one) => ({
      uid: one.uid,
      begins: one.start.date.toISOString(),
      minutes: ((one.end?.date.getTime() ?? 0) - one.start.date.getTime()) / 60_000,
      place: one.location,
      title: one.summary,
      status: one.status,
      sequence: Number(one.sequence),
    })),
}

describe("a feed", () => {
  test.each(Object.entries(programs))("is understood by %s", async (_, understand) => {
    const feed = await make(await app.as("branch-secretary", "B1"), { unitId: b1, withDue: false })
    const found = understand(await textAt(feed.address)).find(
      ({ uid }) => uid === `activity-${meeting}@xueer`,
    )
    expect(found).toMatchObject({
      begins: "2010-09-03T06:30:00.000Z",
      minutes: 90,
      place: "三楼会议室；东头, 左手",
      title: "集中学习：学习第一章，\u201c实事求是\u201d；讨论",
      status: "CONFIRMED",
    })
  })
  test("lasts as long as its sitting was said to last, whatever hours are counted for it", async () => {
    const id = await study({
      start: "2010-09-20 09:00",
      state: "planned",
      lastsMinutes: 180,
      items: [{ kind: "collective-study", topic: "学习", hours: 1 }],
    })
    const { address } = await make(await app.as("branch-secretary", "B1"), { unitId: b1, withDue: false })
    const found = programs["ical.js"]?.(await textAt(address)).find(
      ({ uid }) => uid === `activity-${id}@xueer`,
    )
    expect(found?.minutes).toBe(180)
  })
  test("keeps what is to come where there is too much, and says that it is cut", async () => {
    const { rows } = await app.database.pool.query(
      `with sat as (
         insert into sitting (place) select '旧' from generate_series(1, 2100) returning sitting_id)
       insert into activity (unit_id, sitting_id, code, kind, topic, starts_at, hundredth_hours, state)
       select $1, sitting_id, 'old-' || sitting_id, 'group-meeting', '旧',
              '2010-06-25 05:00'::timestamp + sitting_id % 50 * interval '1 day', 100, 'held' from sat
       returning activity_id as id`,
      [b1],
    )
    const { address } = await make(await app.as("branch-secretary", "B1"), { unitId: b1, withDue: false })
    const text = await textAt(address)
    expect(rows.length).toBeGreaterThan(2000)
    expect(text).toContain("2000 场")
    expect(text).toContain(`UID:activity-${meeting}@xueer`)
    await app.database.pool.query("delete from activity where code like 'old-%'")
  })
  test.each(Object.entries(programs))(
    "tells %s of a change and of a cancellation, under the same name",
    async (_, understand) => {
      const id = await study({
        start: "2010-09-10 14:30",
        state: "planned",
        sameDay: "another",
        items: [{ kind: "collective-study", topic: "学习", hours: 2 }],
      })
      const feed = await make(await app.as("branch-secretary", "B1"), { unitId: b1, withDue: false })
      const now = async () =>
        understand(await textAt(feed.address)).find(({ uid }) => uid === `activity-${id}@xueer`)
      const before = await now()
      const version = async () => (await secretary.get(`/events/${id}`)).body.version
      await secretary.patch(`/events/${id}`, { start: "2010-09-11 09:00" }, { version: await version() })
      const moved = await now()
      expect(moved?.begins).toBe("2010-09-11T01:00:00.000Z")
      expect(moved?.sequence).toBeGreaterThan(before?.sequence ?? 0)
      await secretary.post(`/events/${id}/cancel`, { reason: "暴雨" }, { version: await version() })
      const off = await now()
      expect(off?.status).toBe("CANCELLED")
      expect(off?.sequence).toBeGreaterThan(moved?.sequence ?? 0)
    },
  )
  test("of one's own is offered to nobody without a member; those of the units they work for are", async () => {
    const officer = await app.as("committee-officer", "T1")
    const { offered } = (await officer.get("/me/feeds")).body
    expect([offered.own, offered.units.map(({ code }: { code: string }) => code)]).toEqual([false, ["T1"]])
    expect((await officer.post("/me/feeds", { unitId: null, withDue: false })).status).toBe(404)
    await make(officer, { unitId: offered.units[0].unitId, withDue: true })
    const elsewhere = await app.as("branch-secretary", "B2")
    expect((await elsewhere.post("/me/feeds", { unitId: b1, withDue: false })).status).toBe(404)
    const admin = (await (await app.as("system-admin", "D")).get("/me/feeds")).body.offered
    expect(admin).toEqual({ own: false, units: [] })
  })
  test("of one's own holds what one is expected at, and no names, minutes or reasons", async () => {
    const person = await member("m-G2")
    const own = await make(person, { unitId: null, withDue: false })
    const text = await textAt(own.address)
    expect(text).toContain(`UID:activity-${meeting}@xueer`)
    // A committee meets among itself.
    expect(text).not.toContain(`UID:activity-${closed}@xueer`)
    const { rows } = await app.database.pool.query("select name from member")
    for (const { name } of rows) expect(text).not.toContain(name)
    expect(text).not.toContain("暴雨")
    expect(text).not.toContain("发言")
    expect(text).toContain("BEGIN:VTIMEZONE")
  })
  test("of one's own holds one's own last days, each with its clause; a neighbour's holds none of them", async () => {
    const person = await app.as("branch-secretary", "B1", { memberCode: "m-B1" })
    const missed = await study({
      start: "2010-08-10 14:00",
      attendance: [{ memberId: await app.memberId("m-B1"), status: "absent" }],
    })
    const neighbour = await app.as("branch-secretary", "B2", { memberCode: "m-B2" })
    await app.database.pool.query("update unit set study_day = 'friday' where code in ('B1', 'B2')")
    const { address } = await make(person, { unitId: null, withDue: false })
    const beside = await make(neighbour, { unitId: null, withDue: false })
    const dues = async (of: string) =>
      new ICAL.Component(ICAL.parse(await textAt(of)))
        .getAllSubcomponents("vevent")
        .map((one) => new ICAL.Event(one))
        .filter(({ startDate }) => startDate.isDate)
    const own = await dues(address)
    const makeUp = own.find(({ uid }) => uid === `make-up-until-${missed}@xueer`)
    expect(makeUp?.startDate.toString()).toBe("2010-09-09")
    expect(makeUp?.description).toContain("补课")
    const week = own.find(({ uid }) => uid === `study-${b1}-2010-W34@xueer`)
    expect(week?.startDate.toString()).toBe("2010-08-27")
    for (const one of own) expect(one.description, one.uid).not.toBe("")
    const others = (await dues(beside.address)).map(({ uid }) => uid)
    expect(others.filter((uid) => own.some((one) => one.uid === uid))).toEqual([])
    app.setToday("2010-12-05")
    try {
      const plan = (await dues(address)).find(({ uid }) => uid === `due-${b1}-PL-FILED-2011@xueer`)
      expect(plan?.startDate.toString()).toBe("2010-12-31")
      expect(plan?.summary).toBe("截止：年度学习计划备案（2011年）")
      expect((await dues(beside.address)).some(({ uid }) => uid.startsWith(`due-${b1}-`))).toBe(false)
    } finally {
      app.setToday("2010-08-20")
    }
  })
  test("of one's own holds the day on which one helps with a make-up, without saying whom", async () => {
    const missed = await study({
      start: "2010-08-11 14:00",
      attendance: [{ memberId: await app.memberId("m-G2"), status: "absent" }],
    })
    const arranged = await secretary.post(`/events/${missed}/make-up`, {
      ...{ memberIds: [await app.memberId("m-G2")], helperId: await app.memberId("m-G1"), on: "2010-08-27" },
    })
    expect(arranged.status, arranged.text).toBe(200)
    const helper = await make(await member("m-G1"), { unitId: null, withDue: false })
    const beside = await make(await member("m-B3"), { unitId: null, withDue: false })
    const helps = async (address: string) =>
      new ICAL.Component(ICAL.parse(await textAt(address)))
        .getAllSubcomponents("vevent")
        .map((one) => new ICAL.Event(one))
        .filter(({ uid }) => uid.startsWith("make-up-help-"))
    const [day, ...others] = await helps(helper.address)
    expect([day?.startDate.toString(), others.length]).toEqual(["2010-08-27", 0])
    expect(day?.summary).toMatch(/^帮助补课：/)
    expect(day?.description).toContain("补课")
    expect(await helps(beside.address)).toEqual([])
  })
  test("says whose it is, of every unit but the one it is of", async () => {
    const named = async (asker: Person, unitId: number) => {
      const { address } = await make(asker, { unitId, withDue: true })
      return new ICAL.Component(ICAL.parse(await textAt(address)))
        .getAllSubcomponents("vevent")
        .map((one) => new ICAL.Event(one))
    }
    const { rows } = await app.database.pool.query("select unit_id as id, name from unit")
    const nameOf = new Map<number, string>(rows.map(({ id, name }) => [id, name]))
    const street = await app.unitId("T1")
    const above = await named(await app.as("committee-officer", "T1"), street)
    const there = above.find(({ uid }) => uid === `activity-${meeting}@xueer`)
    expect(there?.summary).toBe(`集中学习：学习第一章，\u201c实事求是\u201d；讨论 · ${nameOf.get(b1)}`)
    // The groups of a branch owe the same duty each.
    const own = await named(await app.as("branch-secretary", "B1"), b1)
    const dues = own.filter(({ uid }) => uid.startsWith("due-"))
    const groups = dues.filter(({ uid }) => !uid.startsWith(`due-${b1}-`))
    expect(groups.length).toBeGreaterThan(1)
    for (const { uid, summary } of groups) {
      expect(summary).toContain(` · ${nameOf.get(Number(uid.split("-")[1]))}`)
    }
    const told = dues.map(({ summary, startDate }) => `${startDate} ${summary}`)
    expect(new Set(told).size).toBe(told.length)
    for (const { uid, summary } of dues.filter(({ uid }) => uid.startsWith(`due-${b1}-`))) {
      expect(summary, uid).not.toContain(" · ")
    }
  })
  test("is the same text until something changes, and is not sent twice", async () => {
    const feed = await make(await app.as("branch-secretary", "B1"), { unitId: b1, withDue: false })
    const first = await read(feed.address)
    expect(first.headers.get("content-type")).toBe("text/calendar; charset=utf-8")
    expect(first.headers.get("cache-control")).toBe("private, no-cache")
    const etag = first.headers.get("etag") ?? ""
    const second = await read(feed.address, { "If-None-Match": etag })
    expect([second.status, await second.text()]).toEqual([304, ""])
    await study({ start: "2010-09-14 14:30", state: "planned" })
    expect((await read(feed.address, { "If-None-Match": etag })).status).toBe(200)
  })
  test("may hold the last days of a unit's duties, as whole days", async () => {
    const feed = await make(await app.as("branch-secretary", "B1"), { unitId: b1, withDue: true })
    const text = await textAt(feed.address)
    expect(text).toContain(`UID:due-${b1}-TM-ASSEMBLY-2010-Q3@xueer`)
    expect(text).toMatch(/DTSTART;VALUE=DATE:20100930/)
    const other = await make(await member("m-G1"), { unitId: b1, withDue: true })
    // How a branch stands is not for every member.
    expect(await textAt(other.address)).not.toContain("UID:due-")
  })
})

describe("the address of a feed", () => {
  test("is kept as a hash, shown once, and replaced by a new one", async () => {
    const owner = await app.as("branch-secretary", "B1")
    const { feedId, address } = await make(owner, { unitId: b1, withDue: false })
    const secret = address.slice("/feeds/".length, -".ics".length)
    const { rows } = await app.database.pool.query(
      "select f::text as row from calendar_feed f where feed_id = $1",
      [feedId],
    )
    expect(rows[0].row).not.toContain(secret)
    const { rows: entries } = await app.database.pool.query(
      "select details::text as said from audit_entry where action = 'feed-made'",
    )
    expect(entries.some(({ said }) => said.includes(secret))).toBe(false)
    expect(JSON.stringify((await owner.get("/me/feeds")).body)).not.toContain(secret)
    expect((await owner.post("/me/feeds", { unitId: b1, withDue: false })).body.code).toBe("feed-there")
    const renewed = await owner.post(`/me/feeds/${feedId}/renew`, {})
    expect((await read(address)).status).toBe(404)
    expect((await read(renewed.body.address)).status).toBe(200)
    expect((await owner.delete(`/me/feeds/${feedId}`)).status).toBe(204)
    expect((await read(renewed.body.address)).status).toBe(404)
  })
  test("ends with the role by which it was made, and with the account", async () => {
    const owner = await app.as("branch-secretary", "B1")
    const { address } = await make(owner, { unitId: b1, withDue: false })
    expect((await read(address)).status).toBe(200)
    await app.database.pool.query("update grant_of_role set ended_at = now() where account_id = $1", [
      owner.accountId,
    ])
    expect((await read(address)).status).toBe(404)
    const other = await app.as("branch-secretary", "B1")
    const again = await make(other, { unitId: b1, withDue: false })
    await app.database.pool.query("update account set disabled_at = now() where account_id = $1", [
      other.accountId,
    ])
    expect((await read(again.address)).status).toBe(404)
  })
  test("is of a unit one sees, and of nobody else's", async () => {
    const neighbour = await app.as("branch-secretary", "B2")
    expect((await neighbour.post("/me/feeds", { unitId: b1, withDue: false })).status).toBe(404)
    // Whoever is no member is expected at nothing.
    expect((await neighbour.post("/me/feeds", { unitId: null, withDue: false })).status).toBe(404)
  })
  test("is read so often, and guessed at so often", async () => {
    const before = app.app.limits
    // In an hour of its own: what was tried before is forgotten.
    app.setTime("10:00")
    Object.assign(app.app, { limits: { ...usualLimits, feedReadsAnHour: 3, strangeFeedsAnHour: 3 } })
    try {
      const { address } = await make(await app.as("branch-secretary", "B1"), { unitId: b1, withDue: false })
      const statuses = []
      for (let turn = 0; turn < 4; turn += 1) statuses.push((await read(address)).status)
      expect(statuses).toEqual([200, 200, 200, 429])
      const guesses = []
      for (let turn = 0; turn < 5; turn += 1)
        guesses.push((await read(`/feeds/${"x".repeat(43)}.ics`)).status)
      expect(guesses.slice(0, 2)).toEqual([404, 404])
      expect(guesses.at(-1)).toBe(429)
      // Whoever has an address reads it, whatever is tried beside them.
      const other = await make(await app.as("branch-secretary", "B1"), { unitId: b1, withDue: true })
      expect((await read(other.address)).status).toBe(200)
      // A clock that is set back by an hour keeps nobody out.
      app.setTime("09:30")
      expect((await read(address)).status).toBe(200)
    } finally {
      Object.assign(app.app, { limits: before })
    }
  })
})
