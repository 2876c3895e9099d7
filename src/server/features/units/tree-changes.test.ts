import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { openWorld, today } from "../../../../tests/access/world.ts"
import { changeUnit } from "../../../../tests/support/change-unit.ts"
import type { Person, TestServer } from "../../../../tests/support/server.ts"

let server: TestServer
let department: Person
let officer: Person
const idOf = (code: string) => server.unitId(code)
const query = async (text: string, values: unknown[] = []) =>
  (await server.database.pool.query(text, values)).rows
const pathOf = async (code: string) =>
  (await query("select path::text as path from unit where code = $1", [code]))[0].path
const pathBy = async (...codes: string[]) => (await Promise.all(codes.map(idOf))).join(".")
const move = async (who: Person, code: string, to: string, day = today) =>
  await changeUnit(server, who, [await idOf(code), "move"], { parentId: await idOf(to), day })
const merge = async (who: Person, code: string, into: string, more: object = {}) =>
  await changeUnit(server, who, [await idOf(code), "merge"], {
    into: await idOf(into),
    day: today,
    postsGoOn: true,
    ...more,
  })
const dissolve = async (who: Person, code: string, day = today) =>
  await changeUnit(server, who, [await idOf(code), "dissolve"], { day })
const historyOf = async (code: string) =>
  (await department.get(`/units/${await idOf(code)}/history`)).body.items
const belongs = (member: string) =>
  query(
    `select u.code as unit, b.from_on, b.until_on from membership b join unit u using (unit_id)
       join member m using (member_id) where m.code = $1 order by b.from_on`,
    [member],
  )

beforeEach(async () => {
  server = await openWorld()
  department = await server.as("department-officer", "D")
  officer = await server.as("committee-officer", "T1")
})
afterEach(() => server.close())

describe("a move", () => {
  test("takes everything below along, and what was recorded stays the unit's own", async () => {
    const { status, body } = await move(department, "B1", "T2", "2010-08-01")
    expect([status, body.above.at(-1).name]).toEqual([200, "T2"])
    expect(await pathOf("G1")).toBe(await pathBy("D", "T2", "B1", "G1"))
    expect(
      await query("select u.code from activity a join unit u using (unit_id) where a.code = 'e-B1'"),
    ).toEqual([{ code: "B1" }])
    expect((await officer.get(`/units/${await idOf("B1")}`)).status).toBe(404)
    expect(await historyOf("B1")).toMatchObject([
      { kind: "moved", changedOn: "2010-08-01", before: { above: "T1" }, after: { above: "T2" } },
    ])
    expect((await move(department, "B1", "T1")).status).toBe(200)
    expect((await officer.get(`/units/${await idOf("B1")}`)).status).toBe(200)
  })
  test("asks for both ends, and for the password once more", async () => {
    expect((await move(officer, "B1", "T2")).status).toBe(404)
    expect((await move(officer, "B3", "T1")).status).toBe(404)
    expect((await move(await server.as("branch-secretary", "B1"), "G1", "B1")).status).toBe(403)
    const late = await server.as("department-officer", "D")
    await query("update session set stepped_up_at = now() - interval '11 minutes' where account_id = $1", [
      late.accountId,
    ])
    const refused = await move(late, "B1", "T2")
    expect([refused.status, refused.body.code]).toEqual([403, "step-up-needed"])
  })
  test("is refused where it makes no sense, with a sentence in both languages", async () => {
    const circle = await move(department, "T1", "B1")
    expect([circle.status, circle.body.code]).toEqual([409, "unit-below-itself"])
    expect((await move(department, "B1", "T1")).body.code).toBe("unit-there-already")
    expect((await move(department, "G1", "T2")).body.code).toBe("unit-kind-not-there")
    expect((await move(department, "B1", "T2", "2010-08-21")).body.code).toBe("day-to-come")
    expect((await move(department, "D", "T1")).body.code).toBe("unit-is-top")
    const english = await changeUnit(
      server,
      department,
      [await idOf("G1"), "move"],
      { parentId: await idOf("T2"), day: today },
      { headers: { "Accept-Language": "en" } },
    )
    expect(english.body.detail).toBe("A group cannot stand under a party committee.")
  })
  test("in all directions at once never makes a circle", async () => {
    for (const code of ["P1", "P2", "P3", "P4"]) {
      await department.post("/units", {
        parentId: await idOf("D"),
        code,
        name: code,
        kind: "party-committee",
      })
    }
    const pairs = ["P1", "P2", "P3", "P4"].flatMap((one) =>
      ["P1", "P2", "P3", "P4"].flatMap((other) => (one === other ? [] : [[one, other] as const])),
    )
    const answers = await Promise.all(pairs.map(([one, other]) => move(department, one, other)))
    expect(answers.every(({ status }) => [200, 409, 412, 503].includes(status))).toBe(true)
    expect(answers.some(({ status }) => status === 200)).toBe(true)
    const wrong = await query(
      `with recursive walk as (
         select unit_id, unit_id::text as path from unit where parent_id is null
         union all select u.unit_id, w.path || '.' || u.unit_id from unit u join walk w on u.parent_id = w.unit_id)
       select u.code from unit u left join walk w using (unit_id) where w.path is distinct from u.path::text`,
    )
    expect(wrong).toEqual([])
  })
  test("is seen by readers either before or after, never in between", async () => {
    const unitIds = [await idOf("B1"), await idOf("G1"), await idOf("G2")]
    let moving = true
    const mixed: string[][] = []
    const reader = async () => {
      while (moving) {
        const { body } = await department.get(`/units?under=${await idOf("D")}&limit=200`)
        expect(body.items).toHaveLength(8)
        const rows = await query("select path::text as path from unit where unit_id = any($1)", [unitIds])
        const towns = new Set(rows.map(({ path }) => path.split(".")[1]))
        if (towns.size !== 1) mixed.push([...towns])
        const below = await department.get(`/units?under=${unitIds[0]}`)
        if (below.body.items.length !== 3) mixed.push(below.body.items)
      }
    }
    const readers = [reader(), reader(), reader()]
    for (let turn = 0; turn < 12; turn += 1) {
      expect((await move(department, "B1", turn % 2 === 0 ? "T2" : "T1")).status).toBe(200)
    }
    moving = false
    await Promise.all(readers)
    expect(mixed).toEqual([])
  })
})

