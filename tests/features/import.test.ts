import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { sheetOf, sheets } from "../../src/contract/workbook.ts"
import { bookParts, craftZip, textRow } from "../../src/server/documents/workbook/crafted-files.ts"
import type { Change, ImportReport } from "../../src/server/features/exchange/index.ts"
import { type CsvSheets, writeCsvSheets } from "../support/csv-folder.ts"
import { freshDatabase, type TestDatabase } from "../support/database.ts"
import { bringIn, emptyDistrict, inTemporaryFolder } from "../support/district.ts"

const sample = fileURLToPath(new URL("../fixtures/sample-district/book", import.meta.url))

/** A small district without a single oddity: two branches under a street, two people in each. */
const small: CsvSheets = {
  组织: [
    "组织编码,组织名称,组织类型,上级组织编码,类别,领域,成立日期,撤销日期",
    "01,历城区委,区委,,,,,",
    "0101,唐冶街道党工委,党工委,01,街镇,,,",
    "0102,西河村党支部,党支部,0101,,农村,2009-01-01,",
    "0103,东河村党支部,党支部,0101,,农村,,",
  ],
  党员: ["党员编号,姓名,职级", "001,王秀英,无", "002,李建国,科员", "003,赵桂兰,无", "004,孙志强,无"],
  组织关系: [
    "党员编号,组织编码,起始日期,终止日期",
    "001,0102,2009-01-01,",
    "002,0102,2009-01-01,",
    "003,0103,2009-01-01,",
    "004,0103,2009-01-01,",
  ],
  任职: ["党员编号,组织编码,职务,起始日期,终止日期", "001,0102,书记,2009-01-01,"],
  活动: [
    "活动编号,组织编码,活动类型,主题,开始时间,学时,状态",
    "A1,0102,党课,廉洁自律,2010-03-05 09:00,2,",
    "A2,0102,集中学习,春季学习,2010-03-08 09:00,4,",
    "A3,0103,党员大会,一季度党员大会,2010-03-10 19:00,1.5,计划",
  ],
  考勤: [
    "活动编号,党员编号,状态,请假事由,补课负责人编号,补课日期",
    "A1,001,出席,,,",
    "A1,002,请假,住院,,",
    "A2,002,补课完成,,001,2010-03-20",
  ],
  培训: ["党员编号,名称,培训类别,开始日期,结束日期,学时,状态", "001,春季班,党校,2010-04-01,2010-04-03,24,"],
  文章: [
    "党员编号,类型,标题,日期,状态",
    "001,心得,学习体会,2010-05-01,已采纳",
    "001,心得,学习体会,2010-05-01,待审",
  ],
  学习计划: ["组织编码,年度,报送日期,备案日期,备案意见", "0102,2010,2010-01-04,2010-01-20,同意"],
}

/** The small district with other sheets in place of some of its own. */
const smallWith = (others: CsvSheets): CsvSheets => ({ ...small, ...others })

let database: TestDatabase
let owner: Awaited<ReturnType<TestDatabase["ownerClient"]>>
beforeAll(async () => {
  database = await freshDatabase()
  owner = await database.ownerClient()
})
afterAll(async () => {
  await owner.end()
  await database.drop()
})
beforeEach(() => emptyDistrict(owner))

function importSheets(book: CsvSheets, check = false): Promise<ImportReport> {
  return inTemporaryFolder(async (folder) => {
    await writeCsvSheets(folder, book)
    return bringIn(database, folder, check)
  })
}

/** Findings in short: sheet, row, column, code, and the value as it stood. */
function findings(report: ImportReport, level: "fault" | "warning" | "note"): string[] {
  return report.faults
    .list()
    .filter((one) => one.level === level)
    .map(({ sheet, row, column, code, value }) =>
      [sheet, row, column, code, value === undefined ? undefined : `“${value}”`]
        .filter((part) => part !== undefined)
        .join(" "),
    )
}

