import { readdir, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import fc from "fast-check"
import { readXlsx } from "hucre/xlsx"
import { expect, test } from "vitest"
import { inFolder, readAll, readBytes } from "../../../../tests/support/crafted-files.ts"
import { fileFaultCodes, fileFaultSentences } from "../../../contract/file-faults.ts"
import { type Cell, type Column, type SheetKey, sheetOf, sheets } from "../../../contract/workbook.ts"
import { keptName } from "../../../domain/shared/folding.ts"
import { plainCode, plainText } from "../../../domain/shared/plain-text.ts"
import { orgKinds } from "../../../domain/shared/words.ts"
import { FileRefused, writeTemplate, writeWorkbook } from "./index.ts"

type Book = Partial<Record<SheetKey, readonly (readonly Cell[])[]>>

const rowsOf = (book: Book) =>
  async function* (key: SheetKey) {
    const rows = book[key] ?? []
    for (let at = 0; at < rows.length; at += 2) yield rows.slice(at, at + 2)
  }

const nasty = fc.oneof(
  fc.constantFrom(
    "=1+1",
    "'x",
    "''",
    "'=",
    "-1",
    "@a",
    "_x0041_",
    "_x005F_x000D_",
    'a"b',
    "a,b",
    "&lt;<b>",
    "𬱖",
    "、",
    "0",
    "1e5",
    "TRUE",
    "#N/A!",
    "null",
    ";",
    "—",
  ),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }),
)
const filled = (text: fc.Arbitrary<string>) =>
  text.filter((value) => value !== "" && plainText(value, false) === value)
