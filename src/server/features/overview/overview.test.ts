import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { bringIn, judged } from "../../../../tests/support/district.ts"
import { openTestServer, type Person, type TestServer } from "../../../../tests/support/server.ts"
import type { ResultRow } from "../../../contract/evaluation.ts"
import type { Pack } from "../../../domain/policy/clause.ts"

const folder = fileURLToPath(new URL("../../../../tests/fixtures/sample-district", import.meta.url))

let server: TestServer
let packs: readonly Pack[]
const today = "2010-08-20"

beforeAll(async () => {
  server = await openTestServer({ today })
  packs = server.app.packs
  await bringIn(server.database, `${folder}/book`)
})
afterAll(() => server.close())

const known = new Map<string, Person>()

/** The member of that number; an account of theirs is made once. */
async function asMember(code: string): Promise<Person> {
  const person = known.get(code) ?? (await server.asMember(code))
  known.set(code, person)
  return person
}

const worstFirst = ["short", "at-risk", "open", "met"] as const

/** What two people worked out by hand for a day. */
function byHand(day: string): (ResultRow & { status: string })[] {
  const text = readFileSync(`${folder}/expected-${day}.ndjson`, "utf8")
  return text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}

const stateOf = ({ status, atRisk }: ResultRow) => (status === "open" && atRisk ? "at-risk" : status)