const faultsOf = async (book: CsvSheets) => findings(await importSheets(book), "fault")

/** All that is in the database, the journal included. */
async function everything(): Promise<unknown> {
  const names = ["unit", "member", "membership", "post", "activity", "attendance", "training", "writing"]
  const found: unknown[] = []
  for (const name of [...names, "study_plan", "journal"]) {
    found.push((await owner.query(`select * from ${name} t order by t::text`)).rows)
  }
  return found
}

async function journalLines(): Promise<number> {
  return (await owner.query("select from journal")).rows.length
}

function inShort({ sheet, about, column, was, is }: Change): string {
  return `${sheetOf(sheet).title} ${about} ${column}: ${was} → ${is}`
}

/** What an import did, sheet by sheet, and which cells it changed. */
function deeds({ sheets, changes }: ImportReport) {
  return {
    sheets: sheets
      .filter(({ added, changed }) => added + changed > 0)
      .map(({ sheet, added, changed }) => `${sheetOf(sheet).title} +${added} ~${changed}`),
    changes: changes.map(inShort),
  }
}

describe("an import is all or nothing", () => {
  test("one wrong row keeps the whole file out, and the journal stays as it was", async () => {
    await importSheets(small)
    const before = await everything()
    const report = await importSheets(
      smallWith({
        文章: ["党员编号,类型,标题,日期", "001,心得,新写的,2010-06-01", "099,心得,谁的,2010-06-01"],
      }),
    )
    expect(report.done).toBe(false)
    expect(findings(report, "fault")).toEqual(["文章 3 党员编号 unknown-member “099”"])
    expect(await everything()).toEqual(before)
  })

  test("a check changes nothing, and says what an import would do", async () => {
    const before = await everything()
    const report = await importSheets(small, true)
    expect(report.done).toBe(false)
    expect(report.faults.count("fault")).toBe(0)
    expect(deeds(report).sheets).toContain("考勤 +3 ~0")
    expect(await everything()).toEqual(before)
  })

  test("an import that is done leaves one line in the journal, saying who and what", async () => {
    const before = await journalLines()
    const report = await importSheets(small)
    expect(report.done).toBe(true)
    expect(findings(report, "warning")).toEqual([])
    expect(await journalLines()).toBe(before + 1)
    const { rows } = await owner.query(
      "select actor, deed, details from journal order by journal_id desc limit 1",
    )
    expect(rows[0]).toMatchObject({ actor: "test", deed: "workbook-imported" })
    expect(JSON.stringify(rows[0].details)).toContain('{"added": 4, "sheet": "members"'.replaceAll(" ", ""))
  })

  test("codes keep their leading zeros", async () => {
    await importSheets(small)
    const { rows } = await owner.query("select code from member union all select code from unit order by 1")
    expect(rows.map(({ code }) => code)).toEqual(["001", "002", "003", "004", "01", "0101", "0102", "0103"])
  })
})

