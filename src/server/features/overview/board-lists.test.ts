import { describe, expect, test } from "vitest"
import {
  OverviewScene,
  stateOf,
  today,
  wholeList,
  wholePeople,
  worstFirst,
} from "../../../../tests/support/overview-scene.ts"
import { periodKindOf } from "../../../domain/overview/year-grid.ts"

const scene = new OverviewScene()

describe("every number on a board opens what it counts", () => {
  test.each(["001", "301", "102"])(
    "what is still to go at %s is so many branches, and they are those",
    async (code) => {
      const officer = await scene.server.as("department-officer", "001")
      const unitId = await scene.server.unitId(code)
      const { body } = await officer.get(`/board/${unitId}`)
      const rows = await scene.judged({ org: code })
      const there = await scene.unitsThere()
      for (const { key, obligation, period, done, all, unitId: of } of body.kpis) {
        if (of !== null) {
          const opened = `/explanations?obligation=${obligation}&subjectType=org&subjectId=${of}&period=${period}`
          const { result } = (await officer.get(opened)).body
          expect([key, result.actual, result.target]).toEqual([key, done, all])
          continue
        }
        const list = `/board/${unitId}/branches?obligation=${obligation}&view=now&band=unmet`
        const { first, items } = await wholeList(officer, list)
        expect(first.rule?.obligation).toBe(obligation)
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
          expect([figure?.obligation, figure?.period]).toEqual([obligation, period])
          const row = owing.find(({ subject }) => subject === item.code)
          expect([figure?.actual, figure?.target]).toEqual([row?.actual, row?.target])
          expect(item.band).toBe(row && stateOf(row))
        }
      }
      expect(body.kpis.map((kpi: { key: string }) => kpi.key)).toContain("plan")
      expect(body.owed.length).toBeGreaterThan(0)
      const holders = await scene.holders()
      for (const { obligation, period, done, all } of body.owed) {
        // Some branches are asked for a lecture by the quarter, some by the half year: each has a line of its own.
        const cycle = obligation === "TM-LECTURE" ? `&cycle=${periodKindOf(period)}` : ""
        const { items } = await wholeList(
          officer,
          `/board/${unitId}/branches?obligation=${obligation}&view=now&band=unmet${cycle}`,
        )
        const owing = rows.filter(
          (row) => row.obligation === obligation && row.period === period && row.status !== "met",
        )
        const held = owing.flatMap(({ subject }) =>
          there.has(subject) ? [holders.get(subject) ?? subject] : [],
        )
        expect(items.map((item) => item.code)).toEqual([...new Set(held)].toSorted())
        expect([obligation, items.length]).toEqual([obligation, all - done])
      }
    },
  )

  test.each(["so-far", "now"])("each band of each group, whatever it counts (%s)", async (view) => {
    const officer = await scene.server.as("department-officer", "001")
    const unitId = await scene.server.unitId("001")
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
    scene.server.setToday("2011-03-01")
    const officer = await scene.server.as("department-officer", "001")
    const unitId = await scene.server.unitId("001")
    const { body } = await officer.get(`/board/${unitId}?year=2010`)
    expect([body.year, body.years]).toEqual([2010, expect.arrayContaining([2010, 2011])])
    const { first } = await wholeList(officer, `/board/${unitId}/branches?group=meetings&year=2010`)
    expect(first.year).toBe(2010)
    const rows = await scene.judged({ asOf: "2011-03-01" })
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
    scene.server.setToday(today)
  })
})
