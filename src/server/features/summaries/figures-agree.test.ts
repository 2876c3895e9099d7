import { expect, test } from "vitest"
import { OverviewScene } from "../../../../tests/support/overview-scene.ts"
import type { Person } from "../../../../tests/support/server.ts"

/** What a summary and a board say of the same units is the same, and so is what a document says of its clauses. */
const scene = new OverviewScene()
const bands = ["met", "open", "at-risk", "short"] as const

interface ClauseCount {
  readonly obligation: string
  readonly band: string
  readonly units: number
}

const officer = () => scene.server.as("department-officer", "001")

async function unitsOf(): Promise<{ id: number; code: string; kind: string }[]> {
  const { rows } = await scene.server.database.pool.query<{ id: number; code: string; kind: string }>(
    `select unit_id as id, code, kind from unit where kind <> 'group' and
            (kind <> 'branch' or unit_id % 5 = 0) order by code`,
  )
  return rows
}

/** What stands on no list of a board: means over people. */
const unlisted = "TR-CHU"

/** How many units a list below a board has of each band, of one obligation over the year so far. */
async function listed(by: Person, unitId: number, obligation: string): Promise<Record<string, number>> {
  const path = `/board/${unitId}/branches?year=2010&view=so-far&obligation=${obligation}&limit=200`
  const { status, body } = await by.get(path)
  expect([obligation, status, body.next]).toEqual([obligation, 200, null])
  const count = (of: string) => body.items.filter(({ band }: { band: string }) => band === of).length
  return Object.fromEntries(bands.map((band) => [band, count(band)]))
}

const said = (clauses: readonly ClauseCount[], obligation: string) =>
  Object.fromEntries(
    bands.map((band) => [
      band,
      clauses.find((one) => one.obligation === obligation && one.band === band)?.units ?? 0,
    ]),
  )

async function compare(by: Person): Promise<number> {
  let seen = 0
  for (const { id, code, kind } of await unitsOf()) {
    const summary = (await by.get(`/units/${id}/summaries/2010`)).body
    const board = (await by.get(`/board/${id}?year=2010&view=so-far`)).body
    expect([code, summary.branches, summary.people]).toEqual([code, board.branches, board.people])
    for (const obligation of new Set(summary.clauses.map((one: ClauseCount) => one.obligation))) {
      const name = String(obligation)
      if (name === unlisted) continue
      expect([code, name, said(summary.clauses, name)]).toEqual([code, name, await listed(by, id, name)])
      seen += 1
    }
    const plans = await listed(by, id, "PL-FILED")
    const asked = Object.values(plans).reduce((all, one) => all + one, 0)
    expect([code, summary.plans.asked, summary.plans.filed - summary.plans.late]).toEqual([
      code,
      asked,
      plans.met,
    ])
    const tile = board.kpis.find(({ key }: { key: string }) => key === "plan")
    if (tile) expect([tile.done, tile.all]).toEqual([plans.met, asked])
    if (kind === "branch") continue
    const below = (await by.get(`/units/${id}/plans/2010/below?kind=branch&state=late&limit=200`)).body
    const late = asked - (plans.met ?? 0)
    expect([code, below.asked]).toEqual([
      code,
      { all: asked, filed: summary.plans.filed, late, committees: 0 },
    ])
    expect([code, below.items.length, below.counts.late]).toEqual([code, late, late])
  }
  return seen
}

test("a summary counts what the board counts, while the year runs and after it", async () => {
  const { pool } = scene.server.database
  // A branch that has ended, with a group of its own, is counted by neither; one that filed late is late in both.
  await pool.query("update unit set dissolved_on = '2010-06-01' where code = '301-0006'")
  await pool.query(
    `update study_plan set filed_on = '2010-03-09' where year = 2010 and unit_id =
       (select unit_id from unit where code = '301-0002')`,
  )
  // One that was founded after the last day owes no plan: without one it is on no list, with one it is not late.
  await pool.query("update unit set founded_on = '2010-03-10' where code in ('101-0007', '201-0008')")
  await pool.query(
    `delete from study_plan where year = 2010 and unit_id in
       (select unit_id from unit where code in ('101-0007', '201-0008'))`,
  )
  await pool.query(
    `insert into study_plan (unit_id, year, filed_on)
     select unit_id, 2010, '2010-04-01' from unit where code = '201-0008'`,
  )
  const by = await officer()
  expect(await compare(by)).toBeGreaterThan(50)
  const { items } = (
    await by.get(`/units/${await scene.server.unitId("001")}/plans/2010/below?kind=branch&limit=200`)
  ).body
  const rowOf = (code: string) => items.find(({ unit }: { unit: { code: string } }) => unit.code === code)
  expect(rowOf("101-0007")).toBeUndefined()
  expect(rowOf("301-0006")).toMatchObject({ state: "filed", late: false, owes: false })
  expect(rowOf("201-0008")).toMatchObject({ state: "filed", late: false, owes: false })
  const page = (await by.get(`/units/${await scene.server.unitId("201-0008")}/plans/2010`)).body
  expect([page.deadline, page.plan.late]).toEqual([null, false])
  scene.server.setToday("2011-02-20")
  expect(await compare(by)).toBeGreaterThan(50)
  const above = await scene.server.unitId("301")
  expect((await by.get(`/units/${above}/summaries/2010`)).body.plans.late).toBeGreaterThan(0)
  // Of a month that is over, as things stood on its last day: the branch that ended in June was there, and late.
  const late = async (month: string) => (await by.get(`/units/${above}/summaries/${month}`)).body.plans.late
  expect([await late("2010-01"), await late("2010-02")]).toEqual([0, 1])
  scene.server.setToday("2010-08-20")
})

