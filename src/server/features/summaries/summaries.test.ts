import { afterAll, beforeAll, expect, test } from "vitest"
import { openWorld } from "../../../../tests/access/world.ts"
import type { Person, TestServer } from "../../../../tests/support/server.ts"

let app: TestServer
let secretary: Person
let officer: Person
let b1: number
let t1: number

beforeAll(async () => {
  app = await openWorld()
  secretary = await app.as("branch-secretary", "B1")
  officer = await app.as("committee-officer", "T1")
  b1 = await app.unitId("B1")
  t1 = await app.unitId("T1")
})
afterAll(() => app.close())

/** Writes on what stands there now. */
const write = async (who: Person, path: string, words: object) =>
  who.put(path, words, { version: (await who.get(path)).body.version })

const at = (unitId: number, period: string) => `/units/${unitId}/summaries/${period}`

test("writes itself from what is recorded, for the unit and all below it", async () => {
  await secretary.post("/sittings", {
    unitId: b1,
    start: "2010-03-05 14:00",
    items: [{ kind: "party-lecture", topic: "党课", hours: 2.5 }],
  })
  const { body } = await officer.get(at(t1, "2010-Q1"))
  expect(body).toMatchObject({ first: "2010-01-01", last: "2010-03-31", branches: 2, people: 6 })
  expect(body.held).toEqual([{ kind: "party-lecture", times: 1, hours: 2.5, came: 5 }])
  expect((await officer.get(at(t1, "2010-Q2"))).body.held).toEqual([])
  const year = (await officer.get(at(t1, "2010"))).body
  expect(year.plans).toEqual({ asked: 2, filed: 0, late: 0, lines: 0, linesHeld: 0 })
  const lectures = year.clauses.filter(
    ({ obligation }: { obligation: string }) => obligation === "TM-LECTURE",
  )
  expect(lectures.reduce((sum: number, { units }: { units: number }) => sum + units, 0)).toBe(2)
})

test("says how a unit stands to whoever may see that elsewhere, and to nobody who belongs to it alone", async () => {
  const member = await app.asMember("m-G1")
  const { status, body } = await member.get(at(b1, "2010"))
  expect([status, body.clauses]).toEqual([200, []])
  expect((await member.get(`/units/${b1}/standing`)).status).toBe(403)
  expect((await secretary.get(at(b1, "2010"))).body.clauses.length).toBeGreaterThan(0)
})

test("keeps what somebody writes to it, and a neighbour finds nothing", async () => {
  const { body } = await write(secretary, at(b1, "2010-H1"), { words: "学得扎实。" })
  expect(body).toMatchObject({ words: "学得扎实。", can: ["plan.write"] })
  expect((await officer.get(at(b1, "2010-H1"))).body).toMatchObject({ words: "学得扎实。", can: [] })
  const own = { words: "学得扎实。", sentences: "上半年抓得紧。" }
  expect((await write(secretary, at(b1, "2010-H1"), own)).body.sentences).toBe("上半年抓得紧。")
  expect((await write(secretary, at(b1, "2010-H1"), { ...own, sentences: "" })).body.sentences).toBeNull()
  const neighbour = await app.as("branch-secretary", "B2")
  expect((await neighbour.get(at(b1, "2010-H1"))).status).toBe(404)
  expect((await secretary.get(at(b1, "2010-13"))).status).toBe(404)
})

test("is written by one of two who began with the same; the other sees what stands there, and loses nothing", async () => {
  const path = at(b1, "2010-Q4")
  const other = await app.as("recorder", "B1")
  const seen = { version: (await secretary.get(path)).body.version }
  const both = await Promise.all(
    [secretary, other].map((who, place) => who.put(path, { words: `第${place}稿。` }, seen)),
  )
  expect(both.map(({ status }) => status).sort()).toEqual([200, 412])
  const { words, version } = (await secretary.get(path)).body
  const late = await other.put(path, { words: "我写的。" }, seen)
  expect([late.status, late.body.code, late.body.current.words]).toEqual([412, "stale", words])
  expect((await other.put(path, { words: "我写的。" })).status).toBe(428)
  expect((await other.put(path, { words: "我写的。" }, { version })).status).toBe(200)
  const neighbour = await app.as("branch-secretary", "B2")
  expect((await neighbour.put(path, { words: "别家的。" }, { version })).status).toBe(404)
})

test("figures of a committee and words that are being written are not for the members below", async () => {
  const member = await app.asMember("m-B1-other")
  await write(officer, at(t1, "2010-Q3"), { words: "还没写完。" })
  expect((await member.get(at(t1, "2010-Q3"))).status).toBe(403)
  await write(secretary, at(b1, "2010-Q3"), { words: "草稿。" })
  expect((await secretary.get(at(b1, "2010-Q3"))).body.words).toBe("草稿。")
  expect((await member.get(at(b1, "2010-Q3"))).body).toMatchObject({ words: "", changedBy: null, can: [] })
})

test("begins with those who lead the unit, for whoever sees its people", async () => {
  const { pool } = app.database
  const { rows } = await pool.query<{ memberId: number; code: string }>(
    `select m.member_id as "memberId", m.code from membership b join member m using (member_id)
      where b.unit_id = $1 and b.until_on is null order by m.code`,
    [b1],
  )
  const [first] = rows
  const memberId = first?.memberId
  await pool.query(
    "insert into post (member_id, unit_id, post, from_on) values ($1, $2, 'secretary', '2009-01-01')",
    [memberId, b1],
  )
  const { leaders } = (await secretary.get(at(b1, "2010-Q1"))).body
  expect(leaders.find((one: { memberId: number }) => one.memberId === memberId)).toMatchObject({
    posts: ["secretary"],
    listed: 1,
    attended: 1,
    lectures: 0,
  })
  const member = await app.asMember(first?.code ?? "")
  expect((await member.get(at(b1, "2010-Q1"))).body.leaders).toEqual([])
})
