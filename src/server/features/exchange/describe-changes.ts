import type { Client } from "pg"
import { columnOfItem, isHistory } from "../../../contract/dated-items.ts"
import { type Column, type SheetKey, sheetOf } from "../../../contract/workbook.ts"
import { writeWhy } from "../../../domain/events/attendance-detail.ts"
import { type AttendanceDetail, wordFor } from "../../../domain/shared/words.ts"
import type { Merged } from "./merge-store.ts"
import type { Reference, SheetTable, TableColumn } from "./sheet-tables.ts"
import { codesOf } from "./store.ts"

/** One cell that an import changed, in the workbook's words. */
export interface Change {
  readonly sheet: SheetKey
  readonly row: number
  /** What the row is about: its code, or the codes it refers to. */
  readonly about: string
  /** The column's title. */
  readonly column: string
  readonly was: string
  readonly is: string
}

/** Says what the changed rows of a sheet were and what they have become, in the columns that the file has. */
export async function describeChanges(
  client: Client,
  table: SheetTable,
  { changes, columns }: Merged,
): Promise<Change[]> {
  if (changes.length === 0) return []
  const rows = changes.flatMap(({ was, is }) => [was, is])
  const codes = {
    unit: await codesOf(client, "unit", idsIn(rows, table, "unit")),
    member: await codesOf(client, "member", idsIn(rows, table, "member")),
    activity: await codesOf(client, "activity", idsIn(rows, table, "activity")),
  }
  const word = (column: TableColumn, row: Readonly<Record<string, unknown>>): string => {
    const value = table.sheet === "attendance" ? cellIn(row, column) : row[column.name]
    if (value === null || value === undefined) return ""
    if (column.type === "jsonb") return wordOfItem(table.sheet, String(row.item), value, codes.unit)
    if (!column.refersTo) return wordsOf(definition(table, column), value)
    const known = codes[column.refersTo]
    return [value]
      .flat()
      .map((one) => known.get(Number(one)) ?? String(one))
      .join("、")
  }
  return changes.flatMap(({ row, was, is }) => {
    const about = table.columns
      .filter((column) => table.key.includes(column.name))
      .map((column) => word(column, is))
      .join(" ")
    return columns
      .filter((column) => word(column, was) !== word(column, is))
      .map((column) => ({
        sheet: table.sheet,
        row,
        about,
        column: definition(table, column).title,
        was: word(column, was),
        is: word(column, is),
      }))
  })
}

/** What stands for a column of an attendance list; the kind of leave is said in the cell of the reason. */
function cellIn(row: Readonly<Record<string, unknown>>, { name }: TableColumn): unknown {
  if (name === "detail") return null
  if (name !== "leave_reason") return row[name]
  return writeWhy({
    detail: row.detail as AttendanceDetail | null,
    reason: row.leave_reason as string | null,
  })
}

/** The ids of a kind that rows refer to. */
function idsIn(
  rows: readonly Readonly<Record<string, unknown>>[],
  { columns }: SheetTable,
  kind: Reference,
): Set<number> {
  const referring = columns.filter(({ refersTo }) => refersTo === kind)
  const values = rows.flatMap((row) => [
    ...referring.flatMap(({ name }) => row[name] ?? []),
    ...(kind === "unit" && row.item === "parent" ? [row.value ?? []].flat() : []),
  ])
  return new Set(values.map(Number))
}

/** What stands in the database for a column, in the workbook's words. */
export function wordsOf(column: Column, value: unknown): string {
  if (value === null || value === undefined) return ""
  if (Array.isArray(value)) return value.map((one) => wordsOf(column, one)).join("、")
  const { type } = column
  if (type.is === "choice" || type.is === "choices") return wordFor(type.words, String(value))
  if (type.is === "flag") return value ? "是" : "否"
  if (type.is === "hours") return String(Number(value) / 100)
  if (type.is === "moment") return String(value).replace("T", " ").slice(0, 16)
  return String(value)
}

/** The value of an item of 组织变动 or 党员变动, in the workbook's words; `codes` are those of units. */
export function wordOfItem(
  sheet: SheetKey,
  item: string,
  value: unknown,
  codes: ReadonlyMap<number, string>,
): string {
  if (value === null || value === undefined) return ""
  if (item === "parent") return codes.get(Number(value)) ?? String(value)
  const column = isHistory(sheet) ? columnOfItem(sheet, item) : undefined
  return column ? wordsOf(column, value) : String(value)
}

function definition(table: SheetTable, column: TableColumn) {
  const found = sheetOf(table.sheet).columns.find((one) => one.key === column.from)
  if (!found) throw new Error(`${table.sheet} has no column ${column.from}`)
  return found
}
