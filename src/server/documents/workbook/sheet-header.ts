import type { Fault, Sheet } from "../../../contract/workbook.ts"
import { shortened } from "./cell-text.ts"
import { asText, isBlank, type RawRow } from "./raw-sheet.ts"
import { found } from "./refused.ts"
import { plainHeading } from "./sheet-names.ts"

/** Where each column of the sheet stands in the file; -1 where it is missing. */
export interface Header {
  readonly positions: readonly number[]
  /** Whether there is a title above, by place in the file. */
  readonly titled: readonly boolean[]
  /** Places of columns that people keep for themselves. */
  readonly ignored: ReadonlySet<number>
}

/** Columns that rosters have for the eye alone. */
const forTheEye = ["序号", "备注"]
/** How many filled rows may stand above a header: a title, who fills it in, what it is for. */
const mostAbove = 9

interface Found {
  readonly titles?: RawRow
  /** The first row above the header that holds something. */
  readonly above?: RawRow
  readonly rest: readonly RawRow[]
}

/**
 * Finds the header among the first rows: the one most of whose cells are titles of the sheet, or that has the most
 * of them. Where none has any, the first row is taken for it, so that what is wrong with it can be said.
 */
export async function findHeader(sheet: Sheet, batches: AsyncGenerator<readonly RawRow[]>): Promise<Found> {
  for (;;) {
    const batch = await batches.next()
    if (batch.done) return { rest: [] }
    const filled = batch.value.flatMap((row, at) => (row.values.every(isBlank) ? [] : [{ row, at }]))
    const first = filled[0]
    if (!first) continue
    const header = headerAmong(sheet, filled.slice(0, mostAbove + 1)) ?? first
    const rest = batch.value.slice(header.at + 1)
    return header === first ? { titles: header.row, rest } : { titles: header.row, above: first.row, rest }
  }
}

function headerAmong<T extends { readonly row: RawRow }>(sheet: Sheet, filled: readonly T[]): T | undefined {
  const counted = filled.map((one) => {
    const cells = one.row.values.filter((value) => !isBlank(value))
    const titles = cells.filter((value) => columnAt(sheet, plainHeading(asText(value ?? null))) !== -1)
    return { one, titles: titles.length, isMost: titles.length > 0 && 2 * titles.length >= cells.length }
  })
  const most = Math.max(...counted.map(({ titles }) => titles))
  const found = counted.find(({ isMost }) => isMost) ?? counted.find(({ titles }) => titles === most)
  return most > 0 ? found?.one : undefined
}

/** That rows above the header were passed over. */
export function aboveHeader(sheet: Sheet, above: RawRow, titles: RawRow): Fault {
  const said = above.values.find((value) => !isBlank(value)) ?? null
  const where = { sheet: sheet.title, row: above.row, value: shortened(asText(said).trim(), 80) }
  return found("rows-above-header", { ...where, details: { header: titles.row } }, "note")
}

/** Reads the titles of a header. */
export function readHeader(sheet: Sheet, titles: RawRow, report: (fault: Fault) => void): Header {
  const positions = sheet.columns.map(() => -1)
  const ignored = new Set<number>()
  const where = { sheet: sheet.title, row: titles.row }
  const titled = titles.values.map((value, position) => {
    if (isBlank(value)) return false
    const title = plainHeading(asText(value))
    const index = columnAt(sheet, title)
    if (index !== -1 && positions[index] === -1) positions[index] = position
    else if (index !== -1) report(found("duplicate-column", { ...where, column: title }))
    else if (forTheEye.includes(title)) {
      ignored.add(position)
      report(found("column-ignored", { ...where, column: title }, "note"))
    } else {
      const said = shortened(asText(value).trim(), 80)
      report(
        found("unknown-column", {
          ...where,
          column: said,
          value: said,
          details: { columns: columnTitles(sheet) },
        }),
      )
    }
    return true
  })
  for (const [index, column] of sheet.columns.entries())
    if (column.required && positions[index] === -1)
      report(found("missing-column", { ...where, column: column.title }))
  return { positions, titled, ignored }
}

function columnAt(sheet: Sheet, title: string): number {
  return sheet.columns.findIndex((column) => column.title === title)
}

/** The titles of a sheet's columns, for sentences. */
export function columnTitles(sheet: Sheet): string {
  return sheet.columns.map((column) => column.title).join("、")
}
