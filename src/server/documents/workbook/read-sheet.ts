import type { Column, Fault, Sheet, SheetRow } from "../../../contract/workbook.ts"
import { dateAsText } from "./cell-days.ts"
import { type CellNote, type CellReader, readerFor } from "./cell-readers.ts"
import { CellProblem, shortened } from "./cell-text.ts"
import type { RawCell, RawRow, RawSheet } from "./raw-sheet.ts"
import { found } from "./refused.ts"
import type { Tally } from "./scan-part.ts"
import { plainTitle } from "./sheet-names.ts"

/** A sheet whose header has been read. */
export interface OpenSheet {
  /** The keys of the columns the file has. */
  readonly columns: readonly string[]
  rows(): AsyncGenerator<readonly SheetRow[]>
}

/** Where each column of the sheet stands in the file; -1 where it is missing. */
interface Header {
  readonly positions: readonly number[]
  /** Whether there is a title above, by place in the file. */
  readonly titled: readonly boolean[]
}

/** Reads a sheet's header and readies its rows; what is wrong with either is reported as it is met. */
export async function openSheet(
  sheet: Sheet,
  raw: RawSheet,
  report: (fault: Fault) => void,
): Promise<OpenSheet> {
  const batches = raw.batches()
  const { titles, rest } = await firstFilledRow(batches)
  if (!titles) {
    report(found("no-header", { sheet: sheet.title, details: { columns: columnTitles(sheet) } }))
    return { columns: [], rows: noRows }
  }
  const header = readHeader(sheet, titles, report)
  reportFormulas(sheet, titles.values, raw, report)
  return {
    columns: sheet.columns.flatMap((column, index) => (header.positions[index] === -1 ? [] : [column.key])),
    rows: () => readRows(sheet, raw.kind, header, rest, batches, report),
  }
}

async function* noRows(): AsyncGenerator<readonly SheetRow[]> {}

async function firstFilledRow(
  batches: AsyncGenerator<readonly RawRow[]>,
): Promise<{ titles?: RawRow; rest: readonly RawRow[] }> {
  for (;;) {
    const batch = await batches.next()
    if (batch.done) return { rest: [] }
    const at = batch.value.findIndex((row) => !row.values.every(isBlank))
    const titles = batch.value[at]
    if (titles) return { titles, rest: batch.value.slice(at + 1) }
  }
}

function readHeader(sheet: Sheet, titles: RawRow, report: (fault: Fault) => void): Header {
  const positions = sheet.columns.map(() => -1)
  const where = { sheet: sheet.title, row: titles.row }
  const titled = titles.values.map((value, position) => {
    if (isBlank(value)) return false
    const title = plainTitle(asText(value))
    const index = sheet.columns.findIndex((column) => column.title === title)
    if (index === -1)
      report(
        found("unknown-column", {
          ...where,
          column: shortened(title, 80),
          value: shortened(title, 80),
          details: { columns: columnTitles(sheet) },
        }),
      )
    else if (positions[index] !== -1) report(found("duplicate-column", { ...where, column: title }))
    else positions[index] = position
    return true
  })
  for (const [index, column] of sheet.columns.entries())
    if (column.required && positions[index] === -1)
      report(found("missing-column", { ...where, column: column.title }))
  return { positions, titled }
}

function columnTitles(sheet: Sheet): string {
  return sheet.columns.map((column) => column.title).join("、")
}

function reportFormulas(
  sheet: Sheet,
  titles: readonly RawCell[],
  raw: RawSheet,
  report: (fault: Fault) => void,
): void {
  for (const [letters, formulas] of raw.formulas) {
    const title = titles[columnNumber(letters) - 1] ?? null
    const where = { sheet: sheet.title, column: title === null ? letters : plainTitle(asText(title)) }
    const { taken, withoutValue } = formulas
    if (taken) report(found("formulas-taken", { ...where, details: tallied(taken) }, "note"))
    if (withoutValue) report(found("formulas-without-value", { ...where, details: tallied(withoutValue) }))
  }
}

function tallied({ count, first }: Tally) {
  return { count, cell: first }
}

/** Excel's letters as a number: A is 1, AA is 27. */
function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}

