import { mkdir, readdir, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { type Cell, type Column, type SheetKey, sheetOf, sheets } from "../../src/contract/workbook.ts"
import type { Book, BookRow } from "./oracle/book.ts"

/**
 * Reads a workbook that is a folder of CSV files (UTF-8) as plain objects; a sheet without a file has no rows.
 * Throws at anything it does not know: it is meant for files that are known to be right.
 */
export async function readBookFolder(path: string): Promise<Book> {
  const names = await readdir(path)
  const read = async <K extends SheetKey>(key: K): Promise<BookRow<K>[]> => {
    const name = `${sheetOf(key).title}.csv`
    return names.includes(name) ? rowsOf(key, await readFile(join(path, name), "utf8")) : []
  }
  return {
    units: await read("units"),
    members: await read("members"),
    memberships: await read("memberships"),
    posts: await read("posts"),
    activities: await read("activities"),
    attendance: await read("attendance"),
    trainings: await read("trainings"),
    writings: await read("writings"),
    plans: await read("plans"),
  }
}

/** Writes a workbook as a folder of CSV files (UTF-8), one for every sheet, also for those without rows. */
export async function writeBookFolder(path: string, book: Book): Promise<void> {
  await mkdir(path, { recursive: true })
  for (const { key, title, columns } of sheets) {
    const rows: readonly Readonly<Record<string, Cell>>[] = book[key]
    const lines = [
      columns.map((column) => column.title),
      ...rows.map((row) => columns.map((column: Column) => written(column, row[column.key] ?? null))),
    ]
    const text = lines.map((line) => `${line.map(quoted).join(",")}\r\n`).join("")
    await writeFile(join(path, `${title}.csv`), text)
  }
}

function rowsOf<K extends SheetKey>(key: K, text: string): BookRow<K>[] {
  const columns: readonly Column[] = sheetOf(key).columns
  const [header = [], ...lines] = splitCsv(text.replace(/^\uFEFF/, ""))
  for (const title of header) {
    if (!columns.some((column) => column.title === title)) throw new Error(`no column ${title} in ${key}`)
  }
  return lines.map((line) => {
    const cells = columns.map((column) => {
      const index = header.indexOf(column.title)
      return [column.key, index === -1 ? null : readCell(column, line[index] ?? "")]
    })
    return Object.fromEntries(cells)
  })
}

/** Records and fields of a CSV text; a quoted field may hold commas, doubled quotes and line breaks. */
function splitCsv(text: string): string[][] {
  const records: string[][] = []
  let record: string[] = []
  const fields = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y
  while (fields.lastIndex < text.length) {
    const at = fields.lastIndex
    const match = fields.exec(text)
    if (!match) throw new Error(`not readable as CSV: ${text.slice(at, at + 40)}`)
    record.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? "")
    if (match[3] === ",") continue
    records.push(record)
    record = []
  }
  return records
}

function readCell(column: Column, text: string): Cell {
  if (text === "") return null
  const { type } = column
  if (type.is === "hours") return Math.round(Number(text) * 100)
  if (type.is === "year") return Number(text)
  if (type.is === "flag") return known({ 是: true, 否: false }, text)
  if (type.is === "choice") return known(type.words, text)
  if (type.is === "choices") return text.split("、").map((word) => known(type.words, word))
  if (type.is === "codes") return text.split("、")
  return text
}

function known<T>(words: Readonly<Record<string, T>>, word: string): T {
  const found = words[word]
  if (found === undefined) throw new Error(`unknown word ${word}`)
  return found
}

function written(column: Column, cell: Cell): string {
  if (cell === null) return ""
  const { type } = column
  const word = (id: unknown) => {
    const words = "words" in type ? type.words : {}
    const entry = Object.entries(words).find(([, value]) => value === id)
    if (!entry) throw new Error(`no word for ${String(id)} in ${column.title}`)
    return entry[0]
  }
  if (type.is === "hours") return String(Number(cell) / 100)
  if (type.is === "flag") return cell === true ? "是" : "否"
  if (type.is === "choice") return word(cell)
  if (Array.isArray(cell)) return cell.map((one) => (type.is === "choices" ? word(one) : one)).join("、")
  return String(cell)
}

function quoted(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field
}