describe("homes", () => {
  test("everybody has the desks of their roles, one's own record last", async () => {
    const memberCode = await someMember("203-0003")
    const secretary = await server.as("branch-secretary", "301-0010", { memberCode })
    const { body } = await secretary.get("/home")
    expect(body.desks.map((desk: { kind: string }) => desk.kind)).toEqual(["branch", "member"])
    const officer = await server.as("department-officer", "001")
    expect((await officer.get("/home")).body.desks).toMatchObject([
      { kind: "district", role: "department-officer" },
    ])
    expect((await server.stranger.get("/home")).status).toBe(401)
  })

  test("a member's hours are those of the judgement on each of three days", async () => {
    for (const day of ["2010-06-30", today, "2011-03-01"]) {
      server.setToday(day)
      const rows = byHand(day).filter((row) => /^TR-(VILLAGE|LEADER|MEMBER|CADRE)$/.test(row.obligation))
      const some = rows.filter((_, index) => index % Math.ceil(rows.length / 6) === 0)
      expect(some.length).toBeGreaterThan(3)
      for (const row of some) {
        const person = await asMember(row.subject)
        const year = `?year=${row.period}`
        const { body } = await person.get(`/people/${await server.memberId(row.subject)}/standing${year}`)
        const figure = body.figures.find((one: { obligation: string }) => one.obligation === row.obligation)
        expect(figure).toMatchObject({ target: row.target, actual: row.actual, state: stateOf(row) })
      }
    }
    server.setToday(today)
  })

  test("next year's plan is owed before its deadline; the last week of a year until it ends", async () => {
    const code = "301-0010"
    const unitId = await server.unitId(code)
    const secretary = await server.as("branch-secretary", code)
    const owedOn = async (day: string): Promise<{ obligation: string; period: string; until: string }[]> => {
      server.setToday(day)
      return (await secretary.get(`/home/branch/${unitId}`)).body.owed
    }
    const planOn = async (day: string) =>
      (await owedOn(day)).find(({ obligation, period }) => obligation === "PL-FILED" && period === "2011")
    expect(await planOn("2010-09-15")).toBeUndefined()
    expect(await planOn("2010-12-19")).toMatchObject({ until: "2010-12-31", daysLeft: 12 })
    // It was filed on this day.
    expect(await planOn("2010-12-20")).toBeUndefined()
    const weekOn = async (day: string) =>
      (await owedOn(day)).find(({ period }) => period === "2010-W52")?.until
    expect(await weekOn("2010-12-31")).toBe("2011-01-02")
    expect(await weekOn("2011-01-01")).toBe("2011-01-02")
    expect(await weekOn("2011-01-03")).toBeUndefined()
    server.setToday(today)
  })

  test("a member sees on their own page what they have, what they missed and what is ahead", async () => {
    const [row] = byHand(today).filter(({ obligation }) => obligation === "TR-MEMBER")
    const person = await asMember(String(row?.subject))
    const { body, status } = await person.get("/home/member")
    expect(status).toBe(200)
    const figure = body.training.find((one: { obligation: string }) => one.obligation === "TR-MEMBER")
    expect(figure).toMatchObject({ target: row?.target, actual: row?.actual })
    expect(figure.pace).toBeCloseTo(((row?.target ?? 0) * 232) / 365, 1)
    const { rows } = await server.database.pool.query(
      `select count(*)::int as n from attendance t join activity a using (activity_id) join member m using (member_id)
        where m.code = $1 and a.state = 'held'
          and (t.status in ('on-leave', 'absent') or (t.status = 'made-up' and t.made_up_on > $2))
          and a.starts_on between '2010-01-01' and $2`,
      [row?.subject, today],
    )
    expect(body.missed.length).toBe(rows[0].n)
  })

  test("a branch owes what the judgement has open in the periods that run, each with its action", async () => {
    const code = "301-0010"
    const secretary = await server.as("branch-secretary", code)
    const { body, status } = await secretary.get(`/home/branch/${await server.unitId(code)}`)
    expect(status).toBe(200)
    const rows = await judged(server.database, packs, { year: 2010, asOf: today, org: code })
    const running = ["2010-08", "2010-Q3", "2010-H2", "2010-W33", "2010-B4", "2010"]
    const countable = /^(TM-|CS-WEEKLY|SS-CHECK|SS-EXHIBIT|PL-FILED)/
    const expected = rows
      .filter(
        (row) =>
          row.subjectType === "org" &&
          countable.test(row.obligation) &&
          row.status !== "met" &&
          running.includes(row.period),
      )
      .map((row) => `${row.obligation} ${row.period}`)
    const shown = body.owed
      .filter((one: { obligation: string }) => countable.test(one.obligation))
      .map((one: { obligation: string; period: string }) => `${one.obligation} ${one.period}`)
    expect(shown.toSorted()).toEqual(expected.toSorted())
    for (const one of body.owed) {
      expect(one.deed).toMatch(/^(record|file-plan|open)$/)
      if (one.deed === "record") expect(one.kind).toBeTruthy()
    }
  })

  test("the year of a branch is the judgement's, cell by cell", async () => {
    const code = "301-0010"
    const secretary = await server.as("branch-secretary", code)
    const { body } = await secretary.get(`/units/${await server.unitId(code)}/standing`)
    const rows = await judged(server.database, packs, { year: 2010, asOf: today, org: code })
    const months = body.grid.find((row: { kind: string }) => row.kind === "assembly").cells
    expect(
      months.map((cell: { opens: { period: string }; actual: number }) => [cell.opens.period, cell.actual]),
    ).toEqual(rows.filter((row) => row.obligation === "TM-ASSEMBLY").map((row) => [row.period, row.actual]))
    const weeks = body.grid.find((row: { kind: string }) => row.kind === "collective-study").cells
    const all = weeks.reduce((sum: number, cell: { parts: { all: number } }) => sum + cell.parts.all, 0)
    const met = weeks.reduce((sum: number, cell: { parts: { met: number } }) => sum + cell.parts.met, 0)
    const weekly = rows.filter((row) => row.obligation === "CS-WEEKLY")
    expect([all, met]).toEqual([weekly.length, weekly.filter((row) => row.status === "met").length])
    // Should be done, need not: it warns and is never short.
    expect(weeks.map((cell: { state: string }) => cell.state)).not.toContain("short")
    const hours = body.hours.find((one: { obligation: string }) => one.obligation === "CS-HOURS")
    const judgedHours = rows.find((row) => row.obligation === "CS-HOURS")
    expect(hours).toMatchObject({ target: judgedHours?.target, actual: judgedHours?.actual })
  })

  test("a make-up arranged for next week is neither done nor present, and one that was made is no presence", async () => {
    const { pool } = server.database
    const code = "301-0010"
    const unitId = await server.unitId(code)
    const secretary = await server.as("branch-secretary", code)
    const { rows } = await pool.query<{ activityId: number; memberId: number; code: string }>(
      `insert into activity (code, unit_id, kind, topic, starts_at, hundredth_hours, state)
       values ('next-week', $1, 'collective-study', '学习', '2010-08-18 14:00', 200, 'held')
       returning activity_id as "activityId"`,
      [unitId],
    )
    const activityId = rows[0]?.activityId
    const members = await pool.query<{ memberId: number; code: string }>(
      `select m.member_id as "memberId", m.code from membership b join member m using (member_id)
         join unit u using (unit_id)
        where $1 in (u.unit_id, u.parent_id) and b.from_on <= $2 and (b.until_on is null or b.until_on > $2)
        order by m.code limit 3`,
      [unitId, today],
    )
    const [first, second, third] = members.rows
    await pool.query(
      `insert into attendance (activity_id, member_id, status, helper_id, made_up_on) values
         ($1, $2, 'present', null, null), ($1, $3, 'made-up', $2, '2010-08-27'), ($1, $4, 'made-up', $2, '2010-08-19')`,
      [activityId, first?.memberId, second?.memberId, third?.memberId],
    )
    const home = (await secretary.get(`/home/branch/${unitId}`)).body
    const shown = home.recent.find((one: { activityId: number }) => one.activityId === activityId)
    expect(shown).toMatchObject({ listed: 3, came: 1, onLeave: 0, absent: 0 })
    const list = (await secretary.get(`/events?unit=${unitId}&from=2010-08-18&until=2010-08-18`)).body
    const line = list.items.find((one: { activityId: number }) => one.activityId === activityId)
    expect(line.attended).toBe(1)
    const missed = async (member: string | undefined) =>
      (await (await asMember(member ?? "")).get("/home/member")).body.missed.filter(
        (one: { activityId: number }) => one.activityId === activityId,
      )
    expect(await missed(second?.code)).toMatchObject([{ status: "make-up", makeUpOn: "2010-08-27" }])
    expect(await missed(third?.code)).toEqual([])
    const studied = async (member: string | undefined) =>
      (await (await asMember(member ?? "")).get("/home/member")).body.study
    const withIt = await studied(third?.code)
    const arranged = await studied(second?.code)
    await pool.query("delete from attendance where activity_id = $1", [activityId])
    const { attended, madeUp } = await studied(third?.code)
    expect([withIt.attended - attended, withIt.madeUp - madeUp]).toEqual([0, 1])
    const without = await studied(second?.code)
    expect([arranged.attended - without.attended, arranged.madeUp - without.madeUp]).toEqual([0, 0])
    await pool.query("delete from attendance where activity_id = $1", [activityId])
    await pool.query("delete from activity where activity_id = $1", [activityId])
  })

  test("what cannot be recorded here is no cell that warns, on the home, the year and the board", async () => {
    const apart = /^(SS-|SU-|EV-|AR-)/
    const code = "301-0010"
    const unitId = await server.unitId(code)
    const secretary = await server.as("branch-secretary", code)
    const home = (await secretary.get(`/home/branch/${unitId}`)).body
    const year = (await secretary.get(`/units/${unitId}/standing`)).body
    const calm = ["met", "open", "none"]
    for (const { grid } of [home, year]) {
      const rows = grid.filter((row: { recordable: boolean }) => !row.recordable)
      expect(rows.length).toBeGreaterThan(2)
      for (const row of rows) {
        expect(row.clauses.every(({ id }: { id: string }) => apart.test(id))).toBe(true)
        for (const cell of row.cells) expect(calm).toContain(cell.state)
      }
    }
    for (const one of home.owed.filter(({ deed }: { deed: string }) => deed === "open"))
      expect(calm).toContain(one.state)
    const officer = await server.as("department-officer", "001")
    const list = `/board/${await server.unitId("001")}/branches?view=so-far&obligation=SS-CHECK`
    expect((await officer.get(list)).status).toBe(404)
    const person = `/people/${await server.memberId(await someMember(code))}/standing`
    for (const figure of (await officer.get(person)).body.figures)
      if (apart.test(figure.obligation)) expect(calm).toContain(figure.state)
  })

  test("after something is recorded, the next look shows it", async () => {
    const code = "301-0010"
    const unitId = await server.unitId(code)
    const secretary = await server.as("branch-secretary", code)
    const owes = async () =>
      (await secretary.get(`/home/branch/${unitId}`)).body.owed.some(
        (one: { obligation: string }) => one.obligation === "TM-ASSEMBLY",
      )
    const before = await owes()
    const client = server.database.pool
    await client.query(
      `insert into activity (code, unit_id, kind, topic, starts_at, hundredth_hours, state)
       values ('written-now', $1, 'assembly', '党员大会', '2010-08-19 14:00', 200, 'held')`,
      [unitId],
    )
    expect(await owes()).toBe(false)
    await client.query("delete from activity where code = 'written-now'")
    expect(await owes()).toBe(before)
  })
})

