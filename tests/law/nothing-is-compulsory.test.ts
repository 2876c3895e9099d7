import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { readPacks } from "../../src/server/features/policy/read-packs.ts"
import { openWorld } from "../access/world.ts"
import { bringIn, judged } from "../support/district.ts"
import { openTestServer, type Person, type TestServer } from "../support/server.ts"

const book = fileURLToPath(new URL("../fixtures/sample-district/book", import.meta.url))
const packs = readPacks()
const asOf = { year: 2010, asOf: "2010-08-20" }

describe("nobody has to sign themselves in anywhere", () => {
  let world: TestServer
  let secretary: Person
  beforeAll(async () => {
    world = await openWorld()
    secretary = await world.as("branch-secretary", "B1")
  })
  afterAll(() => world.close())

  test("a list is complete without a member ever having done anything", async () => {
    const unitId = await world.unitId("B1")
    const memberId = await world.memberId("m-B1")
    const { body: template } = await secretary.get(`/units/${unitId}/sitting-template?on=2010-08-20`)
    expect(JSON.stringify(template)).toContain("m-B1")
    const { status, body } = await secretary.post("/sittings", {
      unitId,
      start: "2010-08-19 09:00",
      state: "held",
      items: [{ kind: "collective-study", topic: "A morning", hours: 2 }],
    })
    expect([status, body]).toMatchObject([200, {}])
    const { rows } = await world.database.pool.query(
      `select count(*)::int as people, count(*) filter (where status = 'present')::int as present,
              bool_or(self_recorded) as self
         from attendance l join activity a using (activity_id)
        where a.topic = 'A morning'`,
    )
    expect(rows[0].people).toBeGreaterThan(1)
    expect(rows[0]).toEqual({ people: rows[0].people, present: rows[0].people, self: false })
    const { body: record } = await secretary.get(`/people/${memberId}/record?year=2010`)
    expect(JSON.stringify(record)).toContain("A morning")
    const { rows: accounts } = await world.database.pool.query(
      "select count(*)::int as number from account where member_id is not null",
    )
    expect(accounts[0].number).toBe(0)
  })

  test("one's own note is worth what the secretary's is, and no more", async () => {
    const server = await openTestServer({ today: "2010-08-20" })
    try {
      await bringIn(server.database, book)
      const before = await judged(server.database, packs, { ...asOf, all: true })
      expect(before.filter(({ status }) => status === "met").length).toBeGreaterThan(10)
      const owner = await server.database.ownerClient()
      await owner.query("update attendance set self_recorded = true")
      await owner.end()
      expect(await judged(server.database, packs, { ...asOf, all: true })).toEqual(before)
    } finally {
      await server.close()
    }
  })

  test("a code of a hall knows of nobody, and what is told of a sitting is the same with and without one", async () => {
    const today = "2010-08-20"
    const unitId = await world.unitId("B1")
    const { body: made } = await secretary.post("/sittings", {
      unitId,
      start: `${today} 09:00`,
      state: "planned",
      sameDay: "another",
      items: [{ kind: "collective-study", topic: "A hall", hours: 2 }],
    })
    const { activityId } = made.activities[0]
    const { rows: columns } = await world.database.pool.query<{ at: string }>(
      `select table_name || '.' || column_name as at from information_schema.columns
        where table_schema = 'public' and (table_name = 'hall_code' or column_name like '%code%' and table_name like '%attend%')
        order by 1`,
    )
    // Nothing of people, and nothing that is counted up.
    expect(columns.map(({ at }) => at)).toEqual([
      "hall_code.code",
      "hall_code.ends_at",
      "hall_code.secret",
      "hall_code.sitting_id",
    ])
    const { rows: named } = await world.database.pool.query(
      "select conrelid::regclass::text as at from pg_constraint where confrelid = 'hall_code'::regclass",
    )
    expect(named).toEqual([])
    const path = `/events/${activityId}/hall-code`
    const { body: opened } = await secretary.post(path, {})
    const [one, other] = [await world.asMember("m-G1"), await world.asMember("m-G2")]
    expect((await one.get(`/events/here?code=${opened.open.code}`)).status).toBe(200)
    await one.post(`/events/${activityId}/attendance/self`, {})
    await other.post(`/events/${activityId}/attendance/self`, {})
    const { body: event } = await secretary.get(`/events/${activityId}`)
    const rows = new Map(
      event.attendance.map(({ member, ...row }: { member: { code: string } }) => [member.code, row]),
    )
    expect(rows.get("m-G1")).toEqual(rows.get("m-G2"))
    // What the hall is shown is the same before and after somebody used it.
    const shown = ({ open: { turns: _, leftSeconds: __, ...open }, ...rest }: typeof opened) => ({
      ...rest,
      open,
    })
    expect(shown((await secretary.get(path)).body)).toEqual(shown(opened))
    // Whoever used neither is recorded like everybody else.
    const { body: held } = await secretary.post(`/events/${activityId}/hold`, {}, { version: event.version })
    expect(held.counts).toMatchObject({ present: held.counts.expected, withoutRow: 0 })
  })

  test("no document asks for it, for time in the program, or for anything done in it", () => {
    // What may be counted is a closed list: what people do together, write, file or are served with.
    const countable = [
      "activities",
      "writings",
      "tasks",
      "record-kept",
      "four-secured",
      "roll-complete",
      "made-up-in-time",
      "members-served",
      "branches-checked",
      "plan-filed",
      "archive-filed",
    ]
    const clauses = packs.flatMap((pack) => pack.clauses)
    expect(clauses.length).toBeGreaterThan(10)
    for (const { id, measure } of clauses) {
      if (!("counts" in measure)) continue
      const counted = typeof measure.counts === "string" ? measure.counts : measure.counts.of
      expect([id, countable.includes(counted)]).toEqual([id, true])
    }
    const kinds = JSON.stringify(clauses.map(({ measure }) => measure))
    expect(kinds).not.toMatch(/self-record|online|log-?in|page-view|click|duration/i)
  })
})

