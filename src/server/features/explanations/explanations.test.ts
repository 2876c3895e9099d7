import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { bringIn, judged } from "../../../../tests/support/district.ts"
import { openTestServer, type Person, type TestServer } from "../../../../tests/support/server.ts"
import { dayOf } from "../../../domain/shared/calendar.ts"
import { explain } from "../evaluation/index.ts"

const folder = fileURLToPath(new URL("../../../../tests/fixtures/sample-district", import.meta.url))
const today = "2010-08-20"

let server: TestServer
let officer: Person

beforeAll(async () => {
  server = await openTestServer({ today })
  await bringIn(server.database, `${folder}/book`)
  officer = await server.as("department-officer", "001")
})
afterAll(() => server.close())

interface Asked {
  readonly obligation: string
  readonly subjectType: "org" | "member"
  readonly subject: string
  readonly period: string
}

async function addressOf({ obligation, subjectType, subject, period }: Asked): Promise<string> {
  const id = subjectType === "org" ? await server.unitId(subject) : await server.memberId(subject)
  return `/explanations?obligation=${obligation}&subjectType=${subjectType}&subjectId=${id}&period=${period}`
}

/** One row of each obligation, those that are not met first. */
async function oneOfEach(): Promise<Asked[]> {
  const rows = await judged(server.database, server.app.packs, { year: 2010, asOf: today })
  const byObligation = Map.groupBy(rows, ({ obligation }) => obligation)
  return [...byObligation.values()].flatMap((of) => {
    const found = of.find(({ status }) => status !== "met") ?? of[0]
    return found ? [found] : []
  })
}

