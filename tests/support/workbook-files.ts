import { mkdir, readdir, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import type { Book, BookRow } from "./oracle/book.ts"
import {
  type Column,
  rosterSheetKeys,
  rosterSheets,
  type SheetKey,
  sheets,
  taskSheets,
} from "./oracle/sheets.ts"

type Cell = string | number | boolean | readonly string[] | null

/**
 * Reads a workbook that is a folder of CSV files (UTF-8) as plain objects; a sheet without a file has no rows.
 * Throws at anything it does not know (of single tasks it leaves out the columns that decide no figure): it is
 * meant for files that are known to be right.
 */
export async function readBookFolder(path: string): Promise<Book> {
  const names = await readdir(path)
  const read = async <K extends SheetKey>(key: K): Promise<BookRow<K>[]> => {
    const name = `${sheets[key].title}.csv`
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
    leaves: await read("leaves"),
    planLines: await read("planLines"),
    unitChanges: await read("unitChanges"),
    memberChanges: await read("memberChanges"),
    notebooks: await read("notebooks"),
    selfStudyChecks: await read("selfStudyChecks"),
    exhibitions: await read("exhibitions"),
    visits: await read("visits"),
    mailings: await read("mailings"),
    archives: await read("archives"),
    branchChecks: await read("branchChecks"),
    reports: await read("reports"),
    evaluations: await read("evaluations"),
  }
}

/** Writes a workbook as a folder of CSV files (UTF-8), but its single tasks; also sheets without rows. */
export async function writeBookFolder(path: string, book: Book): Promise<void> {
  await mkdir(path, { recursive: true })
  for (const { title, columns, rows } of rosterSheetsOf(book)) {
    const lines = [
      columns.map(([, column]) => column.title),
      ...rows.map((row) => columns.map(([name, column]) => cellText(column, row[name] ?? null))),
    ]
    const text = lines.map((line) => `${line.map(quoted).join(",")}\r\n`).join("")
    await writeFile(join(path, `${title}.csv`), text)
  }
}

/** The sheets that a district's roster and its activities stand in, each with its columns and rows. */
export function rosterSheetsOf(book: Book): {
  title: string
  columns: [string, Column][]
  rows: readonly Readonly<Record<string, Cell>>[]
}[] {
  return rosterSheetKeys.map((key) => ({
    title: rosterSheets[key].title,
    columns: Object.entries<Column>(rosterSheets[key].columns),
    rows: book[key],
  }))
}

function rowsOf<K extends SheetKey>(key: K, text: string): BookRow<K>[] {
  const columns = Object.entries<Column>(sheets[key].columns)
  const [header = [], ...lines] = splitCsv(text.replace(/^\uFEFF/, ""))
  const strange = header.filter((title) => !columns.some(([, column]) => column.title === title))
  if (strange.length > 0 && !(key in taskSheets)) throw new Error(`no column ${strange} in ${key}`)
  return lines.map((line) => {
    const cells = columns.map(([name, column]) => {
      const index = header.indexOf(column.title)
      return [name, index === -1 ? null : readCell(column, line[index] ?? "")]
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
  if (text === "") {
    if (column.required) throw new Error(`${column.title} is empty`)
    return null
  }
  if (column.is === "hours") return Math.round(Number(text) * 100)
  if (column.is === "year") return Number(text)
  if (column.is === "flag") return text === "是"
  if (column.is === "list") return text.split("、")
  if (column.words?.includes(text) === false) throw new Error(`unknown word ${text} in ${column.title}`)
  return text
}

function cellText(column: Column, cell: Cell): string {
  if (cell === null) return ""
  if (column.is === "hours") return String(Number(cell) / 100)
  if (column.is === "flag") return cell === true ? "是" : "否"
  return Array.isArray(cell) ? cell.join("、") : String(cell)
}

function quoted(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field
}