describe("boards", () => {
  test.each(["so-far", "now"])("count every branch once, as a recount does (%s)", async (view) => {
    const officer = await server.as("department-officer", "001")
    const { body, status } = await officer.get(`/board/${await server.unitId("001")}?view=${view}`)
    expect(status).toBe(200)
    const rows = await judged(server.database, packs, { year: 2010, asOf: today })
    for (const child of body.children) {
      for (const { group, bands } of child.groups.filter((one: { of: string }) => one.of === "branches")) {
        expect({ child: child.code, group, ...bands }).toEqual({
          child: child.code,
          group,
          ...(await recount(rows, child.code, group, view)),
        })
      }
    }
    for (const [key, obligation, period] of [
      ["committee-meeting", "TM-COMMITTEE", "2010-08"],
      ["assembly", "TM-ASSEMBLY", "2010-Q3"],
      ["plan", "PL-FILED", "2010"],
    ]) {
      const there = await unitsThere()
      const own = rows.filter(
        (row) => row.obligation === obligation && row.period === period && there.has(row.subject),
      )
      const kpi = body.kpis.find((one: { key: string }) => one.key === key)
      expect([kpi.done, kpi.all]).toEqual([own.filter(({ status }) => status === "met").length, own.length])
    }
    expect(body.children.map((one: { code: string }) => one.code)).toEqual(
      body.children.map((one: { code: string }) => one.code).toSorted(),
    )
  })

  test("lead to the branches that make a band, in the order of codes, and on to a figure", async () => {
    const officer = await server.as("department-officer", "001")
    const unitId = await server.unitId("001")
    const { body: whole } = await officer.get(`/board/${unitId}`)
    for (const band of worstFirst) {
      const { group, bands } = whole.groups[0]
      const codes: string[] = []
      let cursor: string | null = ""
      while (cursor !== null) {
        const more: string = cursor === "" ? "" : `&cursor=${cursor}`
        const { body } = await officer.get(
          `/board/${unitId}/branches?group=${group}&band=${band}&limit=2${more}`,
        )
        for (const branch of body.items) {
          codes.push(branch.code)
          expect(branch.band).toBe(band)
          expect(branch.figures.some((figure: { state: string }) => figure.state === band)).toBe(true)
          const [{ obligation, unitId: id, period }] = branch.figures
          const opened = await officer.get(
            `/explanations?obligation=${obligation}&subjectType=org&subjectId=${id}&period=${period}`,
          )
          expect(opened.status).toBe(200)
        }
        cursor = body.next
      }
      expect(codes).toEqual(codes.toSorted())
      expect(codes.length).toBe(bands[band])
    }
  })

  test("show people as counts, and who they are only to those who may read them, never by figures", async () => {
    const unitId = await server.unitId("001")
    const officer = await server.as("department-officer", "001")
    const { body, text } = await officer.get(`/board/${unitId}`)
    expect(text).not.toMatch(/"memberId"/)
    const training = body.groups.find((one: { group: string }) => one.group === "training").bands
    const codes: string[] = []
    const states: string[] = []
    let cursor = ""
    do {
      const page = await officer.get(
        `/units/${unitId}/people/standing${cursor === "" ? "" : `?cursor=${cursor}`}`,
      )
      for (const person of page.body.items) {
        codes.push(person.code)
        states.push(person.state)
      }
      cursor = page.body.next ?? ""
    } while (cursor !== "")
    expect(codes).toEqual(codes.toSorted())
    for (const band of worstFirst)
      expect(states.filter((state) => state === band).length).toBe(training[band])
  })
})

