import { readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, test } from "vitest"
import { dayOf } from "../../src/domain/shared/calendar.ts"
import { exportWorkbook } from "../../src/server/features/exchange/index.ts"
import type { CsvSheets } from "../support/csv-folder.ts"
import { inTemporaryFolder } from "../support/district.ts"
import { actions, findings, ImportScene, small } from "../support/import-scene.ts"

const scene = new ImportScene()
const sample = fileURLToPath(new URL("../fixtures/samples/dated-roll-2010/book", import.meta.url))

const changed: CsvSheets = {
  ...small,
  组织: [
    ...(small.组织 ?? []).slice(0, 3),
    "0102,西河村党支部,党支部,0101,,社区,2009-01-01,",
    "0103,东河村党支部,党支部,0101,,农村,,",
  ],
  组织变动: [
    "组织编码,项目,值,起始日期",
    "0102,领域,社区,2010-07-01",
    "0102,领域,农村,",
    "0102,上级组织编码,01,",
    "0102,上级组织编码,0101,2010-05-01",
    "0102,设支委会,否,",
  ],
  党员变动: ["党员编号,项目,值,起始日期", "002,职级,无,2000-01-01", "002,职级,科员,2010-03-15"],
}

const histories = () =>
  scene.rows(
    `select u.code, item, from_on as "from", value from unit_history join unit u using (unit_id)
     union all select m.code, item, from_on, value from member_history join member m using (member_id)
     order by 1, 2, 3 nulls first`,
  )

describe("what was so on a day comes in", () => {
  test("a row holds from its day, in any order; the tree of each day follows", async () => {
    expect((await scene.sheets(changed)).done).toBe(true)
    expect(await histories()).toEqual([
      { code: "002", item: "rank", from: "2000-01-01", value: "none" },
      { code: "002", item: "rank", from: "2010-03-15", value: "clerk" },
      { code: "0102", item: "committee", from: null, value: false },
      { code: "0102", item: "field", from: null, value: "village" },
      { code: "0102", item: "field", from: "2010-07-01", value: "community" },
      expect.objectContaining({ code: "0102", item: "parent", from: null }),
      expect.objectContaining({ code: "0102", item: "parent", from: "2010-05-01" }),
    ])
    const places = `select from_on as "from", until_on as "until", nlevel(p.path) as level
      from unit_place p join unit u using (unit_id) where u.code = '0102' order by 1`
    expect(await scene.rows(places)).toEqual([
      { from: "-infinity", until: "2010-05-01", level: 2 },
      { from: "2010-05-01", until: "infinity", level: 3 },
    ])
  })

  test("the sample comes in without a fault, comes out as it was, and changes nothing when it comes in again", async () => {
    const first = await scene.bringIn(sample)
    expect([first.done, findings(first, "fault")]).toEqual([true, []])
    const before = await scene.everything()
    await inTemporaryFolder(async (folder) => {
      const path = join(folder, "out")
      await exportWorkbook(scene.database, path)
      for (const name of ["组织变动.csv", "党员变动.csv"]) {
        expect(linesOf(join(path, name)), name).toEqual(linesOf(join(sample, name)))
      }
      const again = await scene.bringIn(path)
      expect(actions(again)).toEqual({ sheets: [], changes: [] })
      expect(again.dated.changes).toBe(0)
      const workbook = join(folder, "out.xlsx")
      await exportWorkbook(scene.database, workbook)
      expect(actions(await scene.bringIn(workbook))).toEqual({ sheets: [], changes: [] })
    })
    const { audit_entry: _, ...after } = await scene.everything()
    expect({ ...after, audit_entry: before.audit_entry }).toEqual(before)
  })

  test("the same row with another value is told as a change", async () => {
    await scene.sheets(changed)
    const { 组织变动: rows = [] } = changed
    const report = await scene.sheets({
      组织变动: [rows[0] ?? "", "0102,领域,企业,", "0102,上级组织编码,0101,", "0102,领域,社区,2010-07-01"],
    })
    expect(actions(report)).toEqual({
      sheets: ["组织变动 +0 ~2"],
      changes: ["组织变动 0102 领域  值: 农村 → 企业", "组织变动 0102 上级组织编码  值: 01 → 0101"],
    })
  })

  test("the columns of an activity that are new", async () => {
    const 活动 = [
      "活动编号,组织编码,活动类型,主题,开始时间,学时,主讲人姓名,会议方式,学习途径,内容类别",
      "A1,0102,主题党日,护林,2010-03-05 09:00,2,刘教授,线上,书本、群众,法律、科技",
      "A2,0102,民主评议,评议,2010-03-08 09:00,4,,,,",
    ]
    const { 考勤: _, ...rest } = small
    await scene.sheets({ ...rest, 活动, 考勤: ["活动编号,党员编号,状态", "A1,001,早退"] })
    expect(
      await scene.rows(
        `select kind, lecturer_name, meeting_mode, study_paths, content_categories
           from activity join sitting using (sitting_id) order by code`,
      ),
    ).toEqual([
      {
        kind: "themed-day",
        lecturer_name: "刘教授",
        meeting_mode: "online",
        study_paths: ["books", "people"],
        content_categories: ["law", "science"],
      },
      {
        kind: "democratic-review",
        lecturer_name: null,
        meeting_mode: null,
        study_paths: null,
        content_categories: null,
      },
    ])
    expect(await scene.rows("select status from attendance")).toEqual([{ status: "left-early" }])
    const twice = await scene.sheets({
      活动: [
        "活动编号,组织编码,活动类型,主题,开始时间,学时,主讲人编号",
        "A1,0102,主题党日,护林,2010-03-05 09:00,2,001",
      ],
    })
    expect(findings(twice, "fault")).toEqual(["活动 2 主讲人编号 two-lecturers “刘教授”"])
  })
})

