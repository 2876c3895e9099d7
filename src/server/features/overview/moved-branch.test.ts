import { beforeAll, expect, test } from "vitest"
import { changeUnit } from "../../../../tests/support/change-unit.ts"
import {
  OverviewScene,
  wholeList,
  wholePeople,
  worstFirst,
} from "../../../../tests/support/overview-scene.ts"
import type { Person } from "../../../../tests/support/server.ts"

/** A branch with groups moves after the year: whatever is told of the year is told as before. */
const scene = new OverviewScene()
let officer: Person
const [from, to, moved] = ["301", "102", "301-0010"]

beforeAll(async () => {
  scene.server.setToday("2011-02-20")
  officer = await scene.server.as("department-officer", "001")
})

async function boardsOf(year: number) {
  const found = []
  for (const code of ["001", from, to]) {
    const unitId = await scene.server.unitId(code)
    const { body } = await officer.get(`/board/${unitId}?year=${year}`)
    const { branches, people, groups, children } = body
    const lists = []
    for (const { group } of groups) {
      for (const band of worstFirst) {
        const path = `/board/${unitId}/branches?year=${year}&group=${group}&band=${band}`
        const { items } = await wholeList(officer, path)
        lists.push(items.map(({ code, name, parentName, figures }) => ({ code, name, parentName, figures })))
      }
    }
    const training = await wholePeople(officer, `/units/${unitId}/people/standing?year=${year}`)
    found.push({ code, branches, people, groups, children, lists, training })
  }
  return found
}

test("a move and a new name change no board of a year before them, nor a list that a board leads to", async () => {
  const unitId = await scene.server.unitId(moved)
  const group = await scene.server.unitId(`${moved}-1`)
  const ofYear = (year: number) => officer.get(`/units/${unitId}/standing?year=${year}`)
  const before = { boards: await boardsOf(2010), year: (await ofYear(2010)).body.grid }
  const branchesNow = async (code: string) =>
    (await officer.get(`/board/${await scene.server.unitId(code)}?year=2011`)).body.branches
  const now = { from: await branchesNow(from), to: await branchesNow(to) }
  expect(JSON.stringify(before.boards)).toContain(`"${moved}"`)

  const parentId = await scene.server.unitId(to)
  const answer = await changeUnit(scene.server, officer, [unitId, "move"], {
    parentId,
    day: "2011-02-01",
    confirmed: "all",
  })
  expect(answer.status).toBe(200)
  // Its first group goes to another branch as well, and is still the branch's own in that year.
  await scene.server.database.pool.query(
    `insert into unit_history (unit_id, item, from_on, value)
     select unit_id, 'parent', null::date, to_jsonb(parent_id) from unit where unit_id = $1
     union all select $1, 'parent', '2011-02-01', to_jsonb((select unit_id from unit where code = '301-0002'))`,
    [group],
  )
  await scene.server.database.pool.query(
    "update unit set parent_id = (select unit_id from unit where code = '301-0002') where unit_id = $1",
    [group],
  )
  const { rows } = await scene.server.database.pool.query("select version from unit where unit_id = $1", [
    unitId,
  ])
  const renamed = await officer.patch(
    `/units/${unitId}`,
    { name: "改了名的支部", from: "2011-02-10" },
    { version: rows[0].version },
  )
  expect(renamed.status).toBe(200)

  expect(await boardsOf(2010)).toEqual(before.boards)
  const { body: board } = await officer.get(`/board/${parentId}?year=2011`)
  expect(board.children.map(({ name }: { name: string }) => name)).toContain("改了名的支部")
  expect((await ofYear(2010)).body.grid).toEqual(before.year)
  expect([await branchesNow(from), await branchesNow(to)]).toEqual([now.from - 1, now.to + 1])
})

test("what an old superior's lists of the past year name and it no longer reaches has no link", async () => {
  const above = await scene.server.unitId(from)
  const unitId = await scene.server.unitId(moved)
  const group = await scene.server.unitId(`${moved}-1`)
  const old = await scene.server.as("committee-officer", from)
  const both = { old, department: officer }
  const seen = async (person: Person) => {
    const { body } = await person.get(`/board/${above}?year=2010`)
    const line = body.children.find((one: { unitId: number }) => one.unitId === unitId)
    const path = `/board/${above}/branches?year=2010&group=meetings`
    const listed = (await wholeList(person, path)).items.find((one) => one.unitId === unitId)
    const people = await wholePeople(person, `/units/${above}/people/standing?year=2010`)
    return {
      line: line.opens,
      listed: listed?.opens,
      figures: [...new Set(listed?.figures.map(({ opens }) => opens))],
      stayed: body.children.some((one: { opens: boolean }) => one.opens),
      people: [...new Set(people.map(({ opens }) => opens))].sort(),
    }
  }
  expect(await seen(both.department)).toEqual({
    line: true,
    listed: true,
    figures: [true],
    stayed: true,
    people: [true],
  })
  expect(await seen(both.old)).toEqual({
    line: false,
    listed: false,
    figures: [false],
    stayed: true,
    people: [false, true],
  })
  // What has a link opens, and what has none would not.
  expect((await old.get(`/units/${unitId}/standing?year=2010`)).status).toBe(404)
  // The branch itself reaches all but the group that went elsewhere.
  await scene.server.database.pool.query(
    "update unit g set path = b.path || g.unit_id::text from unit b where b.code = '301-0002' and g.unit_id = $1",
    [group],
  )
  const secretary = await scene.server.as("branch-secretary", moved)
  const { grid } = (await secretary.get(`/units/${unitId}/standing?year=2010`)).body
  const cells = grid.flatMap((row: { cells: { reached: boolean; opens: { unitId: number } }[] }) => row.cells)
  for (const { reached, opens } of cells) expect(reached).toBe(opens.unitId !== group)
  expect(cells.some((one: { reached: boolean }) => !one.reached)).toBe(true)
})

test("what a group owes is told under its name, and a unit that has ended says when", async () => {
  const unitId = await scene.server.unitId("001")
  const path = `/board/${unitId}/branches?year=2010&group=meetings&band=short`
  const { items } = await wholeList(officer, path)
  const figures = items.flatMap((branch) =>
    branch.figures.map((figure) => ({ branch: branch.unitId, ...figure })),
  )
  const { rows } = await scene.server.database.pool.query<{ id: number; name: string }>(
    "select unit_id as id, name from unit where kind = 'group'",
  )
  const groups = new Map(rows.map(({ id, name }) => [id, name]))
  expect(figures.filter(({ groupName }) => groupName !== null).length).toBeGreaterThan(0)
  for (const { branch, unitId: of, groupName } of figures) {
    expect(groupName).toBe(of === branch ? null : groups.get(of))
  }

  const ended = await scene.server.unitId("301-0006")
  await scene.server.database.pool.query("update unit set dissolved_on = '2011-02-01' where unit_id = $1", [
    ended,
  ])
  const endedOn = async (id: number) =>
    (await officer.get(`/units/${id}/standing?year=2010`)).body.unit.endedOn
  expect([await endedOn(ended), await endedOn(await scene.server.unitId("301-0002"))]).toEqual([
    "2011-02-01",
    null,
  ])
})