/** All pages of a list. */
async function wholeList(person: Person, path: string) {
  const pages = []
  let cursor: string | null = ""
  do {
    const { body, status }: { body: { items: []; next: string | null }; status: number } = await person.get(
      `${path}&limit=3${cursor === "" ? "" : `&cursor=${cursor}`}`,
    )
    expect(status).toBe(200)
    pages.push(body)
    cursor = body.next
  } while (cursor !== null)
  // biome-ignore lint/suspicious/noExplicitAny: bodies of answers are read loosely in this file
  return { first: pages[0] as any, items: pages.flatMap(({ items }) => items) as any[] }
}

describe("every number on a board opens what it counts", () => {
  test.each(["001", "301", "102"])(
    "what is still to go at %s is so many branches, and they are those",
    async (code) => {
      const officer = await server.as("department-officer", "001")
      const unitId = await server.unitId(code)
      const { body } = await officer.get(`/board/${unitId}`)
      const rows = await judged(server.database, packs, { year: 2010, asOf: today, org: code })
      const there = await unitsThere()
      for (const { key, obligation, period, done, all, unitId: of } of body.kpis) {
        if (of !== null) {
          const opened = `/explanations?obligation=${obligation}&subjectType=org&subjectId=${of}&period=${period}`
          const { result } = (await officer.get(opened)).body
          expect([key, result.actual, result.target]).toEqual([key, done, all])
          continue
        }
        const list = `/board/${unitId}/branches?obligation=${obligation}&view=now&band=unmet`
        const { first, items } = await wholeList(officer, list)
        expect(first.rule.obligation).toBe(obligation)
        expect(items.length).toBe(all - done)
        const owing = rows.filter(
          (row) => row.obligation === obligation && row.period === period && row.status !== "met",
        )
        expect(items.map((item) => item.code)).toEqual(
          owing.flatMap(({ subject }) => (there.has(subject) ? [subject] : [])).toSorted(),
        )
        for (const item of items) {
          const [figure, ...others] = item.figures
          expect(others).toEqual([])
          expect([figure.obligation, figure.period]).toEqual([obligation, period])
          const row = owing.find(({ subject }) => subject === item.code)
          expect([figure.actual, figure.target]).toEqual([row?.actual, row?.target])
          expect(item.band).toBe(row && stateOf(row))
        }
      }
      expect(body.kpis.map((kpi: { key: string }) => kpi.key)).toContain("plan")
      expect(body.owed.length).toBeGreaterThan(0)
      for (const { obligation, period, done, all } of body.owed) {
        const { items } = await wholeList(
          officer,
          `/board/${unitId}/branches?obligation=${obligation}&view=now&band=unmet`,
        )
        const owing = rows.filter(
          (row) => row.obligation === obligation && row.period === period && row.status !== "met",
        )
        expect(items.map((item) => item.code)).toEqual(
          owing.flatMap(({ subject }) => (there.has(subject) ? [subject] : [])).toSorted(),
        )
        expect([obligation, items.length]).toEqual([obligation, all - done])
      }
    },
  )

  test.each(["so-far", "now"])("each band of each group, whatever it counts (%s)", async (view) => {
    const officer = await server.as("department-officer", "001")
    const unitId = await server.unitId("001")
    const { body } = await officer.get(`/board/${unitId}?view=${view}`)
    for (const { group, of, bands } of body.groups) {
      for (const band of worstFirst) {
        const list = `/board/${unitId}/branches?group=${group}&band=${band}&view=${view}`
        const { first, items } = await wholeList(officer, list)
        expect(first.of).toBe(of)
        const counted = items.reduce((sum, { people }) => sum + (people ?? 1), 0)
        expect([group, band, counted]).toEqual([group, band, bands[band]])
        for (const { kind } of items) expect(["branch", "group"].includes(kind)).toBe(of !== "units")
      }
    }
    expect(
      body.groups.some(
        ({ of, bands }: { of: string; bands: object }) =>
          of === "units" && worstFirst.some((band) => bands[band as keyof typeof bands] > 0),
      ),
    ).toBe(true)
  })

  test("last year's board, lists and people are of last year", async () => {
    server.setToday("2011-03-01")
    const officer = await server.as("department-officer", "001")
    const unitId = await server.unitId("001")
    const { body } = await officer.get(`/board/${unitId}?year=2010`)
    expect([body.year, body.years]).toEqual([2010, expect.arrayContaining([2010, 2011])])
    const { first } = await wholeList(officer, `/board/${unitId}/branches?group=meetings&year=2010`)
    expect(first.year).toBe(2010)
    const rows = await judged(server.database, packs, { year: 2010, asOf: "2011-03-01" })
    const people = await wholePeople(officer, `/units/${unitId}/people/standing?year=2010`)
    const own = rows.filter((row) => /^(TR-|N09-)/.test(row.obligation) && row.subjectType === "member")
    for (const person of people) {
      for (const figure of person.figures) {
        const row = own.find(
          ({ subject, obligation }) => subject === person.code && obligation === figure.obligation,
        )
        expect([figure.actual, figure.target, figure.state]).toEqual([
          row?.actual,
          row?.target,
          row && stateOf(row),
        ])
      }
    }
    expect(people.length).toBeGreaterThan(10)
    server.setToday(today)
  })
})