describe("every fault of a file is found in one run", () => {
  test("what contradicts itself and what points nowhere, in every sheet at once", async () => {
    const faults = await faultsOf({
      组织: [
        "组织编码,组织名称,组织类型,上级组织编码,成立日期,撤销日期,备注",
        "01,历城区委,区委,,,,",
        "0101,唐冶街道党工委,党工委,01,,,",
        "0102,西河村党支部,党支部,0101,2010-05-01,2010-04-01,",
        "0102,又一个西河村党支部,党支部,0101,,,",
        "0104,南河村党支部,党支部,0999,,,",
      ],
      党员: [
        "党员编号,姓名,出生日期,在职",
        "001,王秀英,1950-02-30,是",
        "002,李建国,,对",
        "002,李建军,,",
        "005,,,",
      ],
      组织关系: [
        "党员编号,组织编码,起始日期,终止日期",
        "001,0102,2010-03-01,2010-02-01",
        "002,0101,2010-01-01,",
        "009,0102,2010-01-01,",
        "001,0909,2010-01-01,",
      ],
      任职: [
        "党员编号,组织编码,职务,起始日期,终止日期",
        "777,0102,书记,2010-01-01,",
        "001,0102,书记,2010-03-01,2010-02-01",
      ],
      活动: [
        "活动编号,组织编码,活动类型,主题,开始时间,学时,面向组织,主持人编号,主讲人编号",
        "A1,0102,党课,廉洁,2010-01-05 09:00,2,0102、0888,901,902",
        "A2,0102,讲座,廉洁,2010-01-05 25:00,两小时,,,",
      ],
      考勤: [
        "活动编号,党员编号,状态,补课负责人编号,补课日期",
        "A1,001,补课完成,,",
        "A1,001,出席,,",
        "A1,002,补课完成,903,2010-01-09",
        "A9,001,出席,,",
        "A1,905,出席,,",
      ],
      培训: [
        "党员编号,名称,培训类别,开始日期,结束日期,学时",
        "001,春季班,党校,2010-03-05,2010-03-01,-3",
        "555,春季班,党校,2010-03-01,,2.125",
      ],
      文章: ["党员编号,类型,标题,日期", "556,心得,体会,2010-13-01"],
      学习计划: ["组织编码,年度", "0444,10"],
    })
    expect(faults.toSorted()).toEqual(
      [
        "组织 1 备注 unknown-column “备注”",
        "组织 4 撤销日期 ends-before-start “2010-04-01”",
        "组织 5 组织编码 duplicate-code “0102”",
        "组织 6 上级组织编码 unknown-unit “0999”",
        "党员 2 出生日期 no-such-day “1950-02-30”",
        "党员 3 在职 unknown-word “对”",
        "党员 4 党员编号 duplicate-code “002”",
        "党员 5 姓名 required-empty “”",
        "组织关系 2 终止日期 ends-before-start “2010-02-01”",
        "组织关系 3 组织编码 not-a-branch “0101”",
        "组织关系 4 党员编号 unknown-member “009”",
        "组织关系 5 组织编码 unknown-unit “0909”",
        "任职 2 党员编号 unknown-member “777”",
        "任职 3 终止日期 ends-before-start “2010-02-01”",
        "活动 2 面向组织 unknown-unit “0888”",
        "活动 2 主持人编号 unknown-member “901”",
        "活动 2 主讲人编号 unknown-member “902”",
        "活动 3 活动类型 unknown-word “讲座”",
        "活动 3 开始时间 not-a-moment “2010-01-05 25:00”",
        "活动 3 学时 not-a-number “两小时”",
        "考勤 2 补课日期 make-up-without-day",
        "考勤 3 党员编号 duplicate-attendance “001”",
        "考勤 4 补课负责人编号 unknown-member “903”",
        "考勤 5 活动编号 unknown-activity “A9”",
        "考勤 6 党员编号 unknown-member “905”",
        "培训 2 结束日期 ends-before-start “2010-03-01”",
        "培训 2 学时 negative “-3”",
        "培训 3 党员编号 unknown-member “555”",
        "培训 3 学时 too-many-places “2.125”",
        "文章 2 党员编号 unknown-member “556”",
        "文章 2 日期 no-such-day “2010-13-01”",
        "学习计划 2 组织编码 unknown-unit “0444”",
        "学习计划 2 年度 not-a-year “10”",
      ].toSorted(),
    )
  })

  test.each([
    [
      "a circle, and a unit above itself",
      ["03,丙,党委,04", "04,丁,党委,05", "05,戊,党委,03", "06,己,党委,06"],
      ["组织 3 上级组织编码 circle “03”", "组织 6 上级组织编码 circle “06”"],
    ],
    ["two roots", ["03,丙,党委,"], ["组织 3 上级组织编码 several-roots “03”"]],
    [
      "a superior that is not there, and is not one more root",
      ["03,丙,党委,02"],
      ["组织 3 上级组织编码 unknown-unit “02”"],
    ],
  ])("in the tree: %s", async (_, rows, expected) => {
    const header = "组织编码,组织名称,组织类型,上级组织编码"
    expect(await faultsOf({ 组织: [header, "01,区委,区委,", ...rows] })).toEqual(expected)
  })

  test("in the tree: no root at all", async () => {
    const header = "组织编码,组织名称,组织类型,上级组织编码"
    expect(await faultsOf({ 组织: [header, "01,甲,区委,02", "02,乙,党委,01"] })).toEqual([
      "组织 上级组织编码 no-root",
      "组织 2 上级组织编码 circle “01”",
    ])
  })

  test("nobody belongs to two units on one day: two rows of the file, a row twice, and one that is there already", async () => {
    await importSheets(small)
    const header = "党员编号,组织编码,起始日期,终止日期"
    expect(
      await faultsOf({
        组织关系: [
          header,
          "001,0103,2010-06-01,",
          "003,0103,2009-01-01,2010-03-01",
          "003,0102,2010-02-28,",
          "005,0102,2010-01-01,2010-02-01",
          "005,0103,2010-02-01,",
          "006,0102,2010-01-01,",
          "006,0102,2010-01-01,",
        ],
        党员: ["党员编号,姓名", "005,周敏", "006,吴刚"],
      }),
    ).toEqual([
      "组织关系 2 起始日期 overlap “001”",
      "组织关系 4 起始日期 overlap “003”",
      "组织关系 8 起始日期 overlap “006”",
    ])
  })

  test("a unit with people in it stays a branch, and keeps the order of its days", async () => {
    await importSheets(small)
    const changed = await importSheets({
      组织: [
        "组织编码,组织名称,组织类型,撤销日期",
        "0102,西河村党支部,党支部,2008-12-31",
        "0103,东河村党委,党委,",
      ],
    })
    expect(findings(changed, "fault")).toEqual([
      "组织 2 撤销日期 ends-before-start “2008-12-31”",
      "组织 3 组织类型 unit-with-members “党委”",
    ])
  })

  test("a sheet without a header, or without its key, hides nothing that is wrong elsewhere", async () => {
    const faults = await faultsOf({
      组织: [],
      党员: ["姓名", "王秀英"],
      文章: ["党员编号,类型,标题,日期", "001,心得,体会,2010-02-30"],
    })
    expect(faults).toEqual([
      "组织 no-header",
      "党员 1 党员编号 missing-column",
      "文章 2 日期 no-such-day “2010-02-30”",
      "文章 2 党员编号 unknown-member “001”",
    ])
  })

  test("thousands of faults are counted, and enough of them named", async () => {
    const rows = Array.from({ length: 10_500 }, (_, index) => `${index},心得,体会,2010-02-30`)
    const report = await importSheets({ ...small, 文章: ["党员编号,类型,标题,日期", ...rows] })
    expect(report.faults.count("fault")).toBeGreaterThanOrEqual(10_500)
    expect(report.faults.list().length).toBe(10_000)
  })
})

