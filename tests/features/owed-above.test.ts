import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { isRecordable } from "../../src/domain/overview/outlook.ts"
import { readPacks } from "../../src/server/features/policy/read-packs.ts"
import { writeCsvSheets } from "../support/csv-folder.ts"
import { bringIn, inTemporaryFolder } from "../support/district.ts"
import { openTestServer, type Person, type TestServer } from "../support/server.ts"

/**
 * A district in which all that can be recorded is owed, in 2010 and in 2027, when the five years of cadres end: nobody
 * met but once, with a list that lacks somebody and somebody absent.
 */
const people: readonly (readonly [string, string, string])[] = [
  ["001", "正处", "0101"],
  ["002", "科员", "0102"],
  ["003", "无", "0102"],
  ["004", "无", "0102"],
  ["005", "无", "0103"],
  ["006", "无", "0103"],
  ["007", "无", "0104"],
  ["008", "无", "0104"],
]
const book = {
  组织: [
    "组织编码,组织名称,组织类型,上级组织编码,类别,领域,设中心组,设支委会,党课周期",
    "01,山南区委,区委,,,,是,,",
    "0101,河东街道党工委,党工委,01,街镇,,是,,",
    "0102,石桥村党支部,党支部,0101,,农村,,是,季度",
    "0102-1,石桥一组,党小组,0102,,,,,",
    "0103,纺织厂党支部,党支部,0101,,企业,,是,半年",
    "0104,街道机关党支部,党支部,0101,,机关,,是,季度",
    "0201,河西街道党工委,党工委,01,街镇,,,,",
    "0202,北坡村党支部,党支部,0201,,农村,,,",
  ],
  党员: ["党员编号,姓名,职级,在职", ...people.map(([code, rank]) => `${code},甲${code},${rank},是`)],
  组织关系: [
    "党员编号,组织编码,起始日期",
    ...people.map(([code, , unit]) => `${code},${unit === "0101" ? "0104" : unit},2009-01-01`),
  ],
  任职: [
    "党员编号,组织编码,职务,起始日期",
    "001,0101,书记,2009-01-01",
    "001,0101,中心组组长,2009-01-01",
    "003,0102,书记,2009-01-01",
    "005,0103,书记,2009-01-01",
    "007,0104,组织委员,2009-01-01",
    "002,0102,宣传委员,2009-01-01",
  ],
  活动: [
    "活动编号,组织编码,活动类型,主题,开始时间,学时",
    ...["2010", "2027"].flatMap((year) => [
      `S${year},0102,集中学习,学习,${year}-03-05 09:00,1`,
      `Z${year},0101,中心组学习,学习,${year}-03-06 09:00,1`,
    ]),
  ],
  考勤: ["活动编号,党员编号,状态", "S2010,004,缺席", "S2027,004,缺席"],
} as const

interface Owed {
  readonly obligation: string
  readonly obligations: readonly string[]
  readonly period: string
  readonly unitId: number
  readonly asks: boolean
  readonly kind: string | null
  readonly lecturer: object | null
  readonly group: string
  readonly people: number | null
}

const days = ["2010-11-20", "2027-11-20"] as const
const below = ["0101", "0102", "0103", "0104"] as const

let server: TestServer
let officer: Person
const ids = new Map<string, number>()

beforeAll(async () => {
  server = await openTestServer({ today: days[0] })
  await inTemporaryFolder(async (folder) => {
    await writeCsvSheets(folder, book)
    const report = await bringIn(server.database, folder)
    if (!report.done) throw new Error(JSON.stringify(report.faults.list()))
  })
  for (const code of ["01", "0102-1", "0201", "0202", ...below]) ids.set(code, await server.unitId(code))
  officer = await server.as("department-officer", "01")
})
afterAll(() => server.close())