async function wholePeople(person: Person, path: string) {
  // biome-ignore lint/suspicious/noExplicitAny: bodies of answers are read loosely in this file
  const items: any[] = []
  let cursor: string | null = ""
  do {
    const { body }: { body: { items: []; next: string | null } } = await person.get(
      `${path}${cursor === "" ? "" : `&cursor=${cursor}`}`,
    )
    items.push(...body.items)
    cursor = body.next
  } while (cursor !== null)
  return items
}

describe("an inspector of several units", () => {
  test("sees them side by side with their total, and nothing else", async () => {
    const inspector = await server.as("inspector", "301")
    const second = await server.unitId("102")
    await server.database.pool.query(
      "insert into grant_of_role (account_id, role, unit_id, from_on) values ($1, 'inspector', $2, '2000-01-01')",
      [inspector.accountId, second],
    )
    const desks = (await inspector.get("/home")).body.desks
    expect(desks).toMatchObject([{ kind: "inspector", unitId: null, unitName: null }])
    const { body, status } = await inspector.get("/boards")
    expect(status).toBe(200)
    expect(body.unit).toBeNull()
    expect(body.children.map(({ code }: { code: string }) => code)).toEqual(["102", "301"])
    for (const child of body.children) {
      const noTransaction = (await inspector.get(`/board/${child.unitId}`)).body
      expect([child.branches, child.people, child.groups]).toEqual([
        noTransaction.branches,
        noTransaction.people,
        noTransaction.groups,
      ])
    }
    const sum = (field: "branches" | "people") =>
      body.children.reduce((all: number, child: Record<typeof field, number>) => all + child[field], 0)
    expect([body.branches, body.people]).toEqual([sum("branches"), sum("people")])
    for (const { group, of, bands } of body.groups) {
      for (const band of worstFirst) {
        const { first, items } = await wholeList(inspector, `/boards/branches?group=${group}&band=${band}`)
        expect(first.unit).toBeNull()
        expect([group, band, items.reduce((all, { people }) => all + (people ?? 1), 0)]).toEqual([
          group,
          band,
          bands[band],
        ])
        expect(first.of).toBe(of)
      }
    }
    const one = await server.as("inspector", "301")
    expect((await one.get("/home")).body.desks).toMatchObject([{ unitId: await server.unitId("301") }])
    const noTransaction = (await one.get("/boards")).body
    expect(noTransaction.children.length).toBeGreaterThan(1)
    expect(noTransaction.people).toBe((await one.get(`/board/${await server.unitId("301")}`)).body.people)
  })
})