describe("in an .xlsx", () => {
  /** Imports a workbook of these sheets, each as rows of XML. */
  function importXlsx(rows: Readonly<Record<string, string>>): Promise<ImportReport> {
    return inTemporaryFolder(async (folder) => {
      const path = join(folder, "book.xlsx")
      await writeFile(path, craftZip(bookParts(rows)))
      return bringIn(database, path)
    })
  }

  test("numbers stored as text and text stored as numbers are faults with their cell", async () => {
    await importSheets(small)
    const report = await importXlsx({
      培训:
        textRow("党员编号", "名称", "培训类别", "开始日期", "学时") +
        '<row><c><v>2</v></c><c t="inlineStr"><is><t>夏季班</t></is></c><c t="inlineStr"><is><t>党校</t></is></c><c s="1"><v>40330</v></c><c><v>8</v></c></row>' +
        textRow("002", "夏季班", "党校", "2010-06-01", "8"),
    })
    expect(findings(report, "fault")).toEqual([
      "培训 2 党员编号 not-text “2”",
      "培训 3 学时 number-as-text “8”",
    ])
  })

  test("a sheet nobody used is only noted, one with content is a fault", async () => {
    const units = textRow("组织编码", "组织名称", "组织类型") + textRow("01", "历城区委", "区委")
    const noted = await importXlsx({ 组织: units, Sheet1: "", Sheet2: '<row r="1"><c r="A1" s="1"/></row>' })
    expect(findings(noted, "note")).toEqual(["Sheet1 empty-sheet", "Sheet2 empty-sheet"])
    expect(noted.done).toBe(true)
    const refused = await importXlsx({ 组织: units, 花名册: textRow("王秀英") })
    expect(findings(refused, "fault")).toEqual(["花名册 unknown-sheet"])
  })

  test("of a formula the stored value is taken, and that is said", async () => {
    const text = (cell: string, value: string) => `<c r="${cell}" t="inlineStr"><is><t>${value}</t></is></c>`
    const formula = '<c r="B2" t="str"><f>CONCAT("历城","区委")</f><v>历城区委</v></c>'
    const report = await importXlsx({
      组织:
        textRow("组织编码", "组织名称", "组织类型") +
        `<row r="2">${text("A2", "01")}${formula}${text("C2", "区委")}</row>`,
    })
    expect(report.done).toBe(true)
    expect(findings(report, "note")).toEqual(["组织 组织名称 formulas-taken"])
    expect((await owner.query("select name from unit")).rows).toEqual([{ name: "历城区委" }])
  })
})

