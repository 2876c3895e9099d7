import type { Client } from "pg"
import { type SheetKey, sheetOf } from "../../../contract/workbook.ts"
import { wordFor } from "../../../domain/shared/words.ts"
import type { SheetTable, TableColumn } from "./sheet-tables.ts"
import { codesOf, type Merged } from "./store.ts"

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
  const codes = {
    unit: await codesOf(client, "unit"),
    member: await codesOf(client, "member"),
    activity: await codesOf(client, "activity"),
  }
  const word = (column: TableColumn, value: unknown): string => {
    if (value === null || value === undefined) return ""
    if (Array.isArray(value)) return value.map((one) => word(column, one)).join("、")
    if (column.refersTo) return codes[column.refersTo].get(Number(value)) ?? String(value)
    const type = definition(table, column).type
    if (type.is === "choice" || type.is === "choices") return wordFor(type.words, String(value))
    if (type.is === "flag") return value ? "是" : "否"
    if (type.is === "hours") return String(Number(value) / 100)
    if (type.is === "moment") return String(value).replace("T", " ").slice(0, 16)
    return String(value)
  }
  return changes.flatMap(({ row, was, is }) => {
    const about = table.columns
      .filter((column) => table.key.includes(column.name))
      .map((column) => word(column, is[column.name]))
      .join(" ")
    return columns
      .filter((column) => JSON.stringify(was[column.name]) !== JSON.stringify(is[column.name]))
      .map((column) => ({
        sheet: table.sheet,
        row,
        about,
        column: definition(table, column).title,
        was: word(column, was[column.name]),
        is: word(column, is[column.name]),
      }))
  })
}

function definition(table: SheetTable, column: TableColumn) {
  const found = sheetOf(table.sheet).columns.find((one) => one.key === column.from)
  if (!found) throw new Error(`${table.sheet} has no column ${column.from}`)
  return found
}