describe("from a past day, where lists are kept already", () => {
  beforeEach(async () => {
    await query(
      `insert into activity (code, unit_id, kind, topic, starts_at, hundredth_hours, state)
       select 'kept-B2', unit_id, 'collective-study', 'Kept', '2010-08-12 14:00', 200, 'held' from unit where code = 'B2'`,
    )
    await query(
      `insert into attendance (activity_id, member_id, status)
       select a.activity_id, m.member_id, 'present' from activity a, member m where a.code = 'kept-B2' and m.code = 'm-B2'`,
    )
  })

  test("a merger asks, and counts the people of the groups as well", async () => {
    await query(
      `update membership set unit_id = (select unit_id from unit where code = 'G1')
        where unit_id = (select unit_id from unit where code = 'B1')`,
    )
    const asked = await merge(department, "B1", "B2", { day: "2010-08-10" })
    expect([asked.status, asked.body.code]).toEqual([409, "please-confirm"])
    expect(asked.body.questions[0].sentence).toContain("这 5 人")
    const confirmed = asked.body.questions.map(({ key }: { key: string }) => key)
    expect((await merge(department, "B1", "B2", { day: "2010-08-10", confirmed })).status).toBe(200)
  })

  test("a move of a group to another branch asks", async () => {
    const moving = [await idOf("G1"), "move"] as const
    const wanted = { parentId: await idOf("B2"), day: "2010-08-10" }
    const asked = await changeUnit(server, department, moving, wanted)
    expect([asked.status, asked.body.code]).toEqual([409, "please-confirm"])
    expect((await changeUnit(server, department, moving, { ...wanted, day: "2010-08-13" })).status).toBe(200)
    const { parentId } = (await query("select parent_id as \"parentId\" from unit where code = 'G1'"))[0]
    expect(parentId).toBe(wanted.parentId)
  })
})

