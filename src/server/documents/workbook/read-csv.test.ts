import { mkdir, symlink, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { expect, test } from "vitest"
import { inFolder, readAll, readBytes, readCsv } from "../../../../tests/support/crafted-files.ts"
import { openWorkbook } from "./index.ts"

const members = "党员编号,姓名\r\n0001,王建国\r\n"

test("UTF-8 with and without BOM is read", async () => {
  for (const text of [members, `\ufeff${members}`]) {
    const read = await readCsv({ "党员.csv": text })
    expect(read.faults).toEqual([])
    expect(read.rows.members).toEqual([
      { row: 2, cells: ["0001", "王建国", ...Array.from({ length: 8 }, () => null)] },
    ])
  }
})

test("GB18030 is read, four-byte characters too", async () => {
  const header = [0xb5, 0xb3, 0xd4, 0xb1, 0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xd0, 0xd5, 0xc3, 0xfb, 0x0a]
  const row = [0x30, 0x31, 0x2c, 0xc0, 0xee, 0x98, 0x39, 0xd2, 0x33, 0x0a]
  const read = await readCsv({ "党员.csv": Buffer.from([...header, ...row]) })
  expect(read.faults).toEqual([])
  expect(read.rows.members[0]?.cells.slice(0, 2)).toEqual([
    "01",
    new TextDecoder("gb18030").decode(Buffer.from([0xc0, 0xee, 0x98, 0x39, 0xd2, 0x33])),
  ])
})

test("another encoding is refused with the byte where it shows", async () => {
  const broken = Buffer.concat([Buffer.from("a".repeat(300_000)), Buffer.from([0xff, 0x0a])])
  expect((await readCsv({ "党员.csv": broken })).refused).toMatchObject({
    code: "unknown-encoding",
    sheet: "党员.csv",
    details: { utf8Byte: 300_001, gbByte: 300_001 },
  })
  const utf16 = Buffer.from(`\ufeff${members}`, "utf16le")
  expect((await readCsv({ "党员.csv": utf16 })).refused).toMatchObject({
    code: "utf-16",
    details: { byte: 1 },
  })
  expect((await readCsv({ "党员.csv": "党\0" })).refused).toMatchObject({
    code: "utf-16",
    details: { byte: 4 },
  })
})

test("quoted fields hold commas, quotation marks and line breaks; line ends of all kinds are known", async () => {
  const topic = (end: string) =>
    `活动编号,组织编码,活动类型,主题,开始时间,学时,记录${end}A,1,党课,"学习""报告"", 一",2010-01-05 09:00,1.5,"上\n下"${end}`
  for (const end of ["\r\n", "\n"]) {
    const read = await readCsv({ "活动.csv": topic(end) })
    expect(read.faults).toEqual([])
    expect(read.rows.activities[0]?.cells[3]).toBe('学习"报告", 一')
    expect(read.rows.activities[0]?.cells[13]).toBe("上\n下")
  }
  const mac = await readCsv({ "党员.csv": "党员编号,姓名\r1,王\r2,李" })
  expect(mac.rows.members.map((row) => [row.row, row.cells[1]])).toEqual([
    [2, "王"],
    [3, "李"],
  ])
})

test("quotation marks that do not match are refused by row", async () => {
  for (const row of ['2,"李', '2,"李"四'])
    expect((await readCsv({ "党员.csv": `党员编号,姓名\n1,王\n${row}\n` })).refused).toMatchObject({
      code: "quotes-unbalanced",
      sheet: "党员",
      row: 3,
    })
})

test("ragged rows: short ones are filled up, long ones are faults unless what is too much is empty", async () => {
  const read = await readCsv({
    "组织关系.csv":
      "党员编号,组织编码,起始日期,终止日期\n1,2,2010-01-01\n1,3,2010-01-01,,,\n1,4,2010-01-01,,x\n\n",
  })
  expect(read.faults.map(({ code, row, value }) => [code, row, value])).toEqual([
    ["cell-without-column", 4, "x"],
  ])
  expect(read.rows.memberships).toHaveLength(3)
})

test("an apostrophe before what looks like a formula is taken away, any other stays", async () => {
  const read = await readCsv({ "党员.csv": "党员编号,姓名\n'-1,'=1+1\n2,'王\n3,''=x\n4,'\n" })
  expect(read.rows.members.map((row) => row.cells.slice(0, 2))).toEqual([
    ["-1", "=1+1"],
    ["2", "'王"],
    ["3", "'=x"],
    ["4", "'"],
  ])
})

test("a cell of 100 MB is refused by row, without being held", async () => {
  await inFolder(async (folder) => {
    const piece = "很长".repeat(500_000)
    for (const open of ['"', ""]) {
      await writeFile(join(folder, "党员.csv"), `党员编号,姓名\n1,王\n2,${open}`)
      for (let written = 0; written < 100; written += 3)
        await writeFile(join(folder, "党员.csv"), piece, { flag: "a" })
      const before = process.memoryUsage().rss
      let read = 0
      const book = await openWorkbook(folder, () => {}, {
        onBytes: (bytes) => {
          read = bytes
        },
      })
      const reading = Array.fromAsync(book.rows("members"))
      await expect(reading).rejects.toMatchObject({ fault: { code: "row-too-long", sheet: "党员", row: 3 } })
      expect(read).toBeLessThan(5 * 1024 * 1024)
      expect(process.memoryUsage().rss - before).toBeLessThan(96 * 1024 * 1024)
    }
  })
})

test("rows of a million characters cost what their length costs, whatever is in them", async () => {
  const rows = ['"",', '"a" ', '"a"b', '"', '""', '"\n",', 'x"y,', "=", "'", " "].map((text) =>
    text.repeat(Math.floor(1_000_000 / text.length)),
  )
  for (const row of rows) {
    const began = performance.now()
    await readCsv({ "党员.csv": `党员编号,姓名\n${row}\n1,王` })
    expect([row.slice(0, 4), performance.now() - began < 5000]).toEqual([row.slice(0, 4), true])
  }
})

test("unknown CSV files are faults, other files are noted, hidden ones are not looked at", async () => {
  await inFolder(async (folder) => {
    const book = join(folder, "book")
    await mkdir(book)
    await writeFile(join(folder, "elsewhere"), members)
    await symlink(join(folder, "elsewhere"), join(book, "党员.CSV"))
    for (const name of ["花名册.csv", "说明.txt", ".党员.csv.part"]) await writeFile(join(book, name), "x")
    const read = await readAll(book)
    expect(read.faults.map(({ level, code, sheet }) => [level, code, sheet])).toEqual([
      ["fault", "unknown-sheet", "花名册"],
      ["note", "file-ignored", "说明.txt"],
    ])
    expect(read.rows.members).toHaveLength(1)
  })
})

test("what is no folder, an empty folder and nothing at all get a sentence each", async () => {
  expect((await readBytes(Buffer.from(members), "党员.csv")).refused?.code).toBe("not-a-folder")
  expect((await readBytes(Buffer.from("d0cf11e0a1b11ae1", "hex"), "book.xls")).refused?.code).toBe("old-xls")
  expect((await readCsv({ "readme.md": "" })).refused?.code).toBe("empty-folder")
  expect((await readAll("/nowhere/at/all")).refused?.code).toBe("file-missing")
  await inFolder(async (folder) => {
    await mkdir(join(folder, "book.xlsx"))
    expect((await readAll(join(folder, "book.xlsx"))).refused?.code).toBe("not-a-file")
  })
})

test("reading stops when it is aborted, and says how far it is", async () => {
  await inFolder(async (folder) => {
    const rows = Array.from({ length: 50_000 }, (_, index) => `${index},王建国\n`).join("")
    await writeFile(join(folder, "党员.csv"), `党员编号,姓名\n${rows}`)
    const stop = new AbortController()
    const seen: number[] = []
    const options = { signal: stop.signal, onBytes: (read: number, total: number) => seen.push(read / total) }
    const whole = await openWorkbook(folder, () => {}, options)
    for await (const batch of whole.rows("members")) expect(batch.length).toBeGreaterThan(0)
    expect(seen.at(-1)).toBe(1)
    const cut = await openWorkbook(folder, () => {}, options)
    const read = async () => {
      for await (const _ of cut.rows("members")) stop.abort(new Error("stopped"))
    }
    await expect(read()).rejects.toThrow("stopped")
  })
})