function columnLetters(number: number): string {
  const rest = (number - 1) % 26
  const before = (number - 1 - rest) / 26
  return (before > 0 ? columnLetters(before) : "") + String.fromCharCode(65 + rest)
}

async function* readRows(
  sheet: Sheet,
  kind: RawSheet["kind"],
  header: Header,
  first: readonly RawRow[],
  batches: AsyncGenerator<readonly RawRow[]>,
  report: (fault: Fault) => void,
): AsyncGenerator<readonly SheetRow[]> {
  const rows = new RowReader(sheet, kind, header, report)
  const firstRows = rows.read(first)
  if (firstRows.length > 0) yield firstRows
  for await (const batch of batches) {
    const read = rows.read(batch)
    if (read.length > 0) yield read
  }
  rows.reportNotes()
}

/** Turns the rows of one sheet into cells of the right type. */
class RowReader {
  readonly #sheet: Sheet
  readonly #header: Header
  readonly #report: (fault: Fault) => void
  readonly #readers: readonly CellReader[]
  readonly #notes = new Map<string, { code: CellNote; column: Column; count: number; cell: string }>()
  #row = 0

  constructor(sheet: Sheet, kind: RawSheet["kind"], header: Header, report: (fault: Fault) => void) {
    this.#sheet = sheet
    this.#header = header
    this.#report = report
    this.#readers = sheet.columns.map((column, index) =>
      readerFor(column.type, kind, (code) => this.#note(code, column, index)),
    )
  }

  read(rows: readonly RawRow[]): SheetRow[] {
    return rows.filter(({ values }) => !values.every(isBlank)).map((raw) => this.#readRow(raw))
  }

  reportNotes(): void {
    for (const { code, column, count, cell } of this.#notes.values())
      this.#report(
        found(code, { sheet: this.#sheet.title, column: column.title, details: { count, cell } }, "note"),
      )
  }

  #readRow({ row, values }: RawRow): SheetRow {
    this.#row = row
    let unread: number[] | undefined
    const cells = this.#readers.map((read, index) => {
      const position = this.#header.positions[index] ?? -1
      const raw = values[position] ?? null
      const cell = read(raw)
      const column = this.#sheet.columns[index]
      if (column && (cell instanceof CellProblem || (cell === null && column.required))) {
        unread ??= []
        unread.push(index)
        // A missing column has been reported once, in the header.
        if (position !== -1) this.#reportCell(column, cell, raw)
      }
      return cell instanceof CellProblem ? null : cell
    })
    if (values.length > this.#header.titled.length || this.#header.titled.includes(false))
      this.#reportOutside(values)
    return unread ? { row, cells, unread } : { row, cells }
  }

  #reportCell(column: Column, cell: CellProblem | unknown, raw: RawCell): void {
    const problem = cell instanceof CellProblem ? cell : new CellProblem("required-empty")
    this.#report(
      found(problem.code, {
        sheet: this.#sheet.title,
        row: this.#row,
        column: column.title,
        ...(raw === null ? {} : { value: shortened(asText(raw), 80) }),
        ...(problem.details ? { details: problem.details } : {}),
      }),
    )
  }

  #reportOutside(values: readonly RawCell[]): void {
    const position = values.findIndex((value, index) => !this.#header.titled[index] && !isBlank(value))
    const value = values[position]
    if (value === undefined) return
    this.#report(
      found("cell-without-column", {
        sheet: this.#sheet.title,
        row: this.#row,
        value: shortened(asText(value), 80),
        details: { position: position + 1 },
      }),
    )
  }

  #note(code: CellNote, column: Column, index: number): void {
    const note = this.#notes.get(`${code} ${column.key}`)
    if (note) note.count++
    else {
      const cell = `${columnLetters((this.#header.positions[index] ?? 0) + 1)}${this.#row}`
      this.#notes.set(`${code} ${column.key}`, { code, column, count: 1, cell })
    }
  }
}

function isBlank(value: RawCell | undefined): boolean {
  return value === null || value === undefined || (typeof value === "string" && value.trim() === "")
}

function asText(value: RawCell): string {
  return value instanceof Date ? dateAsText(value) : String(value)
}