test.each(["move", "merge", "dissolve"] as const)("a %s is of a unit as it was seen", async (what) => {
  const unitId = await idOf("B1")
  const body = {
    move: { parentId: await idOf("T2"), day: today },
    merge: { into: await idOf("B2"), day: today, postsGoOn: true },
    dissolve: { day: today },
  }[what]
  expect((await department.post(`/units/${unitId}/${what}`, body)).status).toBe(428)
  const { version } = (await department.get(`/units/${unitId}`)).body
  await department.patch(`/units/${unitId}`, { name: "改过名的支部" }, { version })
  const before = await historyOf("B1")
  const stale = await department.post(`/units/${unitId}/${what}`, body, { version })
  expect([stale.status, stale.body.code, stale.body.current.name]).toEqual([412, "stale", "改过名的支部"])
  expect(await historyOf("B1")).toEqual(before)
})

describe("a merger", () => {
  beforeEach(async () => {
    await query(
      `insert into post (member_id, unit_id, post, from_on)
       select m.member_id, u.unit_id, 'secretary', '2009-01-01' from member m, unit u
        where m.code = 'm-B1' and u.code = 'B1'`,
    )
    await query(
      `insert into activity (code, unit_id, kind, topic, starts_at, hundredth_hours, state, audience)
       select 'plan-' || code, unit_id, 'collective-study', 'Next week', '2010-08-27 14:00', 200, 'planned',
              case code when 'T1' then (select array_agg(b.unit_id order by b.unit_id) from unit b where b.code in ('B1', 'B2')) end
         from unit where code in ('B1', 'T1')`,
    )
  })

  test("lets people, posts, groups and plans go on in the other unit", async () => {
    const { status, body } = await merge(department, "B1", "B3", { day: "2010-08-10" })
    expect([status, body.code, body.people]).toEqual([200, "B3", 6])
    expect(await belongs("m-B1")).toEqual([
      { unit: "B1", from_on: "2009-01-01", until_on: "2010-08-10" },
      { unit: "B3", from_on: "2010-08-10", until_on: null },
    ])
    expect(body.posts).toMatchObject([{ post: "secretary", name: "m-B1", fromOn: "2010-08-10" }])
    expect(await pathOf("G2")).toBe(await pathBy("D", "T2", "B3", "G2"))
    expect(await query("select dissolved_on from unit where code = 'B1'")).toEqual([
      { dissolved_on: "2010-08-10" },
    ])
    const plans = await query(
      "select a.code, u.code as unit from activity a join unit u using (unit_id) where a.code in ('plan-B1', 'e-B1') order by 1",
    )
    expect(plans).toEqual([
      { code: "e-B1", unit: "B1" },
      { code: "plan-B1", unit: "B3" },
    ])
    const [addressed] = await query("select audience from activity where code = 'plan-T1'")
    expect(addressed.audience.sort()).toEqual([await idOf("B2"), await idOf("B3")].sort())
  })
  test("is told by both, and its people stay where they were in what was recorded", async () => {
    await query(
      `insert into attendance (activity_id, member_id, status)
       select a.activity_id, m.member_id, 'present' from activity a, member m where a.code = 'e-B1' and m.code = 'm-B1'`,
    )
    await merge(department, "B1", "B2")
    expect(await historyOf("B1")).toMatchObject([{ kind: "merged", after: { name: "B2" } }])
    expect(await historyOf("B2")).toMatchObject([
      { kind: "took-in", after: { name: "B1", people: 5, units: 2 } },
    ])
    expect(await historyOf("G1")).toMatchObject([
      { kind: "moved", before: { above: "B1" }, after: { above: "B2" } },
    ])
    expect(await query("select count(*)::int as n from attendance")).toEqual([{ n: 1 }])
    const gone = (await department.get(`/units?under=${await idOf("T1")}`)).body.items
    expect(gone.map(({ code }: { code: string }) => code)).not.toContain("B1")
    const all = (await department.get(`/units?ended=yes&under=${await idOf("T1")}`)).body.items
    expect(all).toContainEqual(expect.objectContaining({ code: "B1", dissolvedOn: today }))
  })
  test("may end posts, and is not taken back as a dissolution", async () => {
    const { body } = await merge(department, "B1", "B2", { postsGoOn: false })
    expect(body.posts).toEqual([])
    const { body: gone } = await department.get(`/units/${await idOf("B1")}`)
    expect(gone).toMatchObject({ dissolvedOn: today, mergedInto: { unitId: await idOf("B2"), name: "B2" } })
    for (const action of ["unit.reopen", "unit.add", "member.add"]) expect(gone.can).not.toContain(action)
    const reopened = await department.post(`/units/${await idOf("B1")}/reopen`, {})
    expect([reopened.status, reopened.body.code]).toEqual([409, "unit-not-dissolved"])
  })
  test("of somebody who joins after its day takes them along whole", async () => {
    await query("update membership set from_on = '2010-08-15' where member_id = $1", [
      await server.memberId("m-B1-other"),
    ])
    await merge(department, "B1", "B2", { day: "2010-08-10" })
    expect(await belongs("m-B1-other")).toEqual([{ unit: "B2", from_on: "2010-08-15", until_on: null }])
  })
  test("twice by mistake happens once; with what is unlike or out of reach, never", async () => {
    const into = await idOf("B2")
    const given = { into, day: today, postsGoOn: true }
    const merging = [await idOf("B1"), "merge"] as const
    const once = { key: "merged-once", version: 1 }
    const first = await changeUnit(server, department, merging, given, once)
    const second = await changeUnit(server, department, merging, given, once)
    expect(second.body).toEqual(first.body)
    expect((await historyOf("B1")).length).toBe(1)
    expect((await changeUnit(server, department, merging, given)).body.code).toBe("unit-ended")
    expect((await merge(department, "G1", "B3")).body.code).toBe("units-unlike")
    expect((await merge(officer, "B2", "B3")).status).toBe(404)
  })
})