describe("the head of a board", () => {
  const people = async (code: string) => {
    const officer = await server.as("department-officer", "001")
    const unitId = await server.unitId(code)
    const { body } = await officer.get(`/board/${unitId}`)
    const roster = (await officer.get(`/people?unit=${unitId}`)).body
    const tree = (await officer.get(`/units/${unitId}`)).body
    const branches = tree.below.find((one: { kind: string }) => one.kind === "branch")?.count ?? 0
    return { board: body, roster: roster.total, branches, tree: tree.people }
  }

  test("has the people of the roster and the branches of the tree, and so has each line", async () => {
    const whole = await people("001")
    expect(whole.board.people).toBe(whole.roster)
    expect(whole.board.people).toBe(whole.tree)
    expect(whole.board.branches).toBe(whole.branches)
    for (const child of whole.board.children) {
      const { board, roster, branches } = await people(child.code)
      expect([child.code, child.people, child.branches]).toEqual([
        child.code,
        roster,
        branches || board.branches,
      ])
      expect([board.people, board.branches]).toEqual([child.people, child.branches])
    }
  })

  test("does not count who left, nor what was merged away, from their day on", async () => {
    const before = (await people("301")).board
    const { pool } = server.database
    const memberCode = await someMember("301-0010")
    const memberId = await server.memberId(memberCode)
    const left = async (until: string | null) => {
      await pool.query(
        `update membership set until_on = $2 where member_id = $1
            and membership_id = (select max(membership_id) from membership where member_id = $1)`,
        [memberId, until],
      )
    }
    const bandsOf = (board: typeof before) =>
      board.groups.find((one: { group: string }) => one.group === "training").bands
    const total = (board: typeof before) => worstFirst.reduce((sum, band) => sum + bandsOf(board)[band], 0)
    await left(today)
    const after = await people("301")
    expect([after.board.people, after.roster]).toEqual([before.people - 1, before.people - 1])
    expect(total(after.board)).toBe(total(before) - 1)
    await left(null)
    expect((await people("301")).board).toEqual(before)

    const unitId = await server.unitId("301-0010")
    const meetings = (board: typeof before) =>
      worstFirst.reduce((sum, band) => sum + board.groups[0].bands[band], 0)
    const dissolved = async (on: string | null) => {
      await pool.query("update unit set dissolved_on = $2 where unit_id = $1", [unitId, on])
    }
    await dissolved("2010-08-21")
    expect((await people("301")).board.branches).toBe(before.branches)
    await dissolved(today)
    const merged = (await people("301")).board
    expect(merged.branches).toBe(before.branches - 1)
    expect(meetings(merged)).toBe(meetings(before) - 1)
    expect(merged.children.map(({ code }: { code: string }) => code)).not.toContain("301-0010")
    const officer = await server.as("department-officer", "001")
    const { body } = await officer.get(`/board/${await server.unitId("301")}/branches?group=filing`)
    expect(body.items.map(({ code }: { code: string }) => code)).not.toContain("301-0010")
    await dissolved(null)
    expect((await people("301")).board).toEqual(before)
  })
})