describe("lists of people", () => {
  let server: TestServer
  let officer: Person
  beforeAll(async () => {
    server = await openTestServer({ today: "2010-08-20" })
    await bringIn(server.database, book)
    const { rows } = await server.database.pool.query("select code from unit where parent_id is null")
    officer = await server.as("department-officer", rows[0].code)
  })
  afterAll(() => server.close())

  const sorted = (codes: readonly string[]) => [...codes].sort()

  test("are in the order of numbers, where any figure would put them in another", async () => {
    const { rows } = await server.database.pool.query(
      "select unit_id as id from unit where parent_id is null",
    )
    const rootId = rows[0].id
    const { body } = await officer.get(`/units/${rootId}/people/standing?year=2010`)
    const codes = body.items.map(({ code }: { code: string }) => code)
    expect(codes.length).toBeGreaterThan(5)
    expect(codes).toEqual(sorted(codes))
    const actuals = body.items.map(
      ({ figures }: { figures: { actual: number }[] }) => figures[0]?.actual ?? 0,
    )
    const byFigure = [...actuals].sort((a, b) => b - a)
    expect(actuals).not.toEqual(byFigure)
    expect(actuals).not.toEqual([...byFigure].reverse())

    const roster = await officer.get("/people?limit=200")
    const all = roster.body.items.map(({ code }: { code: string }) => code)
    expect(all.length).toBeGreaterThan(10)
    expect(all).toEqual(sorted(all))
  })

  test("of branches are in the order of numbers too, band by band", async () => {
    const { rows } = await server.database.pool.query(
      "select unit_id as id from unit where parent_id is null",
    )
    const { body } = await officer.get(`/board/${rows[0].id}/branches?obligation=TM-GROUP&limit=200`)
    const codes = body.items.map(({ code }: { code: string }) => code)
    expect(codes.length).toBeGreaterThan(1)
    expect(codes).toEqual(sorted(codes))
  })
})