describe("what is odd but happens is taken as it stands, with a warning", () => {
  test("each oddity the contract names", async () => {
    const report = await importSheets({
      组织: [
        "组织编码,组织名称,组织类型,上级组织编码,成立日期,撤销日期",
        "01,历城区委,区委,,,",
        "0102,西河村党支部,党支部,01,2010-02-01,2010-10-01",
        "0103,东河村党支部,党支部,01,,",
      ],
      党员: ["党员编号,姓名", "001,王秀英", "002,李建国", "003,赵桂兰", "004,孙志强"],
      组织关系: [
        "党员编号,组织编码,起始日期,终止日期",
        "001,0102,2010-01-01,",
        "002,0102,2010-02-01,2010-10-01",
        "003,0103,2009-01-01,",
        "002,0103,2010-10-01,2010-10-01",
      ],
      任职: ["党员编号,组织编码,职务,起始日期,终止日期", "001,0102,书记,2010-02-01,2010-11-01"],
      活动: ["活动编号,组织编码,活动类型,主题,开始时间,学时", "A1,0102,集中学习,学习,2010-01-15 09:00,4"],
      考勤: ["活动编号,党员编号,状态,补课日期", "A1,001,出席,", "A1,003,出席,", "A1,002,补课完成,2010-01-10"],
    })
    expect(report.done).toBe(true)
    expect(findings(report, "warning").toSorted()).toEqual(
      [
        "组织 3 组织编码 branch-of-one “0102”",
        "组织 4 组织编码 branch-of-one “0103”",
        "党员 3 党员编号 member-without-unit “002”",
        "党员 5 党员编号 member-without-unit “004”",
        "组织关系 2 组织编码 beyond-unit-life “0102”",
        "组织关系 5 终止日期 covers-no-day “2010-10-01”",
        "任职 2 组织编码 beyond-unit-life “0102”",
        "活动 2 开始时间 activity-beyond-unit-life “2010-01-15”",
        "考勤 3 党员编号 attendance-of-outsider “003”",
        "考勤 4 党员编号 attendance-of-outsider “002”",
        "考勤 4 补课日期 make-up-before-activity “2010-01-10”",
      ].toSorted(),
    )
    expect((await owner.query("select from attendance")).rows.length).toBe(3)
  })

  test("of many oddities of a kind a few are named and all are counted", async () => {
    const rows = Array.from({ length: 50 }, (_, index) => `M${index},王${index}`)
    const report = await importSheets({ 党员: ["党员编号,姓名", ...rows] })
    expect(report.faults.count("warning")).toBe(50)
    const named = report.faults.list()
    expect(named.length).toBe(20)
    expect(named.at(-1)?.details?.more).toBe(30)
  })
})

