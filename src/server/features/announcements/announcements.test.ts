import { spawn } from "node:child_process"
import { once } from "node:events"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { openPeopleScene } from "../../../../tests/support/people-scene.ts"
import type { Person, TestServer } from "../../../../tests/support/server.ts"
import { announceDue } from "./announce-due.ts"

let server: TestServer
let secretary: Person
let members: Map<string, Person>
beforeAll(async () => {
  server = await openPeopleScene()
  server.setTime("09:30")
  secretary = await server.as("branch-secretary", "0102", { memberCode: "001" })
  members = new Map()
  for (const code of ["002", "005", "004"]) members.set(code, await server.asMember(code))
  await server.database.pool.query("update account set issuer = 'https://idp.example', subject = login")
})
afterAll(() => server.close())
beforeEach(async () => {
  server.setToday("2010-08-20")
  await server.database.pool.query("delete from activity where state <> 'held'")
  await server.database.pool.query("delete from notice")
})

const query = async (sql: string, values: unknown[] = []) =>
  (await server.database.pool.query(sql, values)).rows
const signal = new AbortController().signal
/** As if everything had stood unchanged for a while. */
const announce = () => announceDue(server.app, { signal, settledMinutes: 0 })

async function plan(start: string, more: object = {}): Promise<number[]> {
  const unitId = await server.unitId("0102")
  const answer = await secretary.post("/sittings", {
    unitId,
    start,
    state: "planned",
    sameDay: "another",
    items: [{ kind: "collective-study", topic: "学习", hours: 1 }],
    ...more,
  })
  expect(answer.status, answer.text).toBe(200)
  return answer.body.activities.map(({ activityId }: { activityId: number }) => activityId)
}

async function change(activityId: number, patch: object): Promise<void> {
  const { version } = (await secretary.get(`/events/${activityId}`)).body
  const answer = await secretary.patch(`/events/${activityId}`, patch, { version })
  expect(answer.status, answer.text).toBe(200)
}

const cancel = async (activityId: number) => {
  const { version } = (await secretary.get(`/events/${activityId}`)).body
  const answer = await secretary.post(`/events/${activityId}/cancel`, { reason: "停电" }, { version })
  expect(answer.status, answer.text).toBe(200)
}

/** The kinds of the notices somebody has, the oldest first. */
async function told(code: string): Promise<string[]> {
  const { items } = (await members.get(code)?.get("/me/notices"))?.body ?? { items: [] }
  return items.map(({ kind }: { kind: string }) => kind).reverse()
}

test("those expected are told once, with what it is, and nobody else; whoever planned it knows", async () => {
  const [activityId = 0] = await plan("2010-08-27 15:00", { place: "会议室" })
  expect(await announce()).toBe(2)
  expect(await announce()).toBe(0)
  expect(await told("002")).toEqual(["meeting-planned"])
  expect(await told("005")).toEqual(["meeting-planned"])
  expect(await told("004")).toEqual([])
  expect((await secretary.get("/me/notices")).body.items).toEqual([])
  const [notice] = (await members.get("002")?.get("/me/notices"))?.body.items ?? []
  expect(notice.details).toMatchObject({
    activityId,
    unit: "西河村党支部",
    on: "2010-08-27",
    at: "15:00",
    place: "会议室",
    topic: "学习",
  })
})

test("what is planned for later than tomorrow is told when it has stood unchanged for ten minutes, or at once when asked", async () => {
  const [later = 0] = await plan("2010-08-27 15:00")
  expect(await announceDue(server.app, { signal })).toBe(0)
  expect((await secretary.get(`/events/${later}/announcement`)).body).toMatchObject({
    state: "waiting",
    told: 0,
  })
  expect((await secretary.post(`/events/${later}/announcement`, {})).body).toMatchObject({ state: "asked" })
  expect(await announceDue(server.app, { signal })).toBe(2)
  await plan("2010-08-21 15:00")
  expect(await announceDue(server.app, { signal })).toBe(2)
  await plan("2010-09-21 15:00")
  await query(
    "update announcement set marked_at = marked_at - interval '11 minutes' where marked_at is not null",
  )
  expect(await announceDue(server.app, { signal })).toBe(2)
})

