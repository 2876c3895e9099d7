import { expect, test } from "vitest"
import { bookParts, type Part, readCsv, readParts, textRow } from "../../../../tests/support/crafted-files.ts"
import type { Fault } from "../../../contract/workbook.ts"

/** Workbooks in the shapes that programs write, and tables in the shapes that people keep. */

const said = (faults: readonly Fault[]) =>
  faults.map(({ level, code, row, column }) => [level, code, row ?? "", column ?? ""].join(" "))

const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

/** A workbook of one sheet of members, whose rows are given as XML, with a table of shared texts. */
function members(
  rows: string,
  shared: string,
  change: { part?: string; target?: string; styles?: string } = {},
) {
  const { part = "xl/sharedStrings.xml", target = "sharedStrings.xml", styles } = change
  const relation = `<Relationship Id="s" Type="${office}/sharedStrings" Target="${target}"/>`
  const parts: Part[] = bookParts({ 党员: rows }).map(({ name, data }) => {
    if (name === "xl/_rels/workbook.xml.rels")
      return { name, data: String(data).replace("</Relationships>", `${relation}</Relationships>`) }
    return name === "xl/styles.xml" && styles !== undefined ? { name, data: styles } : { name, data }
  })
  return readParts([...parts, { name: part, data: `<sst>${shared}</sst>` }])
}

const shared = (...texts: string[]) => texts.map((text) => `<si><t>${text}</t></si>`).join("")
/** Cells that point to shared texts by their numbers; null is the empty cell that some programs leave. */
const pointing = (number: number, ...texts: (number | null)[]) =>
  `<row r="${number}">${texts
    .map(
      (text, at) => `<c r="${"ABCDEF"[at]}${number}" t="s">${text === null ? "<v/>" : `<v>${text}</v>`}</c>`,
    )
    .join("")}</row>`

test("an empty cell that says it is a shared text is empty, not the first of them", async () => {
  const texts = shared("党员编号", "姓名", "性别", "0001", "王建国")
  const empty = '<row r="3"><c r="A3" t="s"><v>3</v></c><c r="B3" t="s"></c><c r="C3" t="s"><v></v></c></row>'
  const read = await members(pointing(1, 0, 1, 2) + pointing(2, 3, 4, null) + empty, texts)
  expect(said(read.faults)).toEqual(["fault required-empty 3 姓名"])
  expect(read.rows.members[0]?.cells.slice(0, 3)).toEqual(["0001", "王建国", null])
})

test("a cell that points past the shared texts refuses the file, and says which", async () => {
  const texts = shared("党员编号", "姓名", "0001")
  for (const beyond of ["9", "3", "-1", "1.5", "x"]) {
    const cells = `<row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2" t="s"><v>${beyond}</v></c></row>`
    expect((await members(pointing(1, 0, 1) + cells, texts)).refused).toMatchObject({
      code: "shared-text-missing",
      sheet: "党员",
      row: 2,
      details: { cell: "B2", index: beyond, texts: 3 },
    })
  }
})

test("a text in runs is one text, however it is mixed; how it is read aloud is no part of it", async () => {
  const texts = [
    ...["党员编号", "姓名", "1", "2", "3"].map((text) => `<si><t>${text}</t></si>`),
    "<si><t>王</t><r><rPr><b/></rPr><t>建</t></r><r><t>国</t></r></si>",
    '<si><r><t xml:space="preserve">李 </t></r><r><t>强</t></r><rPh sb="0" eb="1"><t>リ</t></rPh><phoneticPr fontId="1"/></si>',
  ].join("")
  const inline =
    '<row r="4"><c r="A4" t="s"><v>4</v></c><c r="B4" t="inlineStr"><is><t>张</t><r><t>伟</t></r><rPh sb="0" eb="1"><t>チョウ</t></rPh></is></c></row>'
  const read = await members(pointing(1, 0, 1) + pointing(2, 2, 5) + pointing(3, 3, 6) + inline, texts)
  expect(read.rows.members.map(({ cells }) => cells[1])).toEqual(["王建国", "李强", "张伟"])
})

test("parts are found whatever the case of their names", async () => {
  const rows = pointing(1, 0, 1) + pointing(2, 2, 3)
  const texts = shared("党员编号", "姓名", "0001", "王建国")
  for (const change of [
    { part: "xl/SharedStrings.xml" },
    { target: "SharedStrings.xml" },
    { part: "xl/SharedStrings.xml", target: "/xl/sharedstrings.XML" },
  ]) {
    const read = await members(rows, texts, change)
    expect(said(read.faults)).toEqual([])
    expect(read.rows.members[0]?.cells.slice(0, 2)).toEqual(["0001", "王建国"])
  }
})

const born = (cell: string) =>
  textRow("党员编号", "姓名", "出生日期") +
  `<row r="2"><c r="A2" t="inlineStr"><is><t>1</t></is></c><c r="B2" t="inlineStr"><is><t>王</t></is></c>${cell}</row>`

test.each([
  [
    "a date as ISO text, as openpyxl can write it",
    '<c r="C2" t="d"><v>1970-01-05T00:00:00</v></c>',
    "1970-01-05",
  ],
  ["a day alone as ISO text", '<c r="C2" t="d"><v>1970-01-05</v></c>', "1970-01-05"],
  ["Excel's day 59", '<c r="C2" s="1"><v>59</v></c>', "1900-02-28"],
  ["Excel's day 61", '<c r="C2" s="1"><v>61</v></c>', "1900-03-01"],
  ["Excel's first day", '<c r="C2" s="1"><v>1</v></c>', "1900-01-01"],
  ["a day that a person typed as a number", '<c r="C2"><v>19700105</v></c>', "1970-01-05"],
])("%s is a day", async (_, cell, day) => {
  const read = await readParts(bookParts({ 党员: born(cell) }))
  expect(read.faults.filter(({ level }) => level === "fault")).toEqual([])
  expect(read.rows.members[0]?.cells[3]).toBe(day)
})