const idOf = (code: string) => ids.get(code) ?? 0
const owedOf = async (reader: Person, code: string): Promise<{ owed: Owed[]; can: string[] }> => {
  const reply = await reader.get(`/units/${idOf(code)}/standing`)
  expect(reply.status, reply.text).toBe(200)
  return reply.body
}
const keyOf = ({ obligation, period }: Pick<Owed, "obligation" | "period">) => `${obligation} ${period}`

test("every obligation that can be recorded here is among what is owed, and is asked after from above", async () => {
  const seen = new Set<string>()
  for (const day of days) {
    server.setToday(day)
    for (const code of below) {
      for (const one of (await owedOf(officer, code)).owed) {
        for (const id of one.obligations) seen.add(id)
        const where = `${day} ${code} ${keyOf(one)}`
        expect(one.asks, where).toBe(true)
        const query = `obligation=${one.obligation}&period=${one.period}&unit=${idOf(code)}&alone=yes`
        const draft = await officer.get(`/reminders/draft?${query}`)
        expect(draft.status, where).toBe(200)
        expect(
          draft.body.units.map(({ unitId }: Owed) => unitId),
          where,
        ).toEqual([idOf(code)])
      }
    }
  }
  const asked = readPacks()
    .flatMap(({ clauses }) => clauses)
    .filter((clause) => isRecordable(clause))
  expect(asked.map(({ id }) => id).filter((id) => !seen.has(id))).toEqual([])
  expect(asked.length).toBeGreaterThan(25)
})

