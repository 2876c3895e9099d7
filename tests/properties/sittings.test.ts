import { readFileSync } from "node:fs"
import { join } from "node:path"
import fc from "fast-check"
import { expect, test } from "vitest"
import { exportWorkbook, undoWholeImport } from "../../src/server/features/exchange/index.ts"
import { emptyDistrict, inTemporaryFolder } from "../support/district.ts"
import { ImportScene } from "../support/import-scene.ts"

const scene = new ImportScene()

/** A branch with two groups, and a branch beside it that uses the same tags. */
const district = {
  组织: [
    "组织编码,组织名称,组织类型,上级组织编码,领域",
    "01,区委,区委,,",
    "0101,河东支部,党支部,01,农村",
    "0101-1,一组,党小组,0101,",
    "0101-2,二组,党小组,0101,",
    "0102,河西支部,党支部,01,农村",
  ],
  党员: ["党员编号,姓名,职级", "001,王秀英,无", "002,李建国,无"],
  组织关系: ["党员编号,组织编码,起始日期", "001,0101,2009-01-01", "002,0102,2009-01-01"],
}
const units = ["0101", "0101-1", "0101-2", "0102"] as const
const homes: Readonly<Record<string, string>> = { "0101-1": "0101", "0101-2": "0101" }

const shared = ["同场", "地点", "形式", "主持人编号", "记录", "会议方式"] as const
type Shared = Readonly<Record<(typeof shared)[number], string>>
interface Item extends Shared {
  readonly code: string
  readonly unit: string
  readonly on: string
}

const few = (...values: string[]) => fc.constantFrom("", ...values)
const item = (code: string): fc.Arbitrary<Item> =>
  fc.record({
    code: fc.constant(code),
    unit: fc.constantFrom(...units),
    on: fc.constantFrom("2010-03-05", "2010-03-05", "2010-03-05", "2010-04-05"),
    同场: few("甲", "甲", "乙"),
    地点: few("一楼"),
    形式: fc.constant(""),
    主持人编号: few("001"),
    记录: few("发言"),
    会议方式: fc.constantFrom("", "", "线上"),
  })
const items = (codes: readonly string[]) =>
  fc
    .tuple(fc.subarray([...codes], { minLength: 1 }), fc.tuple(...codes.map(item)))
    .map(([chosen, all]) => all.filter(({ code }) => chosen.includes(code)))

const codes = ["A1", "A2", "A3", "A4", "A5"]
const cases = fc.record({
  first: items(codes),
  second: items([...codes, "A6"]),
  /** Which columns the second file has. */
  given: fc.subarray([...shared]),
})

const sheet = (rows: readonly Item[], columns: readonly (typeof shared)[number][]) => [
  ["活动编号", "组织编码", "活动类型", "主题", "开始时间", "学时", ...columns].join(),
  ...rows.map((row) =>
    [
      row.code,
      row.unit,
      "集中学习",
      "学习",
      `${row.on} 09:00`,
      "2",
      ...columns.map((one) => row[one]),
    ].join(),
  ),
]

/** What the export says of every item, by code. */
async function exported(): Promise<Item[]> {
  return await inTemporaryFolder(async (folder) => {
    await exportWorkbook(scene.database, folder)
    const [head = "", ...rows] = readFileSync(join(folder, "活动.csv"), "utf8")
      .replace(/^\uFEFF/, "")
      .trim()
      .split(/\r?\n/)
    const names = head.split(",")
    return rows.map((row) => {
      const cells = new Map(row.split(",").map((cell, at) => [names[at] ?? "", cell]))
      const of = (name: string) => cells.get(name) ?? ""
      return {
        code: of("活动编号"),
        unit: of("组织编码"),
        on: of("开始时间").slice(0, 10),
        同场: of("同场"),
        地点: of("地点"),
        形式: of("形式"),
        主持人编号: of("主持人编号"),
        记录: of("记录"),
        会议方式: of("会议方式"),
      }
    })
  })
}

/** Which items share a sitting, each group by its codes. */
const together = async () =>
  (
    await scene.rows(
      "select string_agg(code, ' ' order by code) as codes from activity group by sitting_id order by 1",
    )
  ).map((row) => row.codes)
const seat = (row: Item) =>
  row.同场 === ""
    ? row.code
    : JSON.stringify([homes[row.unit] ?? row.unit, row.on, ...shared.map((name) => row[name])])
const byCode = (rows: readonly Item[]) => rows.toSorted((a, b) => (a.code < b.code ? -1 : 1))

test("what the items of a sitting say is kept once, and nothing that a workbook says is lost", async () => {
  await fc.assert(
    fc.asyncProperty(cases, async ({ first, second, given }) => {
      await emptyDistrict(scene.owner)
      await scene.sheets({ ...district, 活动: sheet(first, shared) })
      expect(await exported()).toEqual(byCode(first))
      const groups = Map.groupBy(byCode(first), seat)
      expect(await together()).toEqual(
        [...groups.values()].map((rows) => rows.map(({ code }) => code).join(" ")).toSorted(),
      )
      const before = { items: await exported(), together: await together() }

      const merged = new Map(first.map((row) => [row.code, row]))
      for (const row of second) {
        const said = Object.fromEntries(given.map((name) => [name, row[name]]))
        const was = merged.get(row.code) ?? {
          ...row,
          ...Object.fromEntries(shared.map((name) => [name, ""])),
        }
        merged.set(row.code, { ...was, unit: row.unit, on: row.on, ...said })
      }
      const report = await scene.sheets({ 活动: sheet(second, given) })
      expect(report.done).toBe(true)
      expect(await exported()).toEqual(byCode([...merged.values()]))
      // Those who share a sitting say the same where they sit together; none is left without items.
      for (const group of await together()) {
        const sat = String(group)
          .split(" ")
          .flatMap((code) => merged.get(code) ?? [])
        if (sat.length > 1) expect(new Set(sat.map(seat)).size).toBe(1)
      }
      expect(
        await scene.rows(
          "select from sitting s where not exists (select from activity a where a.sitting_id = s.sitting_id)",
        ),
      ).toEqual([])
      const again = await scene.sheets({ 活动: sheet(second, given) }, true)
      expect(again.sheets).toMatchObject([{ added: 0, changed: 0, unchanged: second.length }])

      expect(await undoWholeImport(scene.database, "command-line")).toMatchObject({ done: true })
      expect({ items: await exported(), together: await together() }).toEqual(before)
    }),
    { numRuns: 15, endOnFailure: true },
  )
}, 300_000)
