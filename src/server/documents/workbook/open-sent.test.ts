import { afterEach, expect, test } from "vitest"
import { bookParts, craftZip, type Part, textRow } from "../../../../tests/support/crafted-files.ts"
import type { Fault, SheetRow } from "../../../contract/workbook.ts"
import { type OpenWorkbook, openSentWorkbook } from "./index.ts"
import { FileRefused } from "./refused.ts"

const opened: OpenWorkbook[] = []
afterEach(async () => {
  for (const book of opened.splice(0)) await book.close()
})

const header = textRow("党员编号", "姓名", "身高")
const members = (rows: string) => bookParts({ 党员: header + rows })

async function open(parts: readonly Part[], limits?: Parameters<typeof openSentWorkbook>[2]) {
  const faults: Fault[] = []
  const sent = { name: "book.xlsx", bytes: craftZip(parts) }
  const book = await openSentWorkbook(sent, (fault) => faults.push(fault), limits)
  opened.push(book)
  return { book, faults }
}

/** The codes of what the file was refused for; none where it was read. */
async function refusalOf(parts: readonly Part[], limits?: Parameters<typeof openSentWorkbook>[2]) {
  try {
    const { book } = await open(parts, limits)
    for await (const rows of book.rows("members")) if (rows.length === 0) break
    return undefined
  } catch (error) {
    if (error instanceof FileRefused) return error.fault
    throw error
  }
}

test("a workbook that was sent is read by a thread: columns, rows in batches, faults", async () => {
  const rows = Array.from({ length: 2500 }, (_, index) => textRow(`00${index}`, "王建国", "180")).join("")
  const { book, faults } = await open(members(rows))
  const batches: (readonly SheetRow[])[] = []
  expect(await book.columns("units")).toBeUndefined()
  expect(await book.columns("members")).toEqual(["code", "name"])
  for await (const batch of book.rows("members")) batches.push(batch)
  expect(batches.length).toBeGreaterThan(1)
  expect(batches.flat()).toHaveLength(2500)
  expect(batches[0]?.[0]).toMatchObject({ row: 2 })
  expect(batches[0]?.[0]?.cells.slice(0, 3)).toEqual(["000", "王建国", null])
  expect(faults.map(({ level, code }) => `${level} ${code}`)).toEqual(["fault unknown-column"])
})

test("what is refused there is refused here, with its place", async () => {
  expect(await refusalOf([{ name: "word/document.xml", data: "<document/>" }])).toMatchObject({
    code: "other-document",
  })
  expect(await refusalOf(members('<row r="4294967295"/>'))).toMatchObject({
    level: "fault",
    code: "place-out-of-range",
    sheet: "党员",
    details: { place: "4294967295" },
  })
})

test("more rows than a page sends are refused", async () => {
  const rows = Array.from({ length: 500_001 }, (_, row) => `<row r="${row + 2}"/>`).join("")
  expect(await refusalOf(members(rows))).toMatchObject({ code: "too-many-cells", sheet: "党员" })
})

test("a file that takes too long is given up, and the program goes on meanwhile", async () => {
  const cells = (row: number) => Array.from({ length: 1000 }, (_, cell) => `<c s="${row * cell}"/>`).join("")
  const rows = members(Array.from({ length: 1500 }, (_, row) => `<row>${cells(row)}</row>`).join(""))
  let turns = 0
  const turning = setInterval(() => turns++, 10)
  const refused = await refusalOf(rows, { seconds: 0.1, megabytes: 256 })
  clearInterval(turning)
  expect(refused).toMatchObject({ code: "reading-too-long", sheet: "book.xlsx", details: { limit: 0.1 } })
  expect(turns).toBeGreaterThan(3)
})

test("a file that takes too much memory is given up, and the program lives", async () => {
  const texts = Array.from({ length: 400_000 }, (_, index) => `<si><t>${index}</t></si>`).join("")
  const related = '<Relationship Id="t" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
  const parts = members('<row><c t="s"><v>0</v></c></row>').map((part) =>
    part.name === "xl/_rels/workbook.xml.rels"
      ? { ...part, data: String(part.data).replace("</Relationships>", related) }
      : part,
  )
  const shared = [...parts, { name: "xl/sharedStrings.xml", data: `<sst>${texts}</sst>` }]
  expect(await refusalOf(shared)).toBeUndefined()
  expect(await refusalOf(shared, { seconds: 60, megabytes: 16 })).toMatchObject({
    code: "reading-too-large",
    details: { limit: 16 },
  })
})

test("so many are read at one time; the next begins when one is closed", async () => {
  const [one] = [await open(members("")), await open(members(""))]
  let begun = false
  const third = open(members("")).then(() => {
    begun = true
  })
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(begun).toBe(false)
  await one.book.close()
  await third
  expect(begun).toBe(true)
})
