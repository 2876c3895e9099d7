import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { openWorld, today } from "../../../../tests/access/world.ts"
import type { Person, TestServer } from "../../../../tests/support/server.ts"

let server: TestServer
let officer: Person
let department: Person
let neighbour: Person
const idOf = (code: string) => server.unitId(code)
const namesIn = (reply: { body: { items: { code: string }[] } }) => reply.body.items.map(({ code }) => code)

beforeAll(async () => {
  server = await openWorld()
  officer = await server.as("committee-officer", "T1")
  department = await server.as("department-officer", "D")
  neighbour = await server.as("branch-secretary", "B2")
})
afterAll(() => server.close())

describe("the tree", () => {
  test("begins where one's reach begins", async () => {
    expect(namesIn(await department.get("/units?tops=yes"))).toEqual(["D"])
    expect(namesIn(await officer.get("/units?tops=yes"))).toEqual(["T1"])
    const member = await server.asMember("m-G1")
    expect(namesIn(await member.get("/units?tops=yes"))).toEqual(["B1"])
    expect(namesIn(await member.get("/units"))).toEqual(["B1", "G1"])
  })
  test("opens unit by unit, by code, with what is below", async () => {
    const { body } = await department.get(`/units/${await idOf("T1")}/children`)
    expect(body.items).toMatchObject([
      { code: "B1", children: 2, people: 5, parentName: "T1" },
      { code: "B2", children: 0, people: 1, parentName: "T1" },
    ])
    expect(body.next).toBeNull()
  })
  test("is read page by page", async () => {
    const seen: string[] = []
    let cursor: string | null = ""
    while (cursor !== null) {
      const page = await department.get(`/units?limit=3${cursor === "" ? "" : `&cursor=${cursor}`}`)
      seen.push(...namesIn(page))
      cursor = page.body.next
    }
    expect(seen).toEqual(["B1", "B2", "B3", "D", "G1", "G2", "T1", "T2"])
  })
  test("shows a neighbour nothing", async () => {
    expect(namesIn(await neighbour.get("/units"))).toEqual(["B2"])
    for (const path of ["", "/children", "/history"]) {
      expect((await neighbour.get(`/units/${await idOf("B1")}${path}`)).status).toBe(404)
    }
    expect((await neighbour.get(`/units?under=${await idOf("T1")}`)).status).toBe(404)
    expect(namesIn(await neighbour.get("/units?q=B1"))).toEqual([])
  })
  test("lists what can take people in", async () => {
    const inT1 = `/units?people=yes&under=${await idOf("T1")}`
    expect(namesIn(await department.get(inT1))).toEqual(["B1", "B2", "G1", "G2"])
    expect(namesIn(await department.get(`${inT1}&kind=group`))).toEqual(["G1", "G2"])
  })
  test("lists what a unit of a kind may stand under", async () => {
    expect(namesIn(await department.get("/units?fitFor=group"))).toEqual(["B1", "B2", "B3"])
    expect(namesIn(await department.get("/units?fitFor=branch"))).toEqual(["D", "T1", "T2"])
    expect(namesIn(await department.get("/units?fitFor=district-committee"))).toEqual([])
  })
})

describe("a unit's card", () => {
  test("says where it stands, as far as one may see, and what one may do", async () => {
    const { body, headers } = await officer.get(`/units/${await idOf("G1")}`)
    expect(body.above.map(({ name }: { name: string }) => name)).toEqual(["T1", "B1"])
    expect(body.people).toBe(2)
    expect(body.can).toEqual(expect.arrayContaining(["unit.edit", "unit.move", "member.transfer"]))
    expect(headers.get("etag")).toBe(`"${body.version}"`)
    const top = await officer.get(`/units/${await idOf("T1")}`)
    expect(top.body).toMatchObject({
      parentId: null,
      above: [],
      below: [
        { kind: "branch", count: 2 },
        { kind: "group", count: 2 },
      ],
    })
  })
  test("names who holds posts to those who know the people, not to administrators", async () => {
    const b1 = await idOf("B1")
    await server.database.pool.query(
      "insert into post (member_id, unit_id, post, from_on) values ($1, $2, 'secretary', '2009-01-01')",
      [await server.memberId("m-B1"), b1],
    )
    const own = await server.asMember("m-B1-other")
    const admin = await server.as("system-admin", "D")
    expect((await officer.get(`/units/${b1}`)).body.posts).toMatchObject([
      { post: "secretary", name: "m-B1" },
    ])
    expect((await own.get(`/units/${b1}`)).body.posts).toHaveLength(1)
    expect((await admin.get(`/units/${b1}`)).body.posts).toBeNull()
  })
  test("lets a member do nothing with it", async () => {
    const member = await server.asMember("m-B2")
    const { body } = await member.get(`/units/${await idOf("B2")}`)
    expect(body.can).toEqual(["event.read"])
  })
})

