import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { faultsKept, type ImportReport } from "../../src/server/features/exchange/index.ts"
import { bookParts, craftZip, textRow } from "../support/crafted-files.ts"
import { inTemporaryFolder } from "../support/district.ts"
import { findings, ImportScene, small } from "../support/import-scene.ts"

const scene = new ImportScene()

describe("every fault of a file is found in one run", () => {
  test("what contradicts itself and what points nowhere, in every sheet at once", async () => {
    const faults = await scene.faults({
      组织: [
        "组织编码,组织名称,组织类型,上级组织编码,成立日期,撤销日期,附注",
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
      学习计划: ["组织编码,年度", "0444,10", "0102,2010", "01,2010", "0102,2010"],
      计划条目: [
        "组织编码,年度,序号,月份,主题,内容类别,负责人编号,学时",
        "0102,2010,1,13,学习,诗歌,557,-2",
        "0445,2010,0,,学习,,,",
        "0102,2010,1,,,,,",
      ],
    })
    expect(faults.toSorted()).toEqual(
      [
        "组织 1 附注 unknown-column “附注”",
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
        "学习计划 5 年度 second-plan “2010”",
        "计划条目 2 月份 not-whole “13”",
        "计划条目 2 内容类别 unknown-word “诗歌”",
        "计划条目 2 负责人编号 unknown-member “557”",
        "计划条目 2 学时 negative “-2”",
        "计划条目 3 组织编码 unknown-unit “0445”",
        "计划条目 3 序号 not-whole “0”",
        "计划条目 4 主题 required-empty “”",
        "计划条目 4 序号 second-plan-line “1”",
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
    expect(await scene.faults({ 组织: [header, "01,区委,区委,", ...rows] })).toEqual(expected)
  })

  test("in the tree: no root at all", async () => {
    const header = "组织编码,组织名称,组织类型,上级组织编码"
    expect(await scene.faults({ 组织: [header, "01,甲,区委,02", "02,乙,党委,01"] })).toEqual([
      "组织 上级组织编码 no-root",
      "组织 2 上级组织编码 circle “01”",
    ])
  })

  test("nobody belongs to two units on one day: two rows of the file, a row twice, and one that is there already", async () => {
    await scene.sheets(small)
    const header = "党员编号,组织编码,起始日期,终止日期"
    expect(
      await scene.faults({
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
    await scene.sheets(small)
    const changed = await scene.sheets({
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
    const faults = await scene.faults({
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
    const report = await scene.sheets({ ...small, 文章: ["党员编号,类型,标题,日期", ...rows] })
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
      return scene.bringIn(path)
    })
  }

  test("numbers stored as text and text stored as numbers are faults with their cell", async () => {
    await scene.sheets(small)
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
    expect((await scene.owner.query("select name from unit")).rows).toEqual([{ name: "历城区委" }])
  })
})

describe("what is odd but happens is taken as it stands, with a warning", () => {
  test("each oddity the contract names", async () => {
    const report = await scene.sheets({
      组织: [
        "组织编码,组织名称,组织类型,上级组织编码,成立日期,撤销日期",
        "01,历城区委,区委,,,",
        "0102,西河村党支部,党支部,01,2010-02-01,2010-10-01",
        "0103,东河村党支部,党支部,01,,",
        "010201,一组,党小组,0102,,",
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
        "组织 5 上级组织编码 below-ended-unit “010201”",
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
    expect((await scene.owner.query("select from attendance")).rows.length).toBe(3)
  })

  test("people of whom something is hardly true", async () => {
    const report = await scene.sheets({
      党员: [
        "党员编号,姓名,出生日期,入党日期,手机号",
        "001,王秀英,1950-03-01,1975-07-01,0531-88161234",
        "002,李建国,2099-01-01,,13800005678",
        "003,王 秀英,1950-03-01,,1380000567",
        "004,孙志强,1970-03-01,1969-07-01,",
        "005,王秀英,1951-03-01,2099-01-01,",
      ],
    })
    expect(report.done).toBe(true)
    const codes = ["same-person", "odd-phone", "born-later", "joined-before-birth", "joined-later"]
    expect(
      findings(report, "warning").filter((line) => codes.some((code) => line.includes(` ${code}`))),
    ).toEqual([
      "党员 2 姓名 same-person “王秀英”",
      "党员 3 出生日期 born-later “2099-01-01”",
      "党员 4 手机号 odd-phone",
      "党员 4 姓名 same-person “王秀英”",
      "党员 5 入党日期 joined-before-birth “1969-07-01”",
      "党员 6 入党日期 joined-later “2099-01-01”",
    ])
  })

  test("more rows twice than a report keeps are all counted", async () => {
    const rows = Array.from({ length: 12_000 }, () => "A1,001,出席")
    const report = await scene.sheets({ ...small, 考勤: ["活动编号,党员编号,状态", ...rows] })
    expect(report.done).toBe(false)
    expect(report.faults.count("fault")).toBe(11_999)
    const named = report.faults.list().filter(({ code }) => code === "duplicate-attendance")
    expect(named.slice(0, 2).map(({ row, details }) => `${row} ${details?.firstRow}`)).toEqual(["3 2", "4 2"])
    expect(named.length).toBeLessThanOrEqual(faultsKept)
  })

  test("people who may be one, among more than are looked at together", async () => {
    const rows = Array.from({ length: 6000 }, (_, index) => {
      const name = index % 2000 === 1 || index % 2000 === 1999 ? "王秀英" : `王${index}`
      return `${10_000 + index},${name},${1950 + Math.floor(index / 2000)}-03-01`
    })
    const report = await scene.sheets({ 党员: ["党员编号,姓名,出生日期", ...rows.toReversed()] })
    const same = report.faults.list().filter(({ code }) => code === "same-person")
    expect(same.map(({ row, details }) => `${row} ${details?.others}`)).toEqual([
      "2 14001",
      "2000 15999",
      "2002 12001",
      "4000 13999",
      "4002 10001",
      "6000 11999",
    ])
  })

  test("of many oddities of a kind a few are named and all are counted", async () => {
    const rows = Array.from({ length: 50 }, (_, index) => `M${index},王${index}`)
    const report = await scene.sheets({ 党员: ["党员编号,姓名", ...rows] })
    expect(report.faults.count("warning")).toBe(50)
    const named = report.faults.list()
    expect(named.length).toBe(20)
    expect(named.at(-1)?.details?.more).toBe(30)
  })
})
