import { afterAll, beforeAll, expect, test } from "vitest"
import { openWorld } from "../../../../tests/access/world.ts"
import type { Person, TestServer } from "../../../../tests/support/server.ts"

let server: TestServer
let officer: Person
let department: Person
let neighbour: Person
let t1: number

beforeAll(async () => {
  server = await openWorld()
  officer = await server.as("committee-officer", "T1")
  department = await server.as("department-officer", "D")
  neighbour = await server.as("committee-officer", "T2")
  t1 = await server.unitId("T1")
})
afterAll(() => server.close())

const versionOf = async (unitId: number) => (await department.get(`/units/${unitId}`)).body.version
const because = (reason: string) => ({ "Change-Reason": encodeURIComponent(reason) })
const edit = async (of: Person, unitId: number, body: object, headers = {}) =>
  await of.patch(`/units/${unitId}`, body, { version: await versionOf(unitId), headers })
const toldTo = async (person: Person) =>
  (await person.get("/me/notices")).body.items.filter(
    ({ kind }: { kind: string }) => kind === "unit-owes-less",
  )

test("a central group is given up with a question, a reason, and the officer above told", async () => {
  const asked = await edit(officer, t1, { hasCentralGroup: false })
  expect([asked.status, asked.body.code]).toEqual([409, "please-confirm"])
  const [question] = asked.body.questions
  expect(question).toMatchObject({ pointer: "/hasCentralGroup" })
  expect(question.sentence).toMatch(/^从2010年8月20日起不再要求：.*集中学习/u)
  const confirmed = [question.key]
  const unsaid = await edit(officer, t1, { hasCentralGroup: false, confirmed })
  expect([unsaid.status, unsaid.body.code]).toEqual([422, "unit-why-no-longer"])
  expect(await toldTo(department)).toEqual([])

  const done = await edit(officer, t1, { hasCentralGroup: false, confirmed }, because("机构改革"))
  expect([done.status, done.body.hasCentralGroup]).toEqual([200, false])
  const [told, ...more] = await toldTo(department)
  expect(more).toEqual([])
  expect(told.details).toMatchObject({ unit: "T1", unitId: t1, on: "2010-08-20", reason: "机构改革" })
  expect(told.details.obligations.split(",")).toContain("CG-MONTHLY")
  expect(await toldTo(neighbour)).toEqual([])
  expect(await toldTo(officer)).toEqual([])

  const { body: history } = await department.get(`/units/${t1}/history`)
  expect(history.items[0]).toMatchObject({
    kind: "edited",
    before: { hasCentralGroup: true },
    after: { hasCentralGroup: false, reason: "机构改革" },
  })
  const { body: changes } = await department.get(`/units/${t1}/changes`)
  expect(changes.items.some(({ reason }: { reason: string }) => reason === "机构改革")).toBe(true)
  const { rows } = await server.database.pool.query(
    "select details from audit_entry where action = 'unit-edited' and unit_id = $1",
    [t1],
  )
  expect(rows).toMatchObject([{ details: { reason: "机构改革", after: { hasCentralGroup: false } } }])
})

test("whatever else ends what is owed is asked about alike; what asks for more is not", async () => {
  expect((await edit(officer, t1, { hasCentralGroup: true })).status).toBe(200)
  const ofCategory = await edit(officer, t1, { category: "district-office", confirmed: [] })
  expect(ofCategory.body.questions).toMatchObject([{ pointer: "/category" }])
  const later = await edit(officer, t1, { foundedOn: "2010-08-01" })
  expect(later.body.questions).toMatchObject([{ pointer: "/foundedOn" }])
  const b1 = await server.unitId("B1")
  const ofBranch = await edit(officer, b1, { hasCommittee: false })
  expect(ofBranch.body.questions[0].sentence).toContain("支委会")
  const all = await edit(officer, b1, { hasCommittee: false, confirmed: "all" }, because("党员不足七人"))
  expect(all.status).toBe(200)
  // The officer of the superior has done it themself.
  expect(await toldTo(department)).toHaveLength(1)
})

test("a second unit of one name under one superior is asked about", async () => {
  const added = { parentId: t1, name: "北山村党支部", kind: "branch" }
  const first = await officer.post("/units", added)
  expect(first.status).toBe(200)
  const twin = await officer.post("/units", { ...added, name: "北山村 党支部" })
  expect([twin.status, twin.body.code]).toEqual([409, "please-confirm"])
  const [question] = twin.body.questions
  expect(question).toMatchObject({ key: `same-name:${first.body.unitId}`, pointer: "/name" })
  expect(question.sentence).toContain(first.body.code)
  const elsewhere = await department.post("/units", { ...added, parentId: await server.unitId("T2") })
  expect(elsewhere.status).toBe(200)
  expect((await officer.post("/units", { ...added, confirmed: [question.key] })).status).toBe(200)

  // Renamed so, or moved beside it, it is asked about too; a branch is not told the code of the other.
  const b2 = await server.unitId("B2")
  const secretary = await server.as("branch-secretary", "B2")
  const renamed = await edit(secretary, b2, { name: added.name })
  expect(renamed.body.questions).toMatchObject([{ pointer: "/name" }])
  expect(renamed.body.questions[0].sentence).not.toContain("编码")
  const moved = await department.post(
    `/units/${elsewhere.body.unitId}/move`,
    { parentId: t1, day: "2010-08-20" },
    { version: elsewhere.body.version },
  )
  expect([moved.status, moved.body.questions?.[0]?.key]).toEqual([409, question.key])
})