describe("importing again", () => {
  test("the same file changes nothing", async () => {
    await bringIn(database, sample)
    const before = await everything()
    const report = await bringIn(database, sample)
    expect(deeds(report)).toEqual({ sheets: [], changes: [] })
    expect(report.sheets.reduce((sum, { unchanged }) => sum + unchanged, 0)).toBe(6220)
    expect(await owner.query("select from journal").then(({ rows }) => rows.length)).toBeGreaterThan(1)
    const withoutJournal = (all: unknown) => (Array.isArray(all) ? all.slice(0, -1) : all)
    expect(withoutJournal(await everything())).toEqual(withoutJournal(before))
  })

  test("changes only what differs, and says what that was", async () => {
    await importSheets(small)
    const report = await importSheets(
      smallWith({
        组织: [
          "组织编码,组织名称,组织类型,上级组织编码,撤销日期",
          "0103,东河村联合党支部,党支部,0101,",
          "0104,南河村党支部,党支部,0101,",
        ],
        党员: ["党员编号,姓名,职级,特殊情况", "001,王秀英,科员,", "004,孙志强,无,年老体弱、外出流动"],
        组织关系: [
          "党员编号,组织编码,起始日期,终止日期",
          "003,0103,2009-01-01,2010-07-01",
          "003,0102,2010-07-01,",
        ],
        活动: [
          "活动编号,组织编码,活动类型,主题,开始时间,学时,状态",
          "A3,0103,党员大会,一季度党员大会,2010-03-11 19:00,2,已举行",
        ],
        考勤: [
          "活动编号,党员编号,状态,请假事由,补课负责人编号,补课日期",
          "A1,002,补课完成,住院,001,2010-03-12",
        ],
        文章: [
          "党员编号,类型,标题,日期,状态",
          "001,心得,学习体会,2010-05-01,退回",
          "001,心得,学习体会,2010-05-01,已采纳",
        ],
      }),
    )
    expect(report.done).toBe(true)
    expect(deeds(report)).toEqual({
      sheets: ["组织 +1 ~1", "党员 +0 ~2", "组织关系 +1 ~1", "活动 +0 ~1", "考勤 +0 ~1", "文章 +0 ~1"],
      changes: [
        "组织 0103 组织名称: 东河村党支部 → 东河村联合党支部",
        "党员 001 职级: 无 → 科员",
        "党员 004 特殊情况:  → 年老体弱、外出流动",
        "组织关系 003 2009-01-01 终止日期:  → 2010-07-01",
        "活动 A3 开始时间: 2010-03-10 19:00 → 2010-03-11 19:00",
        "活动 A3 学时: 1.5 → 2",
        "活动 A3 状态: 计划 → 已举行",
        "考勤 A1 002 状态: 请假 → 补课完成",
        "考勤 A1 002 补课负责人编号:  → 001",
        "考勤 A1 002 补课日期:  → 2010-03-12",
        "文章 001 心得 学习体会 2010-05-01 状态: 待审 → 退回",
      ],
    })
  })

  test("one of two rows that say the same is not taken for the other", async () => {
    await importSheets(small)
    const before = await everything()
    const report = await importSheets(
      { 文章: ["党员编号,类型,标题,日期,状态", "001,心得,学习体会,2010-05-01,待审"] },
      true,
    )
    expect(deeds(report)).toEqual({ sheets: [], changes: [] })
    const third = await importSheets(
      {
        文章: [
          "党员编号,类型,标题,日期,状态",
          ...["退回", "待审", "已采纳"].map((state) => `001,心得,学习体会,2010-05-01,${state}`),
        ],
      },
      true,
    )
    expect(deeds(third)).toEqual({ sheets: ["文章 +1 ~0"], changes: [] })
    expect(await everything()).toEqual(before)
  })

  test("rows, columns and sheets that the file leaves out are left alone", async () => {
    await importSheets(small)
    const report = await importSheets({
      组织: ["组织类型,组织名称,组织编码", "党支部,西河村第一党支部,0102"],
    })
    expect(deeds(report)).toEqual({
      sheets: ["组织 +0 ~1"],
      changes: ["组织 0102 组织名称: 西河村党支部 → 西河村第一党支部"],
    })
    const { rows } = await owner.query(
      `select u.name, u.field, u.founded_on as founded, p.code as parent, nlevel(u.path) as level
         from unit u left join unit p on p.unit_id = u.parent_id order by u.code`,
    )
    expect(rows).toEqual([
      { name: "历城区委", field: null, founded: null, parent: null, level: 1 },
      { name: "唐冶街道党工委", field: null, founded: null, parent: "01", level: 2 },
      { name: "西河村第一党支部", field: "village", founded: "2009-01-01", parent: "0101", level: 3 },
      { name: "东河村党支部", field: "village", founded: null, parent: "0101", level: 3 },
    ])
    expect((await owner.query("select from attendance")).rows.length).toBe(3)
  })

  test("a later workbook of activities and attendance alone finds its units and people", async () => {
    await importSheets(small)
    const report = await importSheets({
      活动: ["活动编号,组织编码,活动类型,主题,开始时间,学时", "B1,0103,集中学习,四月学习,2010-04-05 09:00,4"],
      考勤: ["活动编号,党员编号,状态", "B1,003,出席", "B1,004,迟到", "A1,002,出席"],
    })
    expect(report.done).toBe(true)
    expect(deeds(report)).toEqual({
      sheets: ["活动 +1 ~0", "考勤 +2 ~1"],
      changes: ["考勤 A1 002 状态: 请假 → 出席"],
    })
    const { rows } = await owner.query(
      "select t.leave_reason as reason from attendance t join member m using (member_id) where m.code = '002' and t.status = 'present'",
    )
    expect(rows).toEqual([{ reason: "住院" }])
  })

  test("a unit that moves takes all below it along", async () => {
    await importSheets(small)
    const header = "组织编码,组织名称,组织类型,上级组织编码"
    await importSheets({ 组织: [header, "0200,新区党工委,党工委,01", "0101,唐冶街道党工委,党工委,0200"] })
    const { rows } = await owner.query(
      `select u.code, (select string_agg(a.code, '/' order by nlevel(a.path)) from unit a where a.path @> u.path) as path
         from unit u order by u.code`,
    )
    expect(rows.map(({ path }) => path)).toEqual([
      "01",
      "01/0200/0101",
      "01/0200/0101/0102",
      "01/0200/0101/0103",
      "01/0200",
    ])
  })

  test("a neighbour unit's rows are not touched", async () => {
    await importSheets(small)
    const neighbours = async () =>
      (
        await owner.query(
          `select m.*, b.*, m.xmin::text as written from member m join membership b using (member_id) join unit u using (unit_id)
            where u.code = '0103' order by m.code`,
        )
      ).rows
    const before = await neighbours()
    await importSheets({
      党员: ["党员编号,姓名,职级", "001,王秀英,正科", "003,赵桂兰,无", "004,孙志强,无"],
      组织关系: ["党员编号,组织编码,起始日期,终止日期", "001,0102,2009-01-01,2010-12-01"],
    })
    expect(before.length).toBe(2)
    expect(await neighbours()).toEqual(before)
  })
})

test("the sheets of this file's small district are those of the contract", () => {
  expect(Object.keys(small)).toEqual(sheets.map(({ title }) => title))
})