describe("adding", () => {
  test("puts a unit under another, founded today, found by its initials at once", async () => {
    const given = { parentId: await idOf("T1"), name: "重兴村党支部", kind: "branch", hasCommittee: true }
    const { status, body } = await officer.post("/units", given)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      code: "T1-01",
      foundedOn: today,
      hasCommittee: true,
      parentId: given.parentId,
    })
    expect(namesIn(await officer.get("/units?q=cxc"))).toEqual(["T1-01"])
    expect(namesIn(await officer.get("/units?q=Zhong%20xing"))).toEqual(["T1-01"])
    expect(namesIn(await neighbour.get("/units?q=cxc"))).toEqual([])
    const again = await officer.post("/units", { ...given, name: "第二党支部" })
    expect(again.body.code).toBe("T1-02")
    const history = await officer.get(`/units/${body.unitId}/history`)
    expect(history.body.items).toMatchObject([{ kind: "added", changedOn: today, after: { above: "T1" } }])
  })
  test("twice by mistake adds one", async () => {
    const given = { parentId: await idOf("T1"), name: "一次党支部", kind: "branch" }
    const first = await officer.post("/units", given, { key: "added-once" })
    const second = await officer.post("/units", given, { key: "added-once" })
    expect(second.body).toEqual(first.body)
    expect((await officer.get("/units?q=一次党支部")).body.items).toHaveLength(1)
  })
  test("is refused where the kind does not stand, for a taken code, and for a second top", async () => {
    const under = await idOf("T1")
    const wrong = await officer.post("/units", { parentId: under, name: "一组", kind: "group" })
    expect([wrong.status, wrong.body.code]).toEqual([409, "unit-kind-not-there"])
    expect(wrong.body.detail).toBe("党小组不能设在党委之下。")
    const taken = await officer.post("/units", {
      parentId: under,
      code: "B3",
      name: "三支部",
      kind: "branch",
    })
    expect([taken.status, taken.body.code]).toEqual([409, "code-taken"])
    const top = await department.post("/units", {
      parentId: null,
      name: "另一个区委",
      kind: "district-committee",
    })
    expect([top.status, top.body.code]).toEqual([409, "tree-has-top"])
    const category = { parentId: under, name: "四支部", kind: "branch", category: "town" }
    expect((await officer.post("/units", category)).body.code).toBe("unit-without-category")
  })
  test("is refused with the place for what cannot be read", async () => {
    const { status, body } = await officer.post("/units", {
      parentId: await idOf("T1"),
      name: "a\u202eb",
      kind: "club",
      extra: 1,
    })
    expect(status).toBe(400)
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(
      expect.arrayContaining(["/name", "/kind"]),
    )
  })
  test("is not for a neighbour, nor for a branch", async () => {
    const given = { parentId: await idOf("B1"), name: "三组", kind: "group" }
    expect((await neighbour.post("/units", given)).status).toBe(403)
    const other = await server.as("committee-officer", "T2")
    expect((await other.post("/units", given)).status).toBe(404)
  })
})

describe("editing", () => {
  test("changes what is named, keeps the rest, and remembers both", async () => {
    const b2 = await idOf("B2")
    const { body: before } = await officer.get(`/units/${b2}`)
    const edit = { name: "东村党支部", field: "village", lectureCycle: "half-year" }
    const { status, body } = await officer.patch(`/units/${b2}`, edit, { version: before.version })
    expect(status).toBe(200)
    expect(body).toMatchObject({ ...edit, hasCommittee: true, version: before.version + 1 })
    expect(namesIn(await officer.get("/units?q=dcd"))).toEqual(["B2"])
    const { body: history } = await officer.get(`/units/${b2}/history`)
    expect(history.items[0]).toMatchObject({
      kind: "edited",
      before: { name: "B2", field: null, lectureCycle: null },
      after: edit,
    })
  })
  test("of what has been changed since is refused, and shows how it stands", async () => {
    const b2 = await idOf("B2")
    const { status, body } = await officer.patch(`/units/${b2}`, { name: "西村党支部" }, { version: 1 })
    expect([status, body.code, body.current.name]).toEqual([412, "stale", "东村党支部"])
    expect((await officer.patch(`/units/${b2}`, { name: "西村党支部" })).status).toBe(428)
  })
  test("by the branch itself is for its name and its rhythm", async () => {
    const b2 = await idOf("B2")
    const { version } = (await neighbour.get(`/units/${b2}`)).body
    const own = await neighbour.patch(
      `/units/${b2}`,
      { studyDay: "friday", lectureCycle: "quarter" },
      { version },
    )
    expect(own.status).toBe(200)
    expect(own.body).toMatchObject({ studyDay: "friday", lectureCycle: "quarter" })
    const asked = await neighbour.patch(`/units/${b2}`, { hasCommittee: false }, { version: version + 1 })
    expect([asked.status, asked.body.code]).toEqual([403, "unit-asks-officer"])
    const same = await neighbour.patch(`/units/${b2}`, { hasCommittee: true }, { version: version + 1 })
    expect([same.status, same.body.version]).toEqual([200, version + 1])
  })
  test("leaves an entry in the audit log and a mark for the standing", async () => {
    const { rows } = await server.database.pool.query(
      `select (select count(*)::int from audit_entry where action = 'unit-edited' and unit_id = $1) as lines,
              (select count(*)::int from invalidation where unit_id = $1 and tree) as marks`,
      [await idOf("B2")],
    )
    expect(rows[0].lines).toBe(2)
    expect(rows[0].marks).toBeGreaterThan(0)
  })
})
