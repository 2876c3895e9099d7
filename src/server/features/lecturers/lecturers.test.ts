import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { Person, TestServer } from "../../../../tests/support/server.ts"
import { openStudyScene, type StudyScene } from "../../../../tests/support/study-scene.ts"

let app: TestServer
let secretary: Person
let neighbour: Person
let study: StudyScene["study"]
let b1: number

beforeAll(async () => {
  ;({ app, secretary, neighbour, study } = await openStudyScene())
  b1 = await app.unitId("B1")
})
afterAll(() => app.close())

const enter = async (more: object) =>
  (await secretary.post(`/units/${b1}/lecturers`, { kind: "expert", ...more })).body.knownLecturerId
const lecture = (lecturerName: string, topic: string) =>
  study({ items: [{ kind: "party-lecture", topic, hours: 2, lecturerName }] })
const register = async (asker: Person, unitId: number) => (await asker.get(`/units/${unitId}/lecturers`)).body

describe("the register of lecturers", () => {
  test("gathers what somebody taught under all spellings of their name, once two entries are one", async () => {
    await lecture("欧阳建国", "第一讲")
    await lecture("欧阳建囯", "第二讲")
    const before = await register(secretary, b1)
    expect(before.names.map(({ name }: { name: string }) => name).sort()).toEqual(["欧阳建囯", "欧阳建国"])
    const one = await enter({ name: "欧阳建国", work: "省委党校" })
    const other = await enter({ name: "欧阳建囯" })
    const merged = await secretary.post(`/units/${b1}/lecturers/${other}/merge`, { intoId: one })
    expect(merged.status).toBe(200)
    const { body } = await secretary.get(`/units/${b1}/lecturers/${one}`)
    expect(body.lecturer).toMatchObject({ taught: 2, spellings: ["欧阳建囯"], work: "省委党校" })
    expect(body.activities.map(({ topic }: { topic: string }) => topic)).toEqual(["第二讲", "第一讲"])
    const after = await register(secretary, b1)
    expect(after.names).toEqual([])
    expect((await secretary.get(`/units/${b1}/lecturers/${other}`)).status).toBe(404)
  })
  test("takes in another with all spellings, or is told that they are too many", async () => {
    const spellings = (of: string) => Array.from({ length: 12 }, (_, place) => `${of}${place}`)
    const one = await enter({ name: "端木", spellings: spellings("端") })
    const other = await enter({ name: "端木赐", spellings: spellings("赐") })
    const merge = () => secretary.post(`/units/${b1}/lecturers/${other}/merge`, { intoId: one })
    const refused = await merge()
    expect([refused.status, refused.body.code]).toEqual([409, "too-many-spellings"])
    const at = `/units/${b1}/lecturers/${other}`
    await secretary.ask("PATCH", at, { spellings: spellings("赐").slice(0, 7) }, { version: 1 })
    expect((await merge()).status).toBe(200)
    const { lecturer } = (await secretary.get(`/units/${b1}/lecturers/${one}`)).body
    expect(lecturer.spellings).toHaveLength(20)
  })
  test("holds a member of the roster once, with what they gave by their number", async () => {
    const memberId = await app.memberId("m-B1")
    await study({ items: [{ kind: "party-lecture", topic: "第三讲", hours: 2, lecturerId: memberId }] })
    const id = await enter({ name: "m-B1", memberId })
    expect((await secretary.get(`/units/${b1}/lecturers/${id}`)).body.activities[0].topic).toBe("第三讲")
    const again = await secretary.post(`/units/${b1}/lecturers`, { kind: "leader", name: "别名", memberId })
    expect([again.status, again.body.code]).toEqual([409, "lecturer-there"])
    const two = await enter({ name: "m-G1", memberId: await app.memberId("m-G1") })
    const refused = await secretary.post(`/units/${b1}/lecturers/${two}/merge`, { intoId: id })
    expect(refused.body.code).toBe("two-of-the-roster")
  })
  test("is seen by those above and below, and what was taught by nobody who may not read it", async () => {
    const id = await enter({ name: "袁老师" })
    const b2 = await app.unitId("B2")
    expect((await neighbour.get(`/units/${b1}/lecturers`)).status).toBe(404)
    expect((await neighbour.get(`/units/${b2}/lecturers/${id}`)).status).toBe(404)
    const officer = await app.as("committee-officer", "T1")
    const t1 = await app.unitId("T1")
    const { lecturers } = await register(officer, t1)
    expect(lecturers.map(({ name }: { name: string }) => name)).toContain("袁老师")
    const shared = (await officer.post(`/units/${t1}/lecturers`, { name: "欧阳建国", kind: "expert" })).body
    // As a register has them: Gě, Miáo, Ōuyáng, Sūn, not as their signs are numbered.
    for (const name of ["孙讲师", "苗讲师", "葛讲师"])
      await officer.post(`/units/${t1}/lecturers`, { name, kind: "expert" })
    const names = (await register(officer, t1)).lecturers.map(({ name }: { name: string }) => name)
    const asked = ["葛讲师", "苗讲师", "欧阳建国", "孙讲师"]
    expect([...new Set(names.filter((name: string) => asked.includes(name)))]).toEqual(asked)
    const seen = (await neighbour.get(`/units/${b2}/lecturers/${shared.knownLecturerId}`)).body
    expect(seen.activities).toEqual([])
  })
})

describe("the lecture of a secretary", () => {
  test("is due by the year's end, planned or given, as the judgement says", async () => {
    const t1 = await app.unitId("T1")
    await app.database.pool.query(
      `insert into post (member_id, unit_id, post, from_on) select member_id, $1, 'secretary', '2010-01-01'
         from member where code = 'm-B2'`,
      [t1],
    )
    const officer = await app.as("committee-officer", "T1")
    const due = async () => (await officer.get(`/units/${t1}/secretary-lectures?year=2010`)).body.rows
    const [row] = await due()
    expect(row).toMatchObject({
      ...{ unit: { unitId: t1 }, obligation: "TR-SECRETARY", dueOn: "2010-12-31", status: "open" },
      ...{ actual: 0, activities: [], can: ["event.record"], secretary: { code: "m-B2" } },
    })
    const sitting = { unitId: t1, start: "2010-08-19 09:00" }
    const lecturerId = await app.memberId("m-B2")
    const items = [{ kind: "party-lecture", topic: "书记讲党课", hours: 2, lecturerId }]
    const forSome = items.map((item) => ({ ...item, audience: [b1] }))
    expect(
      (await officer.post("/sittings", { ...sitting, start: "2010-08-18 09:00", items: forSome })).status,
    ).toBe(200)
    expect((await due())[0]).toMatchObject({ status: "open", activities: [{ held: true, counts: false }] })
    expect((await officer.post("/sittings", { ...sitting, items })).status).toBe(200)
    expect((await due())[0]).toMatchObject({
      status: "met",
      actual: 1,
      activities: [{ counts: false }, { held: true, counts: true }],
    })
  })
})
