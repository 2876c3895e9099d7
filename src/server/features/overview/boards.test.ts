import { describe, expect, test } from "vitest"
import { OverviewScene, stateOf, worstFirst } from "../../../../tests/support/overview-scene.ts"
import type { ResultRow } from "../../../contract/evaluation.ts"

const scene = new OverviewScene()

describe("boards", () => {
  test.each(["so-far", "now"])("count every branch once, as a recount does (%s)", async (view) => {
    const officer = await scene.server.as("department-officer", "001")
    const { body, status } = await officer.get(`/board/${await scene.server.unitId("001")}?view=${view}`)
    expect(status).toBe(200)
    const rows = await scene.judged()
    const below = body.children.filter(({ code }: { code: string }) => code !== "001")
    for (const child of below) {
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
      const there = await scene.unitsThere()
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
    const officer = await scene.server.as("department-officer", "001")
    const unitId = await scene.server.unitId("001")
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
    const unitId = await scene.server.unitId("001")
    const officer = await scene.server.as("department-officer", "001")
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

const groupOf: Readonly<Record<string, string>> = {
  "TM-ASSEMBLY": "meetings",
  "TM-COMMITTEE": "meetings",
  "TM-GROUP": "meetings",
  "TM-LECTURE": "meetings",
  "CS-FOUR": "study",
  "CS-HOURS": "study",
  "CS-MAKEUP": "study",
  "CS-ROLL": "study",
}
const begun = /^2010(-0[1-8]|-Q[123]|-H[12])?$/
const running = /^2010(-08|-Q3|-H2)?$/

/** The same, counted naively: branch by branch, with its groups, by its worst. */
async function recount(rows: readonly ResultRow[], childCode: string, group: string, view: string) {
  const { rows: units } = await scene.server.database.pool.query<{ code: string; holder: string }>(
    `select u.code, case when u.kind = 'group' then p.code else u.code end as holder
       from unit u left join unit p on p.unit_id = u.parent_id, unit c
      where c.code = $1 and u.path <@ c.path and u.kind in ('branch', 'group')
        and u.code = any($2) and (u.kind = 'branch' or p.code = any($2))`,
    [childCode, [...(await scene.unitsThere())]],
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