test("a rhythm that is laid out in one go is one notice a person", async () => {
  const values = Array.from(
    { length: 12 },
    (_, month) => `('X${month}', 2010 + ${month} / 4, ${(month % 4) + 9})`,
  )
  await query(
    `insert into activity (code, unit_id, kind, topic, starts_at, hundredth_hours, state)
     select code, $1, 'collective-study', '学习', make_timestamp(y, m, 3, 15, 0, 0), 100, 'planned'
       from (values ${values.join(", ")}) as x (code, y, m)`,
    [await server.unitId("0102")],
  )
  await announce()
  expect(await told("002")).toEqual(["meetings-planned"])
  const [notice] = (await members.get("002")?.get("/me/notices"))?.body.items ?? []
  expect(notice.details).toMatchObject({ count: 12, first: "2010-09-03", last: "2012-12-03" })
})

test("another day, hour or place follows to whoever was told, and nothing to others", async () => {
  const [activityId = 0] = await plan("2010-08-27 15:00", { place: "会议室" })
  await announce()
  await change(activityId, { start: "2010-08-28 09:00" })
  await change(activityId, { place: "礼堂" })
  await announce()
  expect(await told("002")).toEqual(["meeting-planned", "meeting-moved"])
  await change(activityId, { topic: "另一个主题" })
  expect(await announce()).toBe(0)
  await change(activityId, { start: "2010-08-20 11:00" })
  await announce()
  expect(await told("002")).toEqual(["meeting-planned", "meeting-moved", "meeting-moved-soon"])
})

test("what is called off is told to whoever was told of it, and a slip that is taken back at once to nobody", async () => {
  const [slip = 0] = await plan("2010-08-27 15:00")
  await cancel(slip)
  const [activityId = 0] = await plan("2010-08-28 15:00")
  expect(await announce()).toBe(2)
  await cancel(activityId)
  expect(await announceDue(server.app, { signal })).toBe(2)
  expect(await told("002")).toEqual(["meeting-planned", "meeting-off"])
  const { version } = (await secretary.get(`/events/${activityId}`)).body
  await secretary.post(`/events/${activityId}/restore`, { state: "planned" }, { version })
  await announce()
  // What nobody has read of its being off gives way.
  expect(await told("002")).toEqual(["meeting-planned", "meeting-planned"])
})

const restore = async (activityId: number) => {
  const { version } = (await secretary.get(`/events/${activityId}`)).body
  const answer = await secretary.post(`/events/${activityId}/restore`, { state: "planned" }, { version })
  expect(answer.status, answer.text).toBe(200)
}

/** The newest notice somebody has. */
const lastTold = async (code: string) => (await members.get(code)?.get("/me/notices"))?.body.items[0]

test("what is called off is called off by the day and the topic that people last heard of", async () => {
  const [activityId = 0] = await plan("2010-08-28 19:00", { place: "会议室" })
  await announce()
  await change(activityId, { start: "2010-08-26 15:00" })
  await change(activityId, { topic: "另一个主题" })
  await cancel(activityId)
  expect(await announceDue(server.app, { signal })).toBe(2)
  expect(await told("002")).toEqual(["meeting-planned", "meeting-off"])
  const { details } = await lastTold("002")
  expect(details).toMatchObject({ on: "2010-08-28", at: "19:00", topic: "学习" })
  expect(details).not.toHaveProperty("wasOn")
  // Whoever has read that it is off hears of it anew; whoever has not, of the other day alone.
  await members.get("005")?.post("/me/notices/seen", { upTo: (await lastTold("005")).noticeId })
  await restore(activityId)
  await announce()
  expect(await told("002")).toEqual(["meeting-planned", "meeting-moved"])
  expect((await lastTold("002")).details).toMatchObject({
    ...{ wasOn: "2010-08-28", wasAt: "19:00", on: "2010-08-26", at: "15:00", topic: "另一个主题" },
  })
  expect(await told("005")).toEqual(["meeting-planned", "meeting-off", "meeting-planned"])
  expect((await lastTold("005")).details).toMatchObject({ on: "2010-08-26", at: "15:00" })
  await cancel(activityId)
  await announce()
  expect((await lastTold("002")).details).toMatchObject({
    on: "2010-08-26",
    at: "15:00",
    topic: "另一个主题",
  })
})