describe.each(days)("on %s", (day) => {
  /** All that the units below owe, by obligation and period. */
  const owedBelow = async () => {
    server.setToday(day)
    const found = new Map<string, Owed & { readonly code: string }>()
    for (const code of below)
      for (const one of (await owedOf(officer, code)).owed) found.set(keyOf(one), { ...one, code })
    return found
  }

  test("what falls due for a unit is asked after where it is owed already, and nothing else is", async () => {
    server.setToday(day)
    for (const code of below) {
      const owed = new Set((await owedOf(officer, code)).owed.map(keyOf))
      const { items } = (await officer.get(`/units/${idOf(code)}/due?days=366`)).body
      expect(items.length).toBeGreaterThan(0)
      for (const item of items as Owed[])
        expect(item.asks, `${code} ${keyOf(item)}`).toBe(owed.has(keyOf(item)))
    }
  })

  test("lists of a board have the reminder beside each rule, and it finds somebody", async () => {
    const owed = await owedBelow()
    const due = (await officer.get(`/board/${idOf("01")}/due?days=366`)).body.items
    for (const item of due as (Owed & { done: number; all: number })[])
      if (owed.has(keyOf(item)) && item.done < item.all) expect(item.asks, keyOf(item)).toBe(true)
    const board = (await officer.get(`/board/${idOf("01")}`)).body
    expect(board.owed.some(({ obligation }: Owed) => obligation === "PL-FILED")).toBe(true)
    for (const one of board.owed as Owed[]) {
      const draft = await officer.get(
        `/reminders/draft?obligation=${one.obligation}&period=${one.period}&unit=${idOf("01")}`,
      )
      expect(draft.body.units?.length, keyOf(one)).toBeGreaterThan(0)
    }
    for (const group of ["meetings", "study", "training", "secretary-lecture", "central-group"]) {
      const { rules } = (await officer.get(`/board/${idOf("01")}/branches?group=${group}`)).body
      expect(rules.length, group).toBeGreaterThan(0)
      for (const { obligation, asks } of rules) {
        const list = `/board/${idOf("01")}/branches?obligation=${obligation}&band=unmet`
        const { rule, items } = (await officer.get(list)).body
        expect(rule.asks, obligation).toEqual(asks)
        if (items.length > 0) expect(asks.length, obligation).toBeGreaterThan(0)
      }
    }
  })

  test("so has a figure opened, the year of a central group, the lectures of secretaries and of branches", async () => {
    const owed = await owedBelow()
    for (const { code, obligation, period, people: behind, unitId } of owed.values()) {
      if (behind !== null || Number(period.slice(0, 4)) > Number(day.slice(0, 4))) continue
      if (obligation === "PL-FILED" && code === "0101") continue
      const of = `obligation=${obligation}&subjectType=org&subjectId=${unitId}&period=${period}`
      const { body } = await officer.get(`/explanations?${of}`)
      expect(body.asks, `${code} ${obligation} ${period}`).toBe(true)
      const own = await server.as("branch-secretary", "0102")
      if (code === "0102") expect((await own.get(`/explanations?${of}`)).body.asks).toBe(false)
    }
    const { duties } = (await officer.get(`/units/${idOf("0101")}/study-days`)).body
    expect(duties.length).toBeGreaterThan(0)
    for (const duty of duties) expect(duty.asks, duty.obligation).not.toBeNull()
    const { rows } = (await officer.get(`/units/${idOf("01")}/secretary-lectures`)).body
    const ofStreet = rows.filter(({ unit }: { unit: { code: string } }) => unit.code === "0101")
    expect(ofStreet.length).toBeGreaterThan(0)
    for (const row of ofStreet) expect(row.asks, row.obligation).toBe(true)
    const { duty } = (await officer.get(`/units/${idOf("01")}/lectures`)).body
    expect(duty.periods).toEqual([`${day.slice(0, 4)}-Q4`, `${day.slice(0, 4)}-H2`])
  })

  test("at the reader's own unit nothing is asked after, and each thing leads to where it is done", async () => {
    server.setToday(day)
    for (const [role, code] of [
      ["branch-secretary", "0102"],
      ["branch-secretary", "0103"],
      ["committee-officer", "0101"],
      ["department-officer", "01"],
    ] as const) {
      const reader = await server.as(role, code)
      const { owed, can } = await owedOf(reader, code)
      expect(owed.length, code).toBeGreaterThan(0)
      for (const one of owed) {
        const where = `${code} ${keyOf(one)}`
        expect(one.asks, where).toBe(false)
        if (one.kind !== null || one.lecturer !== null) expect(can, where).toContain("event.record")
        else if (one.group === "filing")
          expect((await reader.get(`/units/${idOf(code)}/plans/${one.period}`)).body.can, where).toContain(
            "plan.write",
          )
        else if (one.people !== null)
          expect((await reader.get(`/units/${idOf(code)}/people/standing`)).status, where).toBe(200)
        else {
          const of = `obligation=${one.obligation}&subjectType=org&subjectId=${one.unitId}&period=${one.period}`
          expect((await reader.get(`/explanations?${of}`)).body.steps.length, where).toBeGreaterThan(0)
        }
      }
    }
  })

  test("the plan of a committee is on its home and among what falls due, with the district's own", async () => {
    server.setToday(day)
    const next = String(Number(day.slice(0, 4)) + 1)
    for (const [role, code] of [
      ["committee-officer", "0101"],
      ["department-officer", "01"],
    ] as const) {
      const reader = await server.as(role, code)
      const plan = { obligation: "PL-FILED", period: next, group: "filing" }
      const home = (await reader.get(`/home/branch/${idOf(code)}`)).body
      expect(home.owed).toContainEqual(expect.objectContaining(plan))
      const due = (await reader.get(`/units/${idOf(code)}/due`)).body
      expect(due.items).toContainEqual(expect.objectContaining(plan))
    }
  })

  test("a neighbour finds nothing to ask after", async () => {
    server.setToday(day)
    const neighbour = await server.as("committee-officer", "0201")
    expect((await neighbour.get(`/units/${idOf("0102")}/standing`)).status).toBe(404)
    const { body } = await neighbour.get("/reminders/draft?obligation=TM-LECTURE&period=2010-Q4")
    const codes = (body.units ?? []).map(({ code }: { code: string }) => code)
    expect(codes.filter((code: string) => !code.startsWith("02"))).toEqual([])
    const inspector = await server.as("inspector", "01")
    const { owed } = await owedOf(inspector, "0102")
    expect(owed.some(({ asks }) => asks)).toBe(false)
  })
})