test("a document counts of a clause what the board counts", async () => {
  const by = await officer()
  const unitId = await scene.server.unitId("001")
  for (const clause of ["TM-ASSEMBLY", "TM-GROUP", "CS-HOURS"]) {
    const { reach } = (await by.get(`/policy/licheng-2010/clauses/${clause}/standing`)).body
    expect([clause, reach[0].band]).toEqual([clause, await listed(by, unitId, clause)])
  }
  const { reach } = (await by.get("/policy/licheng-2010/clauses/TR-MEMBER/standing")).body
  const { rows } = await scene.server.database.pool.query<{ count: number }>(
    `select count(*)::int from standing s where s.year = 2010 and s.obligation = 'TR-MEMBER'
        and exists (select from membership b where b.member_id = s.member_id and b.from_on <= '2010-08-20'
                       and (b.until_on is null or b.until_on > '2010-08-20'))`,
  )
  const all = Object.values<number>(reach[0].band).reduce((sum, one) => sum + one, 0)
  expect(all).toBe(rows[0]?.count)
})

test("culture and sport give no hours, whatever was brought in", async () => {
  const { pool } = scene.server.database
  const unitId = await scene.server.unitId("301-0002")
  const { rows } = await pool.query<{ id: number }>(
    `insert into activity (code, unit_id, kind, topic, starts_at, hundredth_hours, state)
     values ('sport', $1, 'culture-and-sport', '健步走', '2010-05-07 14:00', 350, 'held') returning activity_id as id`,
    [unitId],
  )
  const by = await officer()
  const hoursOf = async () => {
    const { held } = (await by.get(`/units/${unitId}/summaries/2010-05`)).body
    const { whole } = (await by.get(`/units/${unitId}/mix?year=2010`)).body
    const { items } = (await by.get(`/events?unit=${unitId}&kind=culture-and-sport`)).body
    return {
      summary: held.find(({ kind }: { kind: string }) => kind === "culture-and-sport"),
      listed: items.map(({ hours }: { hours: number }) => hours),
      event: (await by.get(`/events/${rows[0]?.id}`)).body.hours,
      mix: whole,
    }
  }
  const found = await hoursOf()
  expect(found).toMatchObject({ summary: { hours: 0 }, listed: [0], event: 0 })
  await pool.query("update activity set hundredth_hours = 0 where code = 'sport'")
  expect(await hoursOf()).toEqual(found)
})

test("whoever came and was not expected is counted apart, in a summary as in the record", async () => {
  const unitId = await scene.server.unitId("301-0010")
  const by = await officer()
  const { rows } = await scene.server.database.pool.query<{ id: number; kind: string; month: string }>(
    `select a.activity_id as id, a.kind, to_char(a.starts_on, 'YYYY-MM') as month from activity a
      where a.unit_id = $1 and a.state = 'held' and a.kind = 'collective-study' and a.starts_on <= '2010-08-20'
        and exists (select from attendance t where t.activity_id = a.activity_id and t.status = 'present')
      order by a.starts_at limit 1`,
    [unitId],
  )
  const [event] = rows
  const came = async () => {
    const { held } = (await by.get(`/units/${unitId}/summaries/${event?.month}`)).body
    return held.find(({ kind }: { kind: string }) => kind === event?.kind).came
  }
  const before = await came()
  expect(before).toBeGreaterThan(0)
  await scene.server.database.pool.query(
    `insert into attendance (activity_id, member_id, status)
     select $1, b.member_id, 'present' from membership b join unit u using (unit_id)
      where u.code = '301-0002' and b.until_on is null limit 1`,
    [event?.id],
  )
  expect(await came()).toBe(before)
  const { counts } = (await by.get(`/events/${event?.id}`)).body
  expect(counts.guests).toBeGreaterThan(0)
})