describe("an explanation", () => {
  test("says the same as the command line, for every obligation", async () => {
    for (const asked of await oneOfEach()) {
      const { body, status } = await officer.get(await addressOf(asked))
      expect([asked.obligation, status]).toEqual([asked.obligation, 200])
      const told = await explain(server.database, server.app.packs, { ...asked, asOf: dayOf(today) })
      const { target, actual, unit, status: state, atRisk } = told.result
      expect(body.result).toMatchObject({ target, actual, unit, status: state, atRisk })
      expect(body.arithmetic).toEqual(told.arithmetic)
      expect(body.clause.context.quote.replace(/\s/g, "")).toBe(told.clause.quote.replace(/\s/g, ""))
      const shown = told.records.filter(({ reason }) => reason !== "other-category")
      expect(body.records.map((one: { label: string }) => one.label)).toEqual(shown.map(({ label }) => label))
      expect(body.records.length + body.elsewhere).toBe(told.records.length)
      expect(body.steps.map((one: { step: string }) => one.step)).toEqual(told.steps.map(({ step }) => step))
      expect(body.periods).toContain(asked.period)
    }
  })

  test("counts records that add up to the figure", async () => {
    const rows = (await judged(server.database, server.app.packs, { year: 2010, asOf: today })).filter(
      ({ obligation }) =>
        /^(TR-VILLAGE|TR-LEADER|TR-MEMBER|TR-CADRE|CS-HOURS|TM-ASSEMBLY|CS-FOUR)$/.test(obligation),
    )
    const some = rows.filter((_, index) => index % Math.ceil(rows.length / 25) === 0)
    for (const asked of some) {
      const { body } = await officer.get(await addressOf(asked))
      const counted = body.records.filter((record: { counts: boolean }) => record.counts)
      const hours = counted.reduce((sum: number, record: { hours: number }) => sum + record.hours, 0)
      const all = body.records.filter(
        (record: { reason: string }) => !["planned", "cancelled", "after-as-of"].includes(record.reason),
      )
      if (asked.obligation === "TM-ASSEMBLY") expect(counted.length).toBe(asked.actual)
      else if (asked.obligation === "CS-FOUR")
        expect(counted.length / all.length).toBeCloseTo(asked.actual ?? 0, 5)
      else expect(hours / (asked.unit === "天" ? 8 : 1)).toBeCloseTo(asked.actual ?? 0, 5)
    }
  })

  test("links every record to its event, and every event opens by its id", async () => {
    const asked = { obligation: "CS-HOURS", subjectType: "org", subject: "301-0010", period: "2010" } as const
    const { body } = await officer.get(await addressOf(asked))
    expect(body.records.length).toBeGreaterThan(3)
    for (const record of body.records) {
      const { rows } = await server.database.pool.query(
        "select starts_on from activity where activity_id = $1",
        [record.activityId],
      )
      expect(rows[0]?.starts_on).toBe(record.on)
    }
  })

  test("names people only to those who may read them", async () => {
    const secretary = await server.as("central-group-secretary", "101")
    for (const obligation of ["TR-CHU", "CG-DAYS"]) {
      const address = await addressOf({ obligation, subjectType: "org", subject: "101", period: "2010" })
      const seen = await secretary.get(address)
      const known = await officer.get(address)
      expect([seen.status, known.status]).toEqual([200, 200])
      expect(seen.body.result).toEqual(known.body.result)
      expect(seen.body.names).toBe(false)
      if (obligation !== "TR-CHU") continue
      expect(known.body.records.every((record: { label: string }) => record.label !== "")).toBe(true)
      expect(seen.body.records.length).toBe(known.body.records.length)
      for (const record of seen.body.records)
        expect(record).toMatchObject({ label: "", memberId: null, details: "" })
    }
    const makeUps = await addressOf({
      obligation: "CS-MAKEUP",
      subjectType: "org",
      subject: "301-0010",
      period: "2010",
    })
    expect((await officer.get(makeUps)).text).toMatch(/ · /)
  })

  test("offers a step at an activity to whoever keeps its record, and names them to anybody else", async () => {
    const { pool } = server.database
    const rows = (await judged(server.database, server.app.packs, { year: 2010, asOf: today })).filter(
      ({ obligation, status }) => obligation === "TR-MEMBER" && status !== "met",
    )
    const { rows: placed } = await pool.query<{ code: string; branch: string; member: string }>(
      `select m.code as member, u.code as branch from membership b join member m using (member_id)
         join unit u using (unit_id)
        where u.kind = 'branch' and b.until_on is null and b.from_on < '2010-03-01' and m.code = any($1) order by 1`,
      [rows.map(({ subject }) => subject)],
    )
    const one = placed[0]
    const asked = rows.find(({ subject }) => subject === one?.member)
    if (!one || !asked) throw new Error("nobody is short")
    const above = await pool.query<{ code: string; name: string; id: number }>(
      `select p.code, p.name, p.unit_id as id from unit u join unit p on p.unit_id = u.parent_id where u.code = $1`,
      [one.branch],
    )
    const committee = above.rows[0]
    const made = await pool.query<{ id: number }>(
      `insert into activity (code, unit_id, kind, topic, starts_at, hundredth_hours, state)
       values ('missed-lecture', $1, 'party-lecture', '补课的党课', '2010-08-10 09:00', 200, 'held') returning activity_id as id`,
      [committee?.id],
    )
    await pool.query("insert into attendance (activity_id, member_id, status) values ($1, $2, 'absent')", [
      made.rows[0]?.id,
      await server.memberId(one.member),
    ])
    const stepFor = async (reader: Person) =>
      (await reader.get(await addressOf(asked))).body.steps.find(({ label }: { label: string }) =>
        label.includes("补课的党课"),
      )
    const unitName = committee?.name
    const keeper = await server.as("committee-officer", committee?.code ?? "")
    expect(await stepFor(keeper)).toMatchObject({ step: "make-up", keptBy: { unitName, mayRecord: true } })
    const secretary = await server.as("branch-secretary", one.branch)
    expect(await stepFor(secretary)).toMatchObject({
      activityId: null,
      keptBy: { unitName, mayRecord: false },
    })
    await pool.query("delete from attendance where activity_id = $1", [made.rows[0]?.id])
    await pool.query("delete from activity where activity_id = $1", [made.rows[0]?.id])
  })

  test("lists as planned only what would count once it is held", async () => {
    const { pool } = server.database
    const { rows } = await pool.query<{ unit: string; secretary: number; other: number }>(
      `select u.code as unit, p.member_id as secretary,
              (select min(m.member_id) from member m where m.member_id not in (
                 select o.member_id from post o where o.unit_id = u.unit_id and o.post = 'secretary')) as other
         from post p join unit u using (unit_id)
        where p.post = 'secretary' and p.from_on <= '2010-09-01' and (p.until_on is null or p.until_on > '2010-12-01')
          and u.code = any($1) order by 1 limit 1`,
      [
        (await judged(server.database, server.app.packs, { year: 2010, asOf: today }))
          .filter(({ obligation, status }) => obligation === "TR-SECRETARY" && status !== "met")
          .map(({ subject }) => subject),
      ],
    )
    const [one] = rows
    if (!one) throw new Error("no secretary owes a lecture")
    const lectures = [
      ["by-secretary", one.secretary, "2010-11-10"],
      ["by-another", one.other, "2010-11-11"],
      ["over-already", one.secretary, "2010-08-01"],
    ] as const
    for (const [code, lecturer, day] of lectures) {
      await pool.query(
        `insert into activity (code, unit_id, kind, topic, starts_at, hundredth_hours, state, lecturer_id)
         select $1, unit_id, 'party-lecture', $1, $3::date + time '09:00', 200, 'planned', $4 from unit where code = $2`,
        [code, one.unit, day, lecturer],
      )
    }
    const plannedFor = async (obligation: string) => {
      const asked = { obligation, subjectType: "org", subject: one.unit, period: "2010" } as const
      const { body } = await officer.get(await addressOf(asked))
      return body.planned.map(({ topic }: { topic: string }) => topic)
    }
    expect(await plannedFor("TR-SECRETARY")).toEqual(["by-secretary"])
    await pool.query("delete from activity where code = any($1)", [lectures.map(([code]) => code)])
  })

  test("is about oneself for a member, and about nobody else", async () => {
    const rows = (await judged(server.database, server.app.packs, { year: 2010, asOf: today })).filter(
      ({ obligation }) => obligation === "TR-MEMBER",
    )
    const [mine, other] = rows
    if (!mine || !other) throw new Error("no rows")
    const person = await server.asMember(mine.subject)
    expect((await person.get(await addressOf(mine))).status).toBe(200)
    expect((await person.get(await addressOf(other))).status).toBe(404)
    const ofUnit = {
      obligation: "TM-ASSEMBLY",
      subjectType: "org",
      subject: "301-0010",
      period: "2010-Q1",
    } as const
    expect([403, 404]).toContain((await person.get(await addressOf(ofUnit))).status)
    const neighbour = await server.as("branch-secretary", "301-0002")
    expect((await neighbour.get(await addressOf(ofUnit))).status).toBe(404)
  })

  test("leaves an entry in the audit log, except of one's own record", async () => {
    const looks = async () => {
      const { rows } = await server.database.pool.query(
        "select count(*)::int as n from audit_entry where action = 'explanation-seen'",
      )
      return rows[0].n
    }
    const rows = await judged(server.database, server.app.packs, { year: 2010, asOf: today })
    const mine = rows.findLast(({ obligation }) => obligation === "TR-MEMBER")
    if (!mine) throw new Error("no row")
    const person = await server.asMember(mine.subject)
    const before = await looks()
    await person.get(await addressOf(mine))
    expect(await looks()).toBe(before)
    await officer.get(await addressOf(mine))
    expect(await looks()).toBe(before + 1)
  })

  test("of another day says what was known on it", async () => {
    const asked = {
      obligation: "TM-ASSEMBLY",
      subjectType: "org",
      subject: "301-0010",
      period: "2010-Q2",
    } as const
    const { body } = await officer.get(`${await addressOf(asked)}&asOf=2010-04-01`)
    expect(body.asOf).toBe("2010-04-01")
    expect(body.result.status).not.toBe("short")
  })

  test("of what there is not is refused", async () => {
    const good = {
      obligation: "TM-ASSEMBLY",
      subjectType: "org",
      subject: "301-0010",
      period: "2010-Q1",
    } as const
    const address = await addressOf(good)
    expect((await officer.get(address.replace("2010-Q1", "2010-03"))).status).toBe(404)
    expect((await officer.get(address.replace("2010-Q1", "never"))).status).toBe(404)
    expect((await officer.get(address.replace("TM-ASSEMBLY", "TM-NOTHING"))).status).toBe(404)
    expect((await officer.get(address.replace("=org", "=member"))).status).toBe(404)
    expect((await officer.get(`${address}&asOf=2010-02-30`)).status).toBe(400)
    expect((await officer.get(`${address}&order=hours`)).status).toBe(400)
    expect((await server.stranger.get(address)).status).toBe(401)
  })
})