const day = fc
  .date({ min: new Date("1900-01-01"), max: new Date("2200-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const codes = filled(
  fc.oneof(fc.stringMatching(/^[0-9A-Za-z=+@'_-]{1,12}$/), fc.constantFrom("007", "编号1")),
)
const ids = (words: Readonly<Record<string, string>>) => fc.constantFrom(...Object.values(words))

function cellFor({ type, required }: Column): fc.Arbitrary<Cell> {
  const value = valueFor(type)
  return required ? value : fc.option(value, { nil: null })
}

function valueFor(type: Column["type"]): fc.Arbitrary<Cell> {
  switch (type.is) {
    case "code":
      return codes
    case "text":
      return !type.lines
        ? filled(nasty)
        : fc.tuple(filled(nasty), filled(nasty)).map(([one, other]) => `${one}\n\t${other}`)
    case "name":
      return filled(nasty.map(keptName))
    case "phone":
      return filled(nasty.map(plainCode))
    case "day":
      return day
    case "moment":
      return fc
        .tuple(day, fc.integer({ min: 0, max: 1439 }))
        .map(([date, at]) => `${date} ${two(Math.floor(at / 60))}:${two(at % 60)}`)
    case "hours":
      return fc.integer({ min: 0, max: 999_999 })
    case "year":
      return fc.integer({ min: 1900, max: 2200 })
    case "whole":
      return fc.integer({ min: type.least, max: type.most })
    case "flag":
      return fc.boolean()
    case "choice":
      return ids(type.words)
    case "choices":
      return fc.uniqueArray(ids(type.words), { minLength: 1, maxLength: 3 })
    case "codes":
      return fc.uniqueArray(codes, { minLength: 1, maxLength: 3 })
  }
}

const two = (value: number) => String(value).padStart(2, "0")
const rowFor = (key: SheetKey) => fc.tuple(...sheetOf(key).columns.map(cellFor))
const books: fc.Arbitrary<Book> = fc.record(
  Object.fromEntries(sheets.map(({ key }) => [key, fc.array(rowFor(key), { maxLength: 5 })])),
)

for (const name of ["book.xlsx", "book"])
  test(`what is written to ${name} is read back the same`, async () => {
    await inFolder(async (folder) => {
      const path = join(folder, name)
      await fc.assert(
        fc.asyncProperty(books, async (book) => {
          await writeWorkbook(path, rowsOf(book))
          const read = await readAll(path)
          expect(read.refused).toBeUndefined()
          expect(read.faults).toEqual([])
          for (const { key } of sheets) {
            expect(read.rows[key].map((row) => row.cells)).toEqual(book[key])
            expect(read.columns[key]).toEqual(sheetOf(key).columns.map((column) => column.key))
          }
        }),
        { numRuns: 60 },
      )
    })
  })

test("a CSV folder is UTF-8 with BOM and CRLF, in Chinese words, with formulas made harmless", async () => {
  await inFolder(async (folder) => {
    await writeFile(join(folder, "说明.txt"), "stays")
    await writeFile(join(folder, "文章.csv"), "old")
    await writeWorkbook(folder, rowsOf({ writings: [["-1", "reflection", "=a,b", "2010-01-05", null]] }))
    expect(await readFile(join(folder, "文章.csv"), "utf8")).toBe(
      "\ufeff党员编号,类型,标题,日期,状态\r\n'-1,心得,\"'=a,b\",2010-01-05,\r\n",
    )
    expect((await readdir(folder)).toSorted()).toEqual(
      [...sheets.map((sheet) => `${sheet.title}.csv`), "说明.txt"].toSorted(),
    )
  })
})

test("when writing fails the old files stay and nothing is left beside them", async () => {
  const failing = async function* (key: SheetKey) {
    if (key === "members") throw new Error("the source failed")
    yield [] as Cell[][]
  }
  await inFolder(async (folder) => {
    await writeFile(join(folder, "组织.csv"), "old")
    await writeFile(join(folder, "book.xlsx"), "old")
    await expect(writeWorkbook(folder, failing)).rejects.toThrow("the source failed")
    await expect(writeWorkbook(join(folder, "book.xlsx"), failing)).rejects.toThrow("the source failed")
    expect((await readdir(folder)).toSorted()).toEqual(["book.xlsx", "组织.csv"])
    expect(await readFile(join(folder, "组织.csv"), "utf8")).toBe("old")
  })
})

test("what an .xlsx cannot hold is refused with the way out", async () => {
  const minutes = [
    "A1",
    "1",
    "assembly",
    "t",
    "2010-01-05 09:00",
    100,
    ...Array.from({ length: 7 }, () => null),
  ]
  const book: Book = { activities: [[...minutes, "长".repeat(32_768), null, null]] }
  await inFolder(async (folder) => {
    const refused = await writeWorkbook(join(folder, "book.xlsx"), rowsOf(book)).catch((error) => error)
    expect(refused).toBeInstanceOf(FileRefused)
    expect(refused.fault).toMatchObject({
      code: "cell-too-long-for-xlsx",
      sheet: "活动",
      row: 2,
      column: "记录",
    })
    await writeWorkbook(join(folder, "book"), rowsOf(book))
    // Nobody can type or import that much; what an earlier version kept is at least not lost.
    expect((await readAll(join(folder, "book"))).faults).toMatchObject([
      { code: "text-too-long", column: "记录", details: { length: 32_768, limit: 30_000 } },
    ])
  })
})

test("the template is an empty workbook that is read without a fault", async () => {
  await inFolder(async (folder) => {
    const path = join(folder, "template.xlsx")
    await writeTemplate(path)
    const read = await readBytes(await readFile(path))
    expect(read.refused).toBeUndefined()
    expect(read.faults).toEqual([])
    for (const { key, columns } of sheets) {
      expect(read.rows[key]).toEqual([])
      expect(read.columns[key]).toEqual(columns.map((column) => column.key))
    }
  })
})

test("the template offers the words to choose from, notes, and text format for codes", async () => {
  await inFolder(async (folder) => {
    await writeTemplate(join(folder, "template.xlsx"))
    const book = await readXlsx(await readFile(join(folder, "template.xlsx")), { readStyles: true })
    const units = book.sheets.find((sheet) => sheet.name === "组织")
    expect(units?.freezePane).toMatchObject({ rows: 1 })
    expect(units?.dataValidations?.find((one) => one.range === "C2:C2001")).toMatchObject({
      type: "list",
      values: Object.keys(orgKinds),
      inputTitle: "组织类型",
    })
    expect(units?.dataValidations?.find((one) => one.range === "D2:D2001")?.inputMessage).toContain(
      "只有最上一级为空",
    )
    expect(units?.cells?.get("2000,0")?.style?.numFmt).toBe("@")
    expect(units?.cells?.get("2000,10")?.style?.numFmt).not.toBe("@")
  })
})

test("every code has a sentence in both languages that needs nothing missing", () => {
  for (const code of fileFaultCodes)
    for (const sentence of Object.values(fileFaultSentences[code])) {
      const said = sentence({ level: "fault", code, sheet: "党员", column: "姓名", value: "x", details: {} })
      expect(said).not.toBe("")
      expect(said).not.toMatch(/undefined|NaN|\[object/)
    }
})