describe("a neighbour", () => {
  test("finds nothing of a branch that is not theirs", async () => {
    const unitId = await server.unitId("301-0010")
    const memberId = await server.memberId(await someMember("301-0010"))
    const neighbour = await server.as("branch-secretary", "301-0002")
    const plainMember = await asMember(await someMember("301-0010"))
    for (const path of [
      `/home/branch/${unitId}`,
      `/units/${unitId}/standing`,
      `/units/${unitId}/people/standing`,
    ]) {
      expect((await neighbour.get(path)).status).toBe(404)
      // A member sees that their branch exists, but not its books.
      expect((await plainMember.get(path)).status).toBe(403)
    }
    expect((await neighbour.get(`/people/${memberId}/standing`)).status).toBe(404)
    expect((await neighbour.get(`/board/${unitId}`)).status).toBe(404)
    const officer = await server.as("committee-officer", "102")
    expect((await officer.get(`/board/${await server.unitId("301")}`)).status).toBe(404)
    expect((await officer.get(`/board/${await server.unitId("301")}/branches`)).status).toBe(404)
  })

  test("and nonsense is refused, not answered", async () => {
    const officer = await server.as("department-officer", "001")
    const unitId = await server.unitId("001")
    for (const path of ["?year=1800", "?year=2011", "?view=worst", "?order=figure"]) {
      expect([400, 404]).toContain((await officer.get(`/board/${unitId}${path}`)).status)
    }
    for (const path of ["?cursor=zzz", "?band=worst", "?group=none", "?obligation=NONE", "?limit=1000"]) {
      expect([400, 404]).toContain((await officer.get(`/board/${unitId}/branches${path}`)).status)
    }
    expect((await officer.get(`/home/branch/2000000000`)).status).toBe(404)
    expect((await officer.get("/home/member")).status).toBe(404)
  })
})

