import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { openWorld, today } from "../../../../tests/access/world.ts"
import { changeUnit } from "../../../../tests/support/change-unit.ts"
import type { Person, TestServer } from "../../../../tests/support/server.ts"

let server: TestServer
let department: Person
const idOf = (code: string) => server.unitId(code)
const query = async (text: string, values: unknown[] = []) =>
  (await server.database.pool.query(text, values)).rows

beforeEach(async () => {
  server = await openWorld()
  department = await server.as("department-officer", "D")
})
afterEach(() => server.close())

const histories = () =>
  query(
    `select item, from_on as "from", value from unit_history
     union all select item, from_on, value from member_history order by 1, 2 nulls first`,
  )
/** Changes a unit or a person as its page does: seen first, then sent with the version. */
async function edit(path: string, body: object, who = department) {
  const { body: seen } = await who.get(path)
  return await who.patch(path, body, { headers: { "If-Match": `"${seen.version}"` } })
}
const placesOf = (code: string) =>
  query(
    `select from_on as "from", (select string_agg(u.code, '.' order by n)
                                  from unnest(above) with ordinality w (id, n) join unit u on u.unit_id = w.id) as path
       from unit_place p join unit x using (unit_id) where x.code = $1 order by 1`,
    [code],
  )

describe("an edit of a unit", () => {
  test("holds from the day that is named; without one from today", async () => {
    const path = `/units/${await idOf("B1")}`
    const { body } = await edit(path, { field: "school", from: "2010-05-01" })
    expect(body.dated).toEqual([
      expect.objectContaining({ item: "field", from: "2010-05-01", value: "school" }),
      expect.objectContaining({ item: "field", from: null }),
    ])
    const { body: after } = await edit(path, { studyDay: "monday" })
    expect(after.dated.map(({ item, from }: { item: string; from: string }) => [item, from])).toContainEqual([
      "study-day",
      today,
    ])
    const { body: history } = await department.get(`${path}/history`)
    expect(history.items.map(({ changedOn }: { changedOn: string }) => changedOn)).toEqual([
      today,
      "2010-05-01",
    ])
    expect(history.items[0].by).toEqual(expect.any(String))
  })

  test("may correct what always was so, and asks first where there is a history", async () => {
    const path = `/units/${await idOf("B1")}`
    expect((await edit(path, { field: "school", always: true })).status).toBe(200)
    expect(await histories()).toEqual([])
    await edit(path, { field: "enterprise", from: "2010-05-01" })
    const asked = await edit(path, { field: "office", always: true })
    expect([asked.status, asked.body.code]).toEqual([409, "please-confirm"])
    const confirmed = asked.body.questions.map(({ key }: { key: string }) => key)
    expect((await edit(path, { field: "office", always: true, confirmed })).status).toBe(200)
    expect(await histories()).toEqual([])
  })

  test("asks before it replaces what was said of later days", async () => {
    const path = `/units/${await idOf("B1")}`
    await edit(path, { field: "school", from: "2010-05-01" })
    const asked = await edit(path, { field: "office", from: "2010-03-01" })
    expect(asked.body.questions).toMatchObject([{ pointer: "/from", key: "later:field:2010-05-01" }])
    await edit(path, { field: "office", from: "2010-03-01", confirmed: ["later:field:2010-05-01"] })
    expect((await histories()).map(({ from, value }) => [from, value])).toEqual([
      [null, null],
      ["2010-03-01", "office"],
    ])
  })

  test("taken back leaves nothing of it", async () => {
    const path = `/units/${await idOf("B1")}`
    const { body: before } = await department.get(path)
    await edit(path, { hasCommittee: !before.hasCommittee, from: "2010-05-01" })
    const { body } = await edit(path, { hasCommittee: before.hasCommittee, from: "2010-05-01" })
    expect([body.hasCommittee, body.dated]).toEqual([before.hasCommittee, []])
  })

  test("does not hold from a day to come", async () => {
    const refused = await edit(`/units/${await idOf("B1")}`, { field: "school", from: "2030-01-01" })
    expect([refused.status, refused.body.code]).toEqual([409, "holds-later"])
  })
})

describe("a move", () => {
  const move = async (code: string, to: string, more: object) =>
    await changeUnit(server, department, [await idOf(code), "move"], {
      parentId: await idOf(to),
      day: today,
      ...more,
    })

  test("changes nothing of the days before it, below as well", async () => {
    expect((await move("B1", "T2", { day: "2010-08-01" })).status).toBe(200)
    expect(await placesOf("G1")).toEqual([
      { from: "-infinity", path: "D.T1.B1.G1" },
      { from: "2010-08-01", path: "D.T2.B1.G1" },
    ])
    expect((await move("B1", "T1", { day: "2010-08-01" })).status).toBe(200)
    expect(await placesOf("G1")).toEqual([{ from: "-infinity", path: "D.T1.B1.G1" }])
    expect(await histories()).toEqual([])
  })

  test("may say that it always stood there", async () => {
    expect((await move("B1", "T2", { always: true })).status).toBe(200)
    expect(await placesOf("G1")).toEqual([{ from: "-infinity", path: "D.T2.B1.G1" }])
  })

  test("with a merger takes the units under it along from its day", async () => {
    const merged = await changeUnit(server, department, [await idOf("B1"), "merge"], {
      into: await idOf("B3"),
      day: "2010-08-01",
      postsGoOn: true,
    })
    expect(merged.status).toBe(200)
    expect((await placesOf("G1")).map(({ from }) => from)).toEqual(["-infinity", "2010-08-01"])
  })
})

describe("an edit of a person", () => {
  test("is a promotion from its day on, and their page shows it", async () => {
    const path = `/people/${(await query("select member_id from member where code = 'm-B1'"))[0].member_id}`
    const { body } = await edit(path, { rank: "chu-deputy", from: "2010-06-15" })
    expect(body.dated).toMatchObject([
      { item: "rank", from: "2010-06-15", value: "chu-deputy" },
      { item: "rank", from: null },
    ])
    await edit(path, { circumstances: ["frail"], from: "2010-07-01" })
    expect((await histories()).map(({ item, from }) => [item, from])).toEqual([
      ["circumstances", null],
      ["circumstances", "2010-07-01"],
      ["rank", null],
      ["rank", "2010-06-15"],
    ])
    await edit(path, { name: "王芳" })
    expect(await histories()).toHaveLength(4)
  })

  test("is nothing a neighbour finds", async () => {
    const path = `/people/${(await query("select member_id from member where code = 'm-B1'"))[0].member_id}`
    const neighbour = await server.as("branch-secretary", "B3")
    expect((await neighbour.get(path)).status).toBe(404)
  })
})