describe("a dissolution", () => {
  test("is refused while something is left, and says what", async () => {
    const { status, body } = await dissolve(department, "B1")
    expect([status, body.code]).toEqual([409, "unit-not-empty"])
    expect(body.detail).toBe("那一天还有 2 名党员、2 个下级组织。请先转走、撤销或取消，也可以改用“合并”。")
    expect(body.people.map(({ name }: { name: string }) => name)).toEqual(["m-B1", "m-B1-other"])
  })
  test("ends the unit and its posts, and can be taken back", async () => {
    await query("update membership set until_on = '2010-08-01' where unit_id = $1", [await idOf("B2")])
    await query(
      `insert into post (member_id, unit_id, post, from_on, until_on)
       select m.member_id, u.unit_id, 'secretary', '2009-01-01', '2011-01-01' from member m, unit u
        where m.code = 'm-B1' and u.code = 'B2'`,
    )
    const { status, body } = await dissolve(officer, "B2")
    expect([status, body.dissolvedOn, body.mergedInto, body.posts]).toEqual([200, today, null, []])
    expect(body.can).toContain("unit.reopen")
    expect(body.can).not.toContain("unit.move")
    const reopened = await officer.post(`/units/${await idOf("B2")}/reopen`, {})
    expect([reopened.status, reopened.body.dissolvedOn]).toEqual([200, null])
    expect(await query("select until_on from post")).toEqual([{ until_on: "2011-01-01" }])
    const told = await historyOf("B2")
    expect(told.map(({ kind }: { kind: string }) => kind)).toEqual(["reopened", "dissolved"])
    expect(told[1].before).toEqual({})
    expect((await officer.post(`/units/${await idOf("B2")}/reopen`, {})).body.code).toBe("unit-not-dissolved")
  })
  test("may be of a day to come; until then the unit is there", async () => {
    await query("update membership set until_on = '2010-08-25' where unit_id = $1", [await idOf("B2")])
    expect((await dissolve(officer, "B2", "2010-08-24")).body.code).toBe("unit-not-empty")
    expect((await dissolve(officer, "B2", "2010-08-25")).status).toBe(200)
    const listed = async () =>
      (await officer.get("/units")).body.items.map(({ code }: { code: string }) => code)
    expect(await listed()).toContain("B2")
    server.setToday("2010-08-25")
    expect(await listed()).not.toContain("B2")
  })
  test("is not for a neighbour", async () => {
    const neighbour = await server.as("committee-officer", "T2")
    expect((await dissolve(neighbour, "B2")).status).toBe(404)
    expect((await dissolve(await server.as("branch-secretary", "B2"), "B2")).status).toBe(403)
  })
})
