import { expect, test } from "vitest"
import { bookParts, readParts, textRow } from "../../../../tests/support/crafted-files.ts"
import type { Fault } from "../../../contract/workbook.ts"

const said = (faults: readonly Fault[]) =>
  faults.map(({ level, code, row, column }) => [level, code, row ?? "", column ?? ""].join(" "))

/** A row of cells whose XML is given whole. */
const row = (number: number, cells: Readonly<Record<string, string>>) =>
  `<row r="${number}">${Object.entries(cells)
    .map(([letter, cell]) => cell.replace("<c", `<c r="${letter}${number}"`))
    .join("")}</row>`
const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`
const number = (value: number, style = 0) => `<c s="${style}"><v>${value}</v></c>`

const activityHeader = textRow("活动编号", "组织编码", "活动类型", "主题", "开始时间", "学时")
const activities = (...rows: string[]) => readParts(bookParts({ 活动: activityHeader + rows.join("") }))
const activity = (at: number, change: Readonly<Record<string, string>>) =>
  row(at, {
    A: text("A1"),
    B: text("001"),
    C: text("党课"),
    D: text("主题"),
    E: text("2010-01-05 09:00"),
    F: number(1.5),
    ...change,
  })

test("real Excel dates are days and moments without a shift of time zone", async () => {
  const read = await readParts(
    bookParts({
      党员:
        textRow("党员编号", "姓名", "出生日期") +
        row(2, { A: text("1"), B: text("王"), C: number(18264, 1) }),
      活动: activityHeader + activity(2, { E: number(40183.604166666664, 2) }),
    }),
  )
  expect(read.faults).toEqual([])
  expect(read.rows.members[0]?.cells[3]).toBe("1950-01-01")
  expect(read.rows.activities[0]?.cells[4]).toBe("2010-01-05 14:30")
})

test("a date with a time is no day, a date without one is midnight and said to be", async () => {
  const read = await readParts(
    bookParts({
      党员:
        textRow("党员编号", "姓名", "出生日期") +
        row(2, { A: text("1"), B: text("王"), C: number(18264.5, 2) }),
      活动: activityHeader + activity(2, { E: number(40183, 1) }) + activity(3, { E: number(40184, 1) }),
    }),
  )
  expect(said(read.faults)).toEqual(["fault not-a-day 2 出生日期", "note midnight-assumed  开始时间"])
  expect(read.faults[0]?.details).toEqual({ suggestion: "1950-01-01" })
  expect(read.faults[1]?.details).toEqual({ count: 2, cell: "E2" })
  expect(read.rows.activities.map((one) => one.cells[4])).toEqual(["2010-01-05 00:00", "2010-01-06 00:00"])
})

test("a code stored as a number, and hours stored as text, are faults", async () => {
  const read = await activities(activity(2, { A: number(7) }), activity(3, { F: text("4") }))
  expect(said(read.faults)).toEqual(["fault not-text 2 活动编号", "fault number-as-text 3 学时"])
  expect(read.faults[0]).toMatchObject({ sheet: "活动", value: "7" })
  expect(read.rows.activities.map((one) => one.unread)).toEqual([[0], [5]])
})

test("a number in a text column is taken as text and said once; one that lost digits is a fault", async () => {
  const read = await activities(
    activity(2, { D: number(2010) }),
    activity(3, { D: number(2011) }),
    activity(4, { D: number(110101199003070020) }),
  )
  expect(said(read.faults)).toEqual(["fault digits-lost 4 主题", "note numbers-as-text  主题"])
  expect(read.rows.activities.map((one) => one.cells[3])).toEqual(["2010", "2011", null])
})

test("hours are exact hundredths", async () => {
  const hours = [0, 0.07, 1.1 + 2.2, 9999.99, 1.005, -1, 10_000]
  const read = await activities(...hours.map((value, index) => activity(index + 2, { F: number(value) })))
  expect(read.rows.activities.map((one) => one.cells[5])).toEqual([0, 7, 330, 999_999, null, null, null])
  expect(said(read.faults)).toEqual([
    "fault too-many-places 6 学时",
    "fault negative 7 学时",
    "fault number-too-large 8 学时",
  ])
})

test("of a formula the stored value is taken, and said once for the column", async () => {
  const formula = (value: number) => `<c><f>1+${value}</f><v>${value}</v></c>`
  const read = await activities(
    activity(2, { F: formula(2), D: '<c t="str"><f>"a"</f><v>算出</v></c>' }),
    activity(3, { F: formula(3) }),
  )
  expect(said(read.faults)).toEqual(["note formulas-taken  主题", "note formulas-taken  学时"])
  expect(read.faults[1]?.details).toEqual({ count: 2, cell: "F2" })
  expect(read.rows.activities.map((one) => one.cells[5])).toEqual([200, 300])
  expect(read.rows.activities[0]?.cells[3]).toBe("算出")
})

test("a formula that was never worked out, and one that failed, are faults", async () => {
  const read = await activities(
    activity(2, { F: "<c><f>1+1</f><v></v></c>" }),
    activity(3, { D: '<c t="e"><f>A9</f><v>#REF!</v></c>' }),
  )
  expect(said(read.faults)).toEqual([
    "fault required-empty 2 学时",
    "fault error-value 3 主题",
    "fault formulas-without-value  学时",
    "note formulas-taken  主题",
  ])
})

test("shared and rich strings are read, phonetic hints are not", async () => {
  const shared =
    "<sst><si><t>01</t></si><si><r><t>王</t></r><r><t>建国</t></r><rPh><t>wang</t></rPh></si></sst>"
  const cells = row(2, { A: '<c t="s"><v>0</v></c>', B: '<c t="s"><v>1</v></c>' })
  const parts = bookParts({ 党员: textRow("党员编号", "姓名") + cells }).map((part) =>
    part.name === "xl/_rels/workbook.xml.rels"
      ? {
          ...part,
          data: String(part.data).replace(
            "</Relationships>",
            '<Relationship Id="s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
          ),
        }
      : part,
  )
  const read = await readParts([...parts, { name: "xl/sharedStrings.xml", data: shared }])
  expect(read.rows.members[0]?.cells.slice(0, 2)).toEqual(["01", "王建国"])
})

test("unknown, doubled and missing sheets and columns are reported once each", async () => {
  const read = await readParts(
    bookParts({
      组织: textRow("组织编码", "组织名称", "名次", "组织编码") + textRow("001", "区委", "1", "002"),
      花名册: textRow("a"),
      " 组织": textRow("组织编码"),
      文章: "",
    }),
  )
  expect(said(read.faults)).toEqual([
    "fault unknown-sheet  ",
    "fault duplicate-sheet  ",
    "fault unknown-column 1 名次",
    "fault duplicate-column 1 组织编码",
    "fault missing-column 1 组织类型",
    "fault no-header  ",
  ])
  expect(read.faults[0]?.sheet).toBe("花名册")
  expect(read.rows.units).toEqual([
    { row: 2, cells: ["001", "区委", ...Array.from({ length: 10 }, () => null)], unread: [2] },
  ])
})

test("empty rows are passed over and keep the numbers of the others; a value beyond the header is a fault", async () => {
  const read = await readParts(
    bookParts({
      党员:
        textRow("党员编号", "姓名") +
        row(2, { A: text(" 　") }) +
        row(5, { A: text("1"), B: text("王"), D: text("多余") }) +
        row(6, { A: text("2") }),
    }),
  )
  expect(read.rows.members.map((one) => one.row)).toEqual([5, 6])
  expect(said(read.faults)).toEqual(["fault cell-without-column 5 ", "fault required-empty 6 姓名"])
  expect(read.faults[0]).toMatchObject({ value: "多余", details: { position: 4 } })
})
