import type { SheetKey } from "../../../contract/workbook.ts"
import { dateAsText } from "./cell-days.ts"

/** A cell as the file holds it. A Date is Excel's, its local time read as UTC. */
export type RawCell = string | number | boolean | Date | null

export interface RawRow {
  /** Its number in the file; the first row is 1. */
  readonly row: number
  readonly values: readonly RawCell[]
}

/** How many cells of a column, and the first of them as Excel names it: "F2". */
export interface Tally {
  readonly count: number
  readonly first: string
}

/** Formulas of one column of a sheet: those whose result is stored, and those whose result never was. */
export interface Formulas {
  readonly taken?: Tally
  readonly withoutValue?: Tally
}

/** One sheet as the file holds it, header included. */
export interface RawSheet {
  /** In a CSV file everything is text; in a workbook numbers, dates and text are told apart. */
  readonly kind: "csv" | "xlsx"
  /** By place of the column, from 0: of the rows that have been read. */
  readonly formulas: ReadonlyMap<number, Formulas>
  /** The rows in file order, in batches of some 1,000. Throws FileRefused where the file cannot be read on. */
  batches(): AsyncGenerator<readonly RawRow[]>
}

/** A file with its known sheets; what is unknown in it has been reported. */
export interface RawBook {
  sheet(key: SheetKey): RawSheet | undefined
  close(): void
}

export interface ReadOptions {
  readonly onBytes?: (read: number, total: number) => void
  readonly signal?: AbortSignal
  /** What a workbook `.xlsx` may hold; without it, what one can. */
  readonly most?: BookLimits
}

/** How much a workbook may hold in all its sheets. */
export interface BookLimits {
  readonly rows: number
  /** Characters of its cells, texts they share counted in each. */
  readonly characters: number
}

/** Whether nothing, or nothing but spaces, stands in a cell. */
export function isBlank(value: RawCell | undefined): boolean {
  return value === null || value === undefined || (typeof value === "string" && value.trim() === "")
}

/** A cell as text, for sentences and titles. */
export function asText(value: RawCell): string {
  return value instanceof Date ? dateAsText(value) : String(value)
}