describe("refused in a history", () => {
  test("every fault of its rows, in one run", async () => {
    const faults = await scene.faults({
      ...small,
      组织变动: [
        "组织编码,项目,值,起始日期",
        "0102,领域,乡村,2010-01-01",
        "0109,领域,农村,",
        "0102,隶属,01,",
        "0102,上级组织编码,0999,2010-01-01",
        "0102,上级组织编码,0101,",
        "0102,组织名称,,2010-01-01",
        "0103,领域,社区,2010-02-30",
        "0103,领域,社区,2010-02-01",
        "0103,设支委会,是,2010-02-01",
        "0103,设支委会,否,2010-02-01",
      ],
      党员变动: ["党员编号,项目,值,起始日期", "002,职级,副科,2010-01-01", "003,特殊情况,年老体弱、生病,"],
    })
    expect(faults).toEqual([
      "组织变动 2 值 unknown-word “乡村”",
      "组织变动 3 组织编码 unknown-unit “0109”",
      "组织变动 4 项目 unknown-word “隶属”",
      "组织变动 5 值 unknown-unit “0999”",
      "组织变动 7 值 value-missing",
      "组织变动 8 起始日期 no-such-day “2010-02-30”",
      "组织变动 9 值 newest-differs “社区”",
      "组织变动 10 值 newest-differs “是”",
      "组织变动 11 项目 duplicate-history “0103”",
      "党员变动 2 值 newest-differs “副科”",
      "党员变动 3 值 unknown-word “年老体弱、生病”",
    ])
  })

  test("a circle, and two tops, on any day", async () => {
    const rows = ["组织编码,项目,值,起始日期", "0101,上级组织编码,0102,", "0101,上级组织编码,01,2010-05-01"]
    expect(await scene.faults({ ...small, 组织变动: rows })).toEqual(["组织变动 2 值 circle-on-day “0101”"])
    const tops = [
      "组织编码,项目,值,起始日期",
      "0101,上级组织编码,,2009-05-01",
      "0101,上级组织编码,01,2010-05-01",
    ]
    expect(await scene.faults({ ...small, 组织变动: tops })).toEqual([
      "组织变动 2 值 several-roots-on-day “0101”",
    ])
  })
})

describe("a main sheet alone", () => {
  const 组织 = [
    "组织编码,组织名称,组织类型,领域",
    "0102,西河村党支部,党支部,企业",
    "0103,东河村党支部,党支部,农村",
  ]

  test("is a change from the day of the import on", async () => {
    await scene.sheets(small)
    const report = await scene.sheets({ 组织 })
    expect(report.dated).toEqual({ changes: 1, holds: { from: "2010-12-31" } })
    expect(await histories()).toEqual([
      { code: "0102", item: "field", from: null, value: "village" },
      { code: "0102", item: "field", from: "2010-12-31", value: "enterprise" },
    ])
    expect((await scene.sheets({ 组织 })).dated.changes).toBe(0)
  })

  test("or from the day that is named, whatever was said of later days", async () => {
    await scene.sheets(changed)
    const report = await scene.sheets({ 组织 }, false, { from: dayOf("2010-06-01") })
    expect(report.dated).toEqual({ changes: 1, holds: { from: "2010-06-01" } })
    expect((await histories()).filter(({ item }) => item === "field")).toEqual([
      { code: "0102", item: "field", from: null, value: "village" },
      { code: "0102", item: "field", from: "2010-06-01", value: "enterprise" },
    ])
  })

  test("or it was always so", async () => {
    await scene.sheets(changed)
    const report = await scene.sheets({ 组织 }, false, "always")
    expect(report.dated).toEqual({ changes: 1, holds: "always" })
    expect((await histories()).filter(({ item }) => item === "field")).toEqual([])
  })

  test("where the file has a history of the item, that is what holds", async () => {
    await scene.sheets(small)
    const report = await scene.sheets({
      组织,
      组织变动: ["组织编码,项目,值,起始日期", "0102,领域,农村,", "0102,领域,企业,2010-09-01"],
    })
    expect(report.dated.changes).toBe(0)
    expect((await histories()).map(({ from }) => from)).toEqual([null, "2010-09-01"])
  })

  test("an empty cell is what it stands for, and no change", async () => {
    await scene.sheets(small)
    const report = await scene.sheets({ 党员: ["党员编号,姓名,职级,在职", "001,王秀英,,否"] })
    expect(report.dated.changes).toBe(0)
  })
})

/** The lines of a CSV file without its header, in no order. */
function linesOf(path: string): string[] {
  const [, ...lines] = readFileSync(path, "utf8")
    .replace(/^\uFEFF/, "")
    .trim()
    .split(/\r?\n/)
  return lines.toSorted()
}
