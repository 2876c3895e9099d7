import type { Column, Fault, Sheet, SheetRow } from "../../../contract/workbook.ts"
import { folded } from "../../../domain/shared/folding.ts"
import { type CellNote, type CellReader, readerFor } from "./cell-readers.ts"
import { CellProblem, shortened } from "./cell-text.ts"
import { asText, isBlank, type RawCell, type RawRow, type RawSheet, type Tally } from "./raw-sheet.ts"
import { found } from "./refused.ts"
import { aboveHeader, columnTitles, findHeader, type Header, readHeader } from "./sheet-header.ts"
import { plainHeading } from "./sheet-names.ts"

/** A sheet whose header has been read. */
export interface OpenSheet {
  /** The keys of the columns the file has. */
  readonly columns: readonly string[]
  rows(): AsyncGenerator<readonly SheetRow[]>
}

/** Reads a sheet's header and readies its rows; what is wrong with either is reported as it is met. */
export async function openSheet(
  sheet: Sheet,
  raw: RawSheet,
  report: (fault: Fault) => void,
): Promise<OpenSheet> {
  const batches = raw.batches()
  const { titles, above, rest } = await findHeader(sheet, batches)
  if (!titles) {
    report(found("no-header", { sheet: sheet.title, details: { columns: columnTitles(sheet) } }))
    return { columns: [], rows: noRows }
  }
  if (above) report(aboveHeader(sheet, above, titles))
  const header = readHeader(sheet, titles, report)
  const done = () => reportFormulas(sheet, titles.values, raw, report)
  return {
    columns: sheet.columns.flatMap((column, index) => (header.positions[index] === -1 ? [] : [column.key])),
    rows: () => readRows(sheet, raw.kind, header, rest, batches, report, done),
  }
}

async function* noRows(): AsyncGenerator<readonly SheetRow[]> {}

function reportFormulas(
  sheet: Sheet,
  titles: readonly RawCell[],
  raw: RawSheet,
  report: (fault: Fault) => void,
): void {
  for (const [position, formulas] of raw.formulas) {
    const title = titles[position] ?? null
    const column = title === null ? columnLetters(position + 1) : shortened(plainHeading(asText(title)), 80)
    const where = { sheet: sheet.title, column }
    const { taken, withoutValue } = formulas
    if (taken) report(found("formulas-taken", { ...where, details: tallied(taken) }, "note"))
    if (withoutValue) report(found("formulas-without-value", { ...where, details: tallied(withoutValue) }))
  }
}

function tallied({ count, first }: Tally) {
  return { count, cell: first }
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
  done: () => void,
): AsyncGenerator<readonly SheetRow[]> {
  const rows = new RowReader(sheet, kind, header, report)
  const firstRows = rows.read(first)
  if (firstRows.length > 0) yield firstRows
  for await (const batch of batches) {
    const read = rows.read(batch)
    if (read.length > 0) yield read
  }
  rows.reportNotes()
  done()
}

/** What stands at the beginning of a row that adds the others up. */
const totalWord = /^(?:合|总|小|共|累)计(?:人?数)?(?:[:(]?\d*[人名条个次篇项场]?\)?)$/

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
    return rows.filter((raw) => !this.#isEmpty(raw) && !this.#isTotal(raw)).map((raw) => this.#readRow(raw))
  }

  /** Whether nothing stands in a row but in columns that are not read: templates number their rows beforehand. */
  #isEmpty({ values }: RawRow): boolean {
    return values.every((value, position) => isBlank(value) || this.#header.ignored.has(position))
  }

  /** A 合计 row below the records is none of them; its first cell says so, where a record has its code. */
  #isTotal({ row, values }: RawRow): boolean {
    const position = values.findIndex((value) => !isBlank(value))
    const value = values[position]
    if (typeof value !== "string" || !value.includes("计") || !totalWord.test(folded(value))) return false
    const column = this.#sheet.columns[this.#header.positions.indexOf(position)]
    const isRecord = this.#sheet.columns.every(
      ({ required }, index) => !required || !isBlank(values[this.#header.positions[index] ?? -1]),
    )
    if (isRecord && column?.type.is !== "code") return false
    this.#report(
      found("total-row", { sheet: this.#sheet.title, row, value: shortened(value.trim(), 80) }, "note"),
    )
    return true
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
