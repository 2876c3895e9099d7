import { describe, expect, test } from "vitest"
import {
  OverviewScene,
  today,
  wholeList,
  wholePeople,
  worstFirst,
} from "../../../../tests/support/overview-scene.ts"

const scene = new OverviewScene()

describe("an inspector of several units", () => {
  test("sees them side by side with their total, and nothing else", async () => {
    const inspector = await scene.server.as("inspector", "301")
    const second = await scene.server.unitId("102")
    await scene.server.database.pool.query(
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
      const ofUnit = (await inspector.get(`/board/${child.unitId}`)).body
      expect([child.branches, child.people, child.groups]).toEqual([
        ofUnit.branches,
        ofUnit.people,
        ofUnit.groups,
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
    const one = await scene.server.as("inspector", "301")
    expect((await one.get("/home")).body.desks).toMatchObject([{ unitId: await scene.server.unitId("301") }])
    const ofOne = (await one.get("/boards")).body
    expect(ofOne.children.length).toBeGreaterThan(1)
    expect(ofOne.people).toBe((await one.get(`/board/${await scene.server.unitId("301")}`)).body.people)
  })
})

const asUnit = ({ unit, people }: { unit: { code: string }; people: number }) => ({ ...unit, people })

test("the years of a unit's board, and of its year, begin with the unit", async () => {
  const officer = await scene.server.as("department-officer", "001")
  const unitId = await scene.server.unitId("301")
  const { pool } = scene.server.database
  await pool.query(
    `insert into activity (code, unit_id, kind, topic, starts_at, hundredth_hours, state)
     values ('years-ago', $1, 'collective-study', '从前', $2::date - 900, 100, 'held')`,
    [await scene.server.unitId("102"), today],
  )
  const yearsOf = async (path: string): Promise<number[]> => (await officer.get(path)).body.years
  const both = async () => [await yearsOf(`/board/${unitId}`), await yearsOf(`/units/${unitId}/standing`)]
  for (const years of await both()) expect(years.length).toBeGreaterThan(1)
  await pool.query("update unit set founded_on = date_trunc('year', $2::date) where unit_id = $1", [
    unitId,
    today,
  ])
  for (const years of await both()) expect(years).toEqual([Number(today.slice(0, 4))])
  await pool.query("update unit set founded_on = null where unit_id = $1", [unitId])
  await pool.query("delete from activity where code = 'years-ago'")
})

describe("the head of a board", () => {
  const people = async (code: string) => {
    const officer = await scene.server.as("department-officer", "001")
    const unitId = await scene.server.unitId(code)
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
    const below = whole.board.children.filter(({ code }: { code: string }) => code !== "001")
    for (const child of below) {
      const { board, roster, branches } = await people(child.code)
      expect([child.code, child.people, child.branches]).toEqual([
        child.code,
        roster,
        branches || board.branches,
      ])
      expect([board.people, board.branches]).toEqual([child.people, child.branches])
    }
  })

  test("is what its lines add up to, the unit itself among them where something is asked of it", async () => {
    const officer = await scene.server.as("department-officer", "001")
    await scene.server.database.pool.query(
      "update unit set has_central_group = true where code in ('001', '301')",
    )
    for (const code of ["001", "301", "102"]) {
      const unitId = await scene.server.unitId(code)
      const { body } = await officer.get(`/board/${unitId}?view=so-far`)
      type Bands = Record<string, number>
      type Line = { unitId: number; groups: { group: string; bands: Bands }[] }
      for (const { group, bands } of body.groups) {
        const lines = body.children.map((line: Line) => line.groups.find((one) => one.group === group)?.bands)
        for (const [band, all] of Object.entries(bands)) {
          const sum = lines.reduce((before: number, of: Bands) => before + (of[band] ?? 0), 0)
          expect([code, group, band, sum]).toEqual([code, group, band, all])
        }
      }
      const own = body.children.find((line: Line) => line.unitId === unitId)
      const asked = own?.groups.find((one: Line["groups"][number]) => one.group === "central-group").bands
      if (code !== "102") expect(Object.values<number>(asked ?? {}).reduce((a, b) => a + b, 0)).toBe(1)
    }
  })

  test("does not count who left, nor what was merged away, from their day on", async () => {
    const before = (await people("301")).board
    const { pool } = scene.server.database
    const memberCode = await scene.someMember("301-0010")
    const memberId = await scene.server.memberId(memberCode)
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
    // The branch's year, its list and the document say what the board says.
    const reader = await scene.server.as("department-officer", "001")
    const branch = await scene.server.unitId("301-0010")
    const { training } = (await reader.get(`/units/${branch}/standing`)).body
    const ofBranch = (await people("301-0010")).board
    expect(training).toEqual({ ...bandsOf(ofBranch), people: total(ofBranch) })
    const listed = await wholePeople(reader, `/units/${branch}/people/standing?year=2010`)
    expect(listed.length).toBe(total(ofBranch))
    const { reach } = (await reader.get("/policy/licheng-2010/clauses/TR-MEMBER/standing")).body
    const of = await wholeList(
      reader,
      `/board/${await scene.server.unitId("001")}/branches?obligation=TR-MEMBER&band=open`,
    )
    expect(reach[0].band.open).toBe(of.items.reduce((sum, one) => sum + (one.people ?? 0), 0))
    await left(null)
    expect((await people("301")).board).toEqual(before)

    const unitId = await scene.server.unitId("301-0010")
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
    // Whoever still belongs to it stands in a line of its own, which says so.
    const line = merged.children.find(({ code }: { code: string }) => code === "301-0010")
    expect(line).toMatchObject({ branches: 0, endedOn: today })
    expect(line.people).toBeGreaterThan(0)
    // So they do among the lectures and in the tree; each of them is to be transferred, and their page says so.
    const committee = await scene.server.unitId("301")
    const lectures = (await reader.get(`/units/${committee}/lectures?limit=200`)).body
    const sum = (lines: { people: number }[]) => lines.reduce((all, one) => all + one.people, 0)
    expect([lectures.people, sum(lectures.items)]).toEqual([merged.people, merged.people])
    const { items: tree } = (await reader.get(`/units/${committee}/children`)).body
    expect(sum(tree)).toBe(merged.people)
    for (const rows of [lectures.items.map(asUnit), tree])
      expect(rows.find(({ code }: { code: string }) => code === "301-0010")).toMatchObject({
        people: line.people,
      })
    expect((await reader.get(`/people/${memberId}`)).body.strandedSince).toBe(today)
    const beside = await scene.server.as("branch-secretary", "301-0002")
    expect((await beside.get(`/people/${memberId}`)).status).toBe(404)
    const officer = await scene.server.as("department-officer", "001")
    const { body } = await officer.get(`/board/${await scene.server.unitId("301")}/branches?group=meetings`)
    expect(body.items.map(({ code }: { code: string }) => code)).not.toContain("301-0010")
    await dissolved(null)
    expect((await people("301")).board).toEqual(before)
  })

  test("is the sum of its lines and what the lists open, also where branches stand below an ended unit", async () => {
    const { pool } = scene.server.database
    const ended = await scene.server.unitId("301")
    await pool.query("update unit set dissolved_on = $2 where unit_id = $1", [ended, today])
    const { board, roster } = await people("001")
    const line = board.children.find(({ code }: { code: string }) => code === "301")
    expect(line).toMatchObject({ endedOn: today, beginsOn: null })
    expect(line.branches).toBeGreaterThan(1)
    const sum = (of: (child: typeof line) => number) =>
      board.children.reduce((all: number, child: typeof line) => all + of(child), 0)
    expect([board.branches, board.people]).toEqual([sum((one) => one.branches), sum((one) => one.people)])
    expect(board.people).toBe(roster)
    const counted = (of: typeof line) => worstFirst.reduce((all, band) => all + of.groups[0].bands[band], 0)
    expect(counted(board)).toBe(sum(counted))
    const officer = await scene.server.as("department-officer", "001")
    const { items } = await wholeList(
      officer,
      `/board/${await scene.server.unitId("001")}/branches?group=meetings`,
    )
    expect(items.length).toBe(counted(board))
    const below = (await people("301")).board
    expect([below.branches, below.people]).toEqual([line.branches, line.people])
    await pool.query("update unit set dissolved_on = null where unit_id = $1", [ended])
  })

  test("has a tile for each body that checks branches: their pools may be the same", async () => {
    const { pool } = scene.server.database
    const officer = await scene.server.as("department-officer", "001")
    const board = async () => (await officer.get(`/board/${await scene.server.unitId("001")}`)).body
    const sample = (of: Awaited<ReturnType<typeof board>>) =>
      of.kpis.filter(({ key }: { key: string }) => key === "sample")
    const [first, ...others] = sample(await board())
    expect([others, first.unitName]).toEqual([[], null])
    const { rows } = await pool.query<{ name: string }>("select name from unit where unit_id = $1", [
      first.unitId,
    ])
    const other = await scene.server.unitId("102")
    await pool.query("update unit set name = $2 where unit_id = $1", [other, `第二${rows[0]?.name}`])
    await pool.query("update unit set kind = 'working-committee' where unit_id = $1", [other])
    const tiles = sample(await board())
    expect(tiles.map(({ unitId }: { unitId: number }) => unitId).toSorted()).toEqual(
      [first.unitId, other].toSorted(),
    )
    for (const { unitId, obligation, period, done, all, unitName } of tiles) {
      expect(unitName).not.toBeNull()
      const query = `obligation=${obligation}&subjectType=org&subjectId=${unitId}&period=${period}`
      const { result } = (await officer.get(`/explanations?${query}`)).body
      expect([result.actual, result.target]).toEqual([done, all])
    }
  })

  test("says late of plans whose deadline is over", async () => {
    const officer = await scene.server.as("department-officer", "001")
    const { body } = await officer.get(`/board/${await scene.server.unitId("001")}`)
    const plan = body.kpis.find(({ key }: { key: string }) => key === "plan")
    expect([plan.until, plan.daysLeft < 0]).toEqual(["2010-01-31", true])
  })
})
