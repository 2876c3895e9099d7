import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { Person, TestServer } from "../../../../tests/support/server.ts"
import { openStudyScene, type StudyScene } from "../../../../tests/support/study-scene.ts"

let app: TestServer
let secretary: Person
let neighbour: Person
let study: StudyScene["study"]
let b1: number
let t1: number

interface Item {
  readonly obligation: string
  readonly period: string
  readonly until: string
  readonly from: string
  readonly proposedOn: string
  readonly planned: { activityId: number; start: string } | null
}

beforeAll(async () => {
  ;({ app, secretary, neighbour, study } = await openStudyScene())
  b1 = await app.unitId("B1")
  t1 = await app.unitId("T1")
})
afterAll(() => app.close())

const due = async (days?: number): Promise<Item[]> =>
  (await secretary.get(`/units/${b1}/due${days ? `?days=${days}` : ""}`)).body.items

describe("what is due when", () => {
  test("names every period of the days ahead by its last day, the soonest first", async () => {
    const items = await due()
    const untils = items.map(({ until }) => until)
    expect(untils).toEqual([...untils].sort())
    expect(untils.every((until) => until >= "2010-08-20" && until <= "2010-11-20")).toBe(true)
    expect(items).toContainEqual(
      expect.objectContaining({ obligation: "TM-ASSEMBLY", period: "2010-Q3", until: "2010-09-30" }),
    )
  })
  test("says what is planned for it already, and what is held falls due no more", async () => {
    const planned = await study({
      start: "2010-09-16 14:00",
      state: "planned",
      items: [{ kind: "assembly", topic: "三季度", hours: 1 }],
    })
    const assembly = (items: readonly Item[]) =>
      items.find(({ obligation, period }) => `${obligation} ${period}` === "TM-ASSEMBLY 2010-Q3")
    expect(assembly(await due())?.planned).toEqual({
      activityId: planned,
      start: "2010-09-16 14:00",
      enough: true,
    })
    await study({ start: "2010-08-19 14:00", items: [{ kind: "assembly", topic: "三季度", hours: 1 }] })
    expect(assembly(await due())).toBeUndefined()
  })
  test("looks into the next year as this one asks", async () => {
    const items = await due(366)
    expect(items.some(({ period }) => period === "2011-Q1")).toBe(true)
    expect(
      items.filter(({ obligation, period }) => obligation === "PL-FILED" && period === "2011"),
    ).toHaveLength(0)
  })
  test("is proposed for a day that is worked, not for the first of a year", async () => {
    const assembly = (await due(366)).find(({ period }) => period === "2011-Q1")
    expect(assembly?.from).toBe("2011-01-01")
    expect(assembly?.proposedOn).toMatch(/^2011-01-(0[4-9]|1)/)
  })
  test("stands on the home: what comes next of what is not owed", async () => {
    const { body } = await secretary.get(`/home/branch/${b1}`)
    const owed = new Set(body.owed.map(({ obligation }: Item) => obligation))
    expect(body.next.length).toBeGreaterThan(0)
    expect(body.next.some(({ obligation }: Item) => owed.has(obligation))).toBe(false)
  })
  test("of an office counts the units below, and opens those it is still for", async () => {
    const officer = await app.as("committee-officer", "T1")
    const { body } = await officer.get(`/board/${t1}/due`)
    const assembly = body.items.find(
      ({ obligation, period }: Item) => `${obligation} ${period}` === "TM-ASSEMBLY 2010-Q3",
    )
    expect(assembly).toMatchObject({ until: "2010-09-30", of: "branches", done: 1, all: 2 })
    const ofKind = (id: string) => body.items.find(({ obligation }: Item) => obligation === id)?.of
    expect(ofKind("TM-GROUP")).toBe("groups")
    const board = (await officer.get(`/board/${t1}?view=now`)).body.owed
    expect(board.find(({ obligation }: Item) => obligation === "TM-ASSEMBLY")?.of).toBe("branches")
    const units = await officer.get(`/board/${t1}/due/units?obligation=TM-ASSEMBLY&period=2010-Q3`)
    expect(units.body.items.map(({ code }: { code: string }) => code)).toEqual(["B2"])
    expect((await officer.get(`/board/${t1}/due/units?obligation=NO-SUCH&period=2010-Q3`)).status).toBe(404)
    expect((await officer.get(`/board/${t1}/due/units?obligation=TM-ASSEMBLY&period=2010-Q9`)).status).toBe(
      404,
    )
  })
  test("of the neighbour's branch does not exist", async () => {
    expect((await neighbour.get(`/units/${b1}/due`)).status).toBe(404)
    expect((await secretary.get(`/board/${b1}/due`)).status).toBe(403)
  })
  test("of an office names next year's plans once they are due, with those still to file", async () => {
    const officer = await app.as("committee-officer", "T1")
    app.setToday("2010-12-05")
    const { body } = await officer.get(`/board/${t1}/due`)
    const plans = body.items.find(
      ({ obligation, period }: Item) => `${obligation} ${period}` === "PL-FILED 2011",
    )
    expect(plans).toMatchObject({ until: "2010-12-31", kind: null, all: 2, asks: true })
    const units = await officer.get(`/board/${t1}/due/units?obligation=PL-FILED&period=2011`)
    expect(units.body.items).toHaveLength(plans.all - plans.done)
  })
})

describe("what is due for the units below one", () => {
  test("has the deed beside what the reader's own unit owes, and the reminder where somebody else does", async () => {
    app.setToday("2010-09-06")
    const officer = await app.as("committee-officer", "T1")
    const above = await app.as("department-officer", "D")
    const groupMonth = async (of: Person, unitId: number) =>
      (await of.get(`/board/${unitId}/due`)).body.items.find(
        ({ obligation, period }: Item) => `${obligation} ${period}` === "CG-MONTHLY 2010-09",
      )
    const own = await groupMonth(officer, t1)
    expect(own).toMatchObject({ done: 0, all: 1, asks: false })
    expect(own.own).toMatchObject([
      {
        unitId: t1,
        writes: true,
        due: { unitId: t1, kind: "central-group-study", action: "record", mayRecord: true, asks: false },
      },
    ])
    expect(await groupMonth(above, await app.unitId("D"))).toMatchObject({ all: 2, asks: true, own: [] })
    const list = (await officer.get(`/board/${t1}/branches?obligation=CG-MONTHLY&band=unmet`)).body.items
    expect(list.flatMap(({ figures }: { figures: { asks: boolean }[] }) => figures)).toMatchObject([
      { asks: false },
    ])
    const assembly = (await officer.get(`/board/${t1}/due`)).body.items.find(
      ({ obligation }: Item) => obligation === "TM-ASSEMBLY",
    )
    expect(assembly).toMatchObject({ asks: true, own: [] })
    app.setToday("2010-08-20")
  })
})