test.each([
  ["Excel's day 60, which never was", '<c r="C2" s="1"><v>60</v></c>'],
  ["a day that the calendar does not have", '<c r="C2" t="d"><v>1970-02-30T00:00:00</v></c>'],
])("%s is refused", async (_, cell) => {
  const read = await readParts(bookParts({ 党员: born(cell) }))
  expect(said(read.faults)).toEqual(["fault no-such-day 2 出生日期"])
})

test("days count from 1904 where the book says so, and a format of one's own can show a date", async () => {
  const styles =
    '<styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/><numFmt numFmtId="177" formatCode="0.00&quot; days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf/><xf numFmtId="176"/><xf numFmtId="177"/><xf numFmtId="31"/></cellXfs></styleSheet>'
  const cells = '<c r="C2" s="1"><v>24111</v></c>'
  const parts = bookParts({ 党员: born(cells) }).map(({ name, data }) => {
    if (name === "xl/styles.xml") return { name, data: styles }
    return name === "xl/workbook.xml"
      ? { name, data: String(data).replace("<sheets>", '<workbookPr date1904="1"/><sheets>') }
      : { name, data }
  })
  const read = await readParts(parts)
  expect(said(read.faults)).toEqual([])
  expect(read.rows.members[0]?.cells[3]).toBe("1970-01-05")
})

test("a roster as people keep it: a title, headings with spaces, numbered rows, a total", async () => {
  const title =
    '<row r="1"><c r="A1" t="inlineStr"><is><t>历城区党员名册（2010年）</t></is></c><c r="B1"/><c r="C1"/></row>'
  const filler = textRow("填表单位：某支部", "", "填表人：某")
  const read = await readParts(
    bookParts({
      党员:
        title +
        filler +
        textRow("序号", "党员编号*", "姓  名", "出生&#10;日期（年月日）", "手机号(11位)", "备 注") +
        textRow("1", '="0001"', "王　刚", "1970.1.5", "13800000001", "在外") +
        textRow("2", "0002", "买买提．艾力", "1970年1月5日", "", "") +
        textRow("3", "", "", "", "", "") +
        textRow("", "合 计：2人", "", "", "", ""),
    }),
  )
  expect(said(read.faults)).toEqual([
    "note rows-above-header 1 ",
    "note column-ignored 3 序号",
    "note column-ignored 3 备注",
    "note total-row 7 ",
    "note names-as-kept  姓名",
    "note days-as-meant  出生日期",
  ])
  expect(read.rows.members.map(({ row, cells }) => [row, cells[0], cells[1], cells[3], cells[4]])).toEqual([
    [4, "0001", "王刚", "1970-01-05", "13800000001"],
    [5, "0002", "买买提·艾力", "1970-01-05", null],
  ])
  expect(read.faults.find(({ code }) => code === "days-as-meant")?.details).toEqual({ count: 2, cell: "D4" })
})

test("a total is none where a record says so, and a heading is no more than one column", async () => {
  const read = await readCsv({
    "文章.csv":
      "类型,党员编号,标题,日期\n心得,1,合计,2010-01-05\n合计,1,标题,2010-01-05\n合计,,,\n总计(3篇),,,\n",
    "党员.csv": "党员编号,编号（党员编号）,党 员 编 号,姓名\n1,2,3,王\n",
  })
  expect(said(read.faults)).toEqual([
    "fault unknown-column 1 编号（党员编号）",
    "fault duplicate-column 1 党员编号",
    "note total-row 4 ",
    "note total-row 5 ",
    "fault unknown-word 3 类型",
  ])
  expect(read.rows.writings.map(({ row }) => row)).toEqual([2, 3])
})

test("numbers that a spreadsheet has shortened are damaged, not codes or phones", async () => {
  const read = await readCsv({
    "党员.csv":
      '党员编号,姓名,手机号\n3.70112E+17,王,1\n="0002",李,1.38E+10\n"=""0003""",张,"=""13800000001"""\n',
  })
  expect(said(read.faults)).toEqual(["fault code-damaged 2 党员编号", "fault code-damaged 3 手机号"])
  expect(read.rows.members.map(({ cells }) => [cells[0], cells[4]])).toEqual([
    [null, "1"],
    ["0002", null],
    ["0003", "13800000001"],
  ])
})

test.each([
  ["\r\n", "\r"],
  ["\r\n", "\n"],
  ["\r", "\n"],
  ["\r", "\r"],
  ["\n", "\r"],
  ["\n", "\r\n"],
])("rows that end in %j may hold %j inside quotation marks", async (end, inside) => {
  const rows = [
    `"活动${inside}编号",组织编码,活动类型,主题,开始时间,学时,记录`,
    `A,1,党课,"学习${inside}报告",2010-01-05 09:00,1.5,"上${inside}下"`,
    `B,1,党课,二,2010-01-05 09:00,1.5,"末${inside}"`,
  ]
  const read = await readCsv({ "活动.csv": rows.join(end) + end })
  expect(said(read.faults)).toEqual(["note lines-joined  主题"])
  expect(read.rows.activities.map(({ cells }) => [cells[0], cells[3], cells[13]])).toEqual([
    ["A", "学习 报告", "上\n下"],
    ["B", "二", "末"],
  ])
})
