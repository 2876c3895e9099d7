import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { openWorld } from "../../../../tests/access/world.ts"
import { judged } from "../../../../tests/support/district.ts"
import type { Person, TestServer } from "../../../../tests/support/server.ts"
import { readPacks } from "../policy/read-packs.ts"

/**
 * In B1, in 2024 and with no hours at all: m-B1 is frail; m-B1-other is not; m-G1 is frail and a clerk, whom a document
 * newer than the one that spares the frail asks for hours; m-G2 is frail and on the committee of the branch, which that
 * document does not spare. What 2010 asked them all is short at the end of the year.
 */
let server: TestServer
let officer: Person
const packs = readPacks()

beforeAll(async () => {
  server = await openWorld()
  officer = await server.as("department-officer", "D")
  const { pool } = server.database
  await pool.query("update member set circumstances = '{frail}' where code in ('m-B1', 'm-G1', 'm-G2')")
  await pool.query("update member set rank = 'clerk' where code = 'm-G1'")
  await pool.query(
    `insert into post (member_id, unit_id, post, from_on)
     select m.member_id, u.unit_id, 'committee-member', '2010-01-01' from member m, unit u
      where m.code = 'm-G2' and u.code = 'B1'`,
  )
  server.setToday("2025-02-10")
})
afterAll(() => server.close())

interface Shown {
  readonly obligation: string
  readonly state: string
  readonly pace: number | null
  readonly exemptedBy: { readonly obligation: string; readonly pack: string } | null
}

async function hoursOf(code: string): Promise<[string, string, string | null][]> {
  const { body } = await officer.get(`/people/${await server.memberId(code)}/standing?year=2024`)
  return body.figures
    .filter(({ obligation }: Shown) => /^(TR|M19|C23)-/.test(obligation))
    .map(({ obligation, state, exemptedBy }: Shown) => [obligation, state, exemptedBy?.obligation ?? null])
}

describe("somebody of whom a newer document asks nothing fixed", () => {
  test("is short by the older one as ever, for whoever compares", async () => {
    const rows = await judged(server.database, packs, { year: 2024, asOf: "2025-02-10" })
    const of = (code: string) =>
      rows.filter((row) => row.subject === code && row.obligation.startsWith("TR-")).map((row) => row.status)
    expect(["m-B1", "m-B1-other", "m-G1", "m-G2"].map(of)).toEqual([
      ["short"],
      ["short"],
      ["short"],
      ["short"],
    ])
  })

  test("is calm wherever people look at it, and only they: the newer document is named", async () => {
    expect(await hoursOf("m-B1")).toEqual([
      ["M19-MEMBER", "open", "M19-MEMBER"],
      ["TR-MEMBER", "open", "M19-MEMBER"],
    ])
    expect(await hoursOf("m-B1-other")).toEqual([
      ["M19-MEMBER", "short", null],
      ["TR-MEMBER", "short", null],
    ])
    expect(await hoursOf("m-G1")).toEqual([
      ["C23-KE", "short", null],
      ["M19-MEMBER", "open", "M19-MEMBER"],
      ["TR-CADRE", "open", "M19-MEMBER"],
    ])
    expect(await hoursOf("m-G2")).toEqual([
      ["M19-LEADER", "short", null],
      ["TR-LEADER", "short", null],
    ])
  })

  test("is among those who are open, on boards, on the sheet of a unit and on its year", async () => {
    const unitId = await server.unitId("B1")
    const sheet = (await officer.get(`/units/${unitId}/people/standing?year=2024`)).body.items
    const stands = new Map(sheet.map((one: { code: string; state: string }) => [one.code, one.state]))
    expect([stands.get("m-B1"), stands.get("m-B1-other"), stands.get("m-G1")]).toEqual([
      "open",
      "short",
      "short",
    ])
    const short = (await officer.get(`/units/${unitId}/people/standing?year=2024&band=short`)).body.items
    expect(short.map(({ code }: { code: string }) => code)).not.toContain("m-B1")
    const year = (await officer.get(`/units/${unitId}/standing?year=2024`)).body.training
    expect([year.open, year.open + year.short]).toEqual([1, year.people])
    const board = (await officer.get(`/board/${await server.unitId("T1")}?year=2024`)).body
    const line = board.children.find(({ code }: { code: string }) => code === "B1")
    const training = line.groups.find(({ group }: { group: string }) => group === "training").bands
    expect(training).toMatchObject({ open: 1, short: year.short })
  })

  test("opens to a figure that says by which document, and to no steps that press", async () => {
    const subjectId = await server.memberId("m-B1")
    const of = (obligation: string) =>
      `/explanations?obligation=${obligation}&subjectType=member&subjectId=${subjectId}&period=2024`
    const { body } = await officer.get(of("TR-MEMBER"))
    expect(body.result.status).toBe("short")
    expect(body.steps).toEqual([])
    expect(body.exemptedBy).toMatchObject({ obligation: "M19-MEMBER", pack: "members-2019" })
    expect(body.exemptedBy.packTitle).toContain("党员教育管理工作条例")
    expect((await officer.get(of("M19-MEMBER"))).body.exemptedBy).toMatchObject({ obligation: "M19-MEMBER" })
  })

  test("sees no pace and no gap on the own home; whoever is no longer frail sees both", async () => {
    const person = await server.asMember("m-B1")
    const training = async () => (await person.get("/home/member")).body.training as Shown[]
    const paces = (figures: readonly Shown[]) => figures.map(({ pace }) => pace !== null)
    const before = await training()
    expect(before.map(({ exemptedBy }) => exemptedBy?.obligation)).toEqual(["M19-MEMBER", "M19-MEMBER"])
    expect(paces(before)).toEqual([false, false])
    const { pool } = server.database
    await pool.query("update member set circumstances = '{}' where code = 'm-B1'")
    const after = await training()
    expect(after.map(({ exemptedBy }) => exemptedBy)).toEqual([null, null])
    expect(paces(after)).toEqual([true, true])
    await pool.query("update member set circumstances = '{frail}' where code = 'm-B1'")
    expect(await training()).toEqual(before)
  })
})
