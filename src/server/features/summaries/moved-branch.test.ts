import { beforeAll, expect, test } from "vitest"
import { changeUnit } from "../../../../tests/support/change-unit.ts"
import { OverviewScene } from "../../../../tests/support/overview-scene.ts"
import type { Person } from "../../../../tests/support/server.ts"

/** A branch moves after the year: every page that tells figures of that year tells them as before, above both places. */
const scene = new OverviewScene()
const [from, to, moved] = ["301", "102", "301-0010"]
let officer: Person
let topicId: number

beforeAll(async () => {
  scene.server.setToday("2011-02-20")
  officer = await scene.server.as("department-officer", "001")
  const { pool } = scene.server.database
  const above = await scene.server.unitId(from)
  const { rows } = await pool.query<{ id: number }>(
    `insert into topic (unit_id, title, from_on, until_on) values ($1, '创先争优', '2010-04-01', '2010-12-31')
     returning topic_id as id`,
    [above],
  )
  topicId = rows[0]?.id ?? 0
  // The branch and one of its groups studied it, and so did a branch that stays, by a study for all of the committee.
  await pool.query(
    `update activity a set topic_id = $1 from unit u
      where u.unit_id = a.unit_id and u.code in ($2, $2 || '-1', '301-0002') and a.starts_on >= '2010-04-01'`,
    [topicId, moved],
  )
  await pool.query(
    `insert into activity (code, unit_id, kind, topic, starts_at, hundredth_hours, state, content_categories)
     values ('for-all', $1, 'party-lecture', '党课', '2010-09-10 14:00', 200, 'held', '{politics}')`,
    [above],
  )
})

const periods = ["2010", "2010-H1", "2010-Q3", "2010-12"]

/** What the pages of a unit say of the year 2010, by what they are asked. */
async function figuresOf(unitId: number, by = officer): Promise<Record<string, unknown>> {
  const asked = [
    ...periods.map((period) => `summaries/${period}`),
    "mix?year=2010",
    "lectures?year=2010&limit=200",
    "topics?year=2010",
    `topics/${topicId}/units?limit=200`,
    "secretary-lectures?year=2010",
    "plans/2010/below?limit=200",
    "register?year=2010",
    "people/standing?year=2010",
    "standing?year=2010",
  ]
  const found: Record<string, unknown> = {}
  for (const path of asked) {
    const { status, body } = await by.get(`/units/${unitId}/${path}`)
    found[path] = status === 200 ? figuresIn(body) : status
  }
  const plan = (await by.get(`/units/${unitId}/plans/2010`)).body
  return { ...found, plan: [plan.unit?.people, plan.filesWith, plan.above] }
}

/** What a summary says of a month that ended before the move; what the year has asked so far is of today. */
async function januaryOf(unitId: number): Promise<unknown> {
  const { branches, people, plans, held } = (await officer.get(`/units/${unitId}/summaries/2011-01`)).body
  return { branches, people, plans, held }
}

/** An answer without what is of today: above whom it stands, and where something may be opened or done. */
function figuresIn(body: unknown): unknown {
  const today = new Set(["can", "opens", "ours", "isOurs", "mayFile", "reached", "parent"])
  return JSON.parse(JSON.stringify(body, (key, value) => (today.has(key) ? undefined : value)))
}

test("a move changes no figure of a year that has ended, above the old place and the new", async () => {
  const ids = await Promise.all(["001", from, to, moved].map((code) => scene.server.unitId(code)))
  await scene.server.database.pool.query(
    `insert into study_plan (unit_id, year, filed_on)
     select unit_id, 2010, '2009-12-20' from unit where code = $1 on conflict do nothing`,
    [from],
  )
  const before = []
  for (const id of ids) before.push(await figuresOf(id))
  const january = []
  for (const id of ids) january.push(await januaryOf(id))
  expect(JSON.stringify(before[1]).includes(moved)).toBe(true)
  expect(Object.values(before[1] ?? {}).filter((one) => typeof one === "number" && one >= 400)).toEqual([])
  expect(before[1]).toMatchObject({ "topics?year=2010": { topics: [{ studied: expect.any(Number) }] } })

  const unitId = ids[3] ?? 0
  const answer = await changeUnit(scene.server, officer, [unitId, "move"], {
    parentId: ids[2],
    day: "2011-02-01",
    confirmed: "all",
  })
  expect(answer.status).toBe(200)

  for (const [index, id] of ids.entries()) {
    const after = await figuresOf(id)
    for (const [path, figures] of Object.entries(before[index] ?? {}))
      expect(after[path], `${id} ${path}`).toEqual(figures)
  }
  for (const [index, id] of ids.entries()) expect(await januaryOf(id)).toEqual(january[index])
  const plan = (await officer.get(`/units/${unitId}/plans/2010`)).body
  expect([plan.filesWith.unitId, plan.above.unitId]).toEqual([ids[1], ids[1]])
  // This year goes by where it stands now.
  expect((await officer.get(`/units/${unitId}/plans/2011`)).body.filesWith.unitId).toBe(ids[2])
  const people = async (id: number) => (await officer.get(`/units/${id}/summaries/2011`)).body.people
  const { rows } = await scene.server.database.pool.query<{ count: number }>(
    `select count(*)::int from membership b join unit u using (unit_id)
      where u.path ~ ('*.' || $1::text || '.*')::lquery and b.until_on is null`,
    [ids[2]],
  )
  expect(await people(ids[2] ?? 0)).toBe(rows[0]?.count)
})

test("what has moved away is counted above its old place, has no link there, and names nobody", async () => {
  const above = await scene.server.unitId(from)
  const unitId = await scene.server.unitId(moved)
  const old = await scene.server.as("committee-officer", from)
  const find = (items: { unit: { unitId: number }; opens: boolean }[]) =>
    items.find(({ unit }) => unit.unitId === unitId)
  const lists = [
    "lectures?year=2010&limit=200",
    `topics/${topicId}/units?limit=200`,
    "plans/2010/below?limit=200",
  ]
  for (const list of lists) {
    const { items } = (await old.get(`/units/${above}/${list}`)).body
    expect([list, find(items)?.opens]).toEqual([list, false])
    expect(items.some((one: { opens: boolean }) => one.opens)).toBe(true)
  }
  const { people, covered } = (await old.get(`/units/${above}/lectures?year=2010`)).body
  const missed = (await old.get(`/units/${above}/lectures/missed?year=2010`)).body
  expect(missed.people.length + missed.more).toBe(people - covered)
  const { rows } = await scene.server.database.pool.query<{ code: string }>(
    `select m.code from membership b join member m using (member_id) join unit u using (unit_id)
      where u.code = $1 or u.code like $1 || '-%'`,
    [moved],
  )
  const there = new Set(rows.map(({ code }) => code))
  expect(missed.people.filter(({ code }: { code: string }) => there.has(code))).toEqual([])
  for (const path of ["summaries/2010", "mix?year=2010", "lectures?year=2010"])
    expect((await old.get(`/units/${unitId}/${path}`)).status).toBe(404)
})