test("what moves twice before anybody hears is told once, and moves from the day last heard of after that", async () => {
  const [activityId = 0] = await plan("2010-08-28 19:00")
  await announce()
  await change(activityId, { start: "2010-08-26 15:00" })
  await change(activityId, { start: "2010-08-27 15:00" })
  await announce()
  expect(await told("002")).toEqual(["meeting-planned", "meeting-moved"])
  expect((await lastTold("002")).details).toMatchObject({ wasOn: "2010-08-28", on: "2010-08-27" })
  await change(activityId, { start: "2010-08-25 15:00" })
  await cancel(activityId)
  await restore(activityId)
  await announce()
  expect((await lastTold("002")).details).toMatchObject({ wasOn: "2010-08-27", on: "2010-08-25" })
  await change(activityId, { start: "2010-08-30 15:00" })
  await change(activityId, { start: "2010-08-25 15:00" })
  expect(await announce()).toBe(0)
})

test("what was to be today and is called off on another day cannot wait; who is spared hears of the day they know", async () => {
  const [today = 0, later = 0] = [
    ...(await plan("2010-08-20 19:00")),
    ...(await plan("2010-08-28 19:00", { place: "会议室" })),
  ]
  await announce()
  await change(today, { start: "2010-08-31 15:00" })
  await cancel(today)
  await change(later, { start: "2010-08-26 15:00" })
  await change(later, { audience: [await server.unitId("0102-1")] })
  await announce()
  const notices = (await members.get("002")?.get("/me/notices"))?.body.items ?? []
  const about = (kind: string) => notices.find((one: { kind: string }) => one.kind === kind)?.details
  expect(about("meeting-off-today")).toMatchObject({ on: "2010-08-20", at: "19:00" })
  expect(about("meeting-spared")).toMatchObject({ on: "2010-08-28", at: "19:00" })
})

test("what was set back to a day that is over and called off is called off for whoever still has a day in mind", async () => {
  const [activityId = 0] = await plan("2010-08-28 19:00")
  await announce()
  await change(activityId, { start: "2010-08-19 15:00" })
  await cancel(activityId)
  await announce()
  expect((await lastTold("002")).details).toMatchObject({ on: "2010-08-28", at: "19:00" })
})

test("a meeting that goes on with another item is not called off for whoever still comes", async () => {
  const [study = 0, lecture = 0] = await plan("2010-08-27 15:00", {
    items: [
      { kind: "collective-study", topic: "学习", hours: 1 },
      { kind: "party-lecture", topic: "党课", hours: 1 },
    ],
  })
  await announce()
  expect(await told("002")).toEqual(["meeting-planned"])
  await cancel(study)
  await announce()
  expect(await told("002")).toEqual(["meeting-planned"])
  await cancel(lecture)
  await announce()
  expect(await told("002")).toEqual(["meeting-planned", "meeting-off"])
})

test("another audience is told, and whoever need not come any more hears that", async () => {
  const [activityId = 0] = await plan("2010-08-27 15:00")
  await announce()
  await change(activityId, { audience: [await server.unitId("0102-1")] })
  await announce()
  expect(await told("002")).toEqual(["meeting-planned", "meeting-spared"])
  expect(await told("005")).toEqual(["meeting-planned"])
})

test("whoever joins the branch hears of what begins in the next days on the day after, and whoever leaves hears no more", async () => {
  const [activityId = 0] = await plan("2010-08-24 15:00")
  await announce()
  const memberId = await server.memberId("004")
  const [before] = await query("select * from membership where member_id = $1", [memberId])
  await query("update membership set until_on = '2010-08-21' where member_id = $1", [memberId])
  await query("insert into membership (member_id, unit_id, from_on) values ($1, $2, '2010-08-21')", [
    memberId,
    await server.unitId("0102"),
  ])
  expect(await announce()).toBe(0)
  server.setToday("2010-08-21")
  expect(await announce()).toBe(1)
  expect(await told("004")).toEqual(["meeting-planned"])
  await query("delete from membership where member_id = $1 and from_on = '2010-08-21'", [memberId])
  await query("update membership set until_on = $2 where member_id = $1", [memberId, before?.until_on])
  server.setToday("2010-08-22")
  await announce()
  expect(await told("004")).toEqual(["meeting-planned", "meeting-spared"])
  await cancel(activityId)
  await announce()
  expect(await told("004")).toEqual(["meeting-planned", "meeting-spared"])
})