async function someMember(unitCode: string): Promise<string> {
  const { rows } = await server.database.pool.query(
    `select m.code from membership b join member m using (member_id) join unit u using (unit_id)
       left join unit p on p.unit_id = u.parent_id
      where (u.code = $1 or p.code = $1) and b.from_on <= $2 and (b.until_on is null or b.until_on > $2)
      order by m.code limit 1`,
    [unitCode, today],
  )
  return rows[0].code
}

const groupOf: Readonly<Record<string, string>> = {
  "TM-ASSEMBLY": "meetings",
  "TM-COMMITTEE": "meetings",
  "TM-GROUP": "meetings",
  "TM-LECTURE": "meetings",
  "CS-FOUR": "study",
  "CS-HOURS": "study",
  "CS-MAKEUP": "study",
  "CS-ROLL": "study",
  "PL-FILED": "filing",
}
const begun = /^2010(-0[1-8]|-Q[123]|-H[12])?$/
const running = /^2010(-08|-Q3|-H2)?$/

/** The codes of the units that exist today. */
async function unitsThere(): Promise<Set<string>> {
  const { rows } = await server.database.pool.query<{ code: string }>(
    `select code from unit where (founded_on is null or founded_on <= $1)
        and (dissolved_on is null or dissolved_on > $1)`,
    [today],
  )
  return new Set(rows.map(({ code }) => code))
}

/** The same, counted naively: branch by branch, with its groups, by its worst. */
async function recount(rows: readonly ResultRow[], childCode: string, group: string, view: string) {
  const { rows: units } = await server.database.pool.query<{ code: string; holder: string }>(
    `select u.code, case when u.kind = 'group' then p.code else u.code end as holder
       from unit u left join unit p on p.unit_id = u.parent_id, unit c
      where c.code = $1 and u.path <@ c.path and u.kind in ('branch', 'group')
        and u.code = any($2) and (u.kind = 'branch' or p.code = any($2))`,
    [childCode, [...(await unitsThere())]],
  )
  const holders = new Map(units.map(({ code, holder }) => [code, holder]))
  const worst = new Map<string, string>()
  for (const row of rows) {
    const holder = holders.get(row.subject)
    if (row.subjectType !== "org" || holder === undefined || groupOf[row.obligation] !== group) continue
    if (!(view === "now" ? running : begun).test(row.period)) continue
    const states = [worst.get(holder), stateOf(row)]
    worst.set(holder, worstFirst.find((state) => states.includes(state)) ?? "met")
  }
  const count = (state: string) => [...worst.values()].filter((one) => one === state).length
  return { met: count("met"), open: count("open"), "at-risk": count("at-risk"), short: count("short") }
}