test("the recorder sees who has read it, and who has to be told in person; a neighbour sees nothing", async () => {
  const [activityId = 0] = await plan("2010-08-27 15:00")
  await announce()
  const seen = () => secretary.get(`/events/${activityId}/announcement`)
  expect((await seen()).body).toMatchObject({ state: "told", told: 3, read: 1, unreached: 0, open: true })
  await members.get("002")?.get(`/events/${activityId}`)
  const { body } = await seen()
  expect(body).toMatchObject({ told: 3, read: 2 })
  expect(body.people.map(({ code, knows }: { code: string; knows: string }) => [code, knows])).toEqual([
    ["001", "read"],
    ["002", "read"],
    ["005", "unread"],
  ])
  await query("update account set disabled_at = now() where account_id = $1", [members.get("005")?.accountId])
  expect((await seen()).body).toMatchObject({ unreached: 1 })
  await query("update account set disabled_at = null")
  // Whoever never activated theirs reads nothing either.
  await query("update account set subject = null, issuer = null where account_id = $1", [
    members.get("005")?.accountId,
  ])
  expect((await seen()).body).toMatchObject({ unreached: 1 })
  expect((await seen()).body.people.at(-1)).toMatchObject({ code: "005", knows: "no-account" })
  await query("update account set issuer = 'https://idp.example', subject = login")
  const neighbour = await server.as("recorder", "0103")
  expect((await neighbour.get(`/events/${activityId}/announcement`)).status).toBe(404)
  expect((await neighbour.post(`/events/${activityId}/announcement`, {})).status).toBe(404)
  expect((await members.get("002")?.get(`/events/${activityId}/announcement`))?.status).toBe(403)
})

test("what has begun, was held or is cancelled is told to nobody", async () => {
  const [activityId = 0] = await plan("2010-08-20 09:00")
  expect(await announce()).toBe(0)
  expect((await secretary.post(`/events/${activityId}/announcement`, {})).body.code).toBe(
    "nothing-to-announce",
  )
})

test("a server killed in the middle leaves nobody out and tells nobody twice", async () => {
  const unitId = await server.unitId("0102")
  await query(
    `with people as (
       insert into member (code, name) select 'K' || n, '人' || n from generate_series(1, 200) n returning member_id),
     belonging as (
       insert into membership (member_id, unit_id, from_on) select member_id, $1, '2010-01-01' from people)
     insert into account (login, name, member_id) select 'k-' || member_id, '人', member_id from people`,
    [unitId],
  )
  await plan("2010-08-27 15:00")
  for (const some of [2, 5, 8]) await killInTheMiddle(some)
  await announce()
  const rows = await query(
    "select count(*)::int as notices, count(distinct account_id)::int as people from notice",
  )
  expect(rows).toEqual([{ notices: 202, people: 202 }])
}, 60_000)

/** Another server begins, and is killed when it has looked after so many tens of people, wherever it is by then. */
async function killInTheMiddle(tens: number): Promise<void> {
  const script = fileURLToPath(new URL("../../../../tests/support/announce-apart.ts", import.meta.url))
  const { app, database } = server
  const { env } = app
  const told = { access: database.access, env, today: app.today(), time: app.time() }
  const notices = async () => (await query("select count(*)::int as count from notice"))[0]?.count
  const before = await notices()
  const child = spawn(process.execPath, [script, JSON.stringify(told)], {
    stdio: ["ignore", "pipe", "inherit"],
  })
  let said = ""
  for await (const text of child.stdout) {
    said += String(text)
    if (said.split("\n").length > tens) break
  }
  child.kill("SIGKILL")
  await once(child, "exit")
  expect(await notices()).toBeGreaterThan(before)
  expect(await notices()).toBeLessThan(202)
}
