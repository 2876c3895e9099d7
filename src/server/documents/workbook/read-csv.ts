import { createReadStream } from "node:fs"
import { readdir, stat } from "node:fs/promises"
import { basename, join } from "node:path"
import Papa from "papaparse"
import { type Fault, type SheetKey, sheetOf, workbookLimits } from "../../../contract/workbook.ts"
import { unwrapped } from "../../../domain/shared/plain-text.ts"
import { detectEncoding, type Encoding } from "./detect-encoding.ts"
import { unguarded } from "./guarded-text.ts"
import type { RawBook, RawRow, ReadOptions } from "./raw-sheet.ts"
import { FileRefused, found } from "./refused.ts"
import { matchSheet, sheetTitles } from "./sheet-names.ts"

interface CsvFile {
  readonly path: string
  readonly name: string
  readonly bytes: number
  readonly encoding: Encoding
}

/** What papaparse's parser answers; its own types leave it open. */
interface Parsed {
  readonly data: readonly string[][]
  readonly errors: readonly { readonly row: number }[]
  readonly meta: { readonly cursor: number }
}

/** Opens a folder of CSV files named after the sheets. Throws FileRefused. */
export async function openCsvFolder(
  path: string,
  report: (fault: Fault) => void,
  options: ReadOptions,
): Promise<RawBook> {
  const files = await findFiles(path, report, options.signal)
  if (files.size === 0)
    throw new FileRefused("empty-folder", { sheet: basename(path), details: { sheets: sheetTitles } })
  const total = [...files.values()].reduce((sum, file) => sum + file.bytes, 0)
  let read = 0
  const onBytes = (bytes: number) => {
    read += bytes
    options.onBytes?.(read, total)
  }
  return {
    sheet: (key) => {
      const file = files.get(key)
      if (!file) return undefined
      const title = sheetOf(key).title
      return {
        kind: "csv",
        formulas: new Map(),
        batches: () => batches(file, title, onBytes, options.signal),
      }
    },
    close: () => files.clear(),
  }
}

async function findFiles(
  folder: string,
  report: (fault: Fault) => void,
  signal: AbortSignal | undefined,
): Promise<Map<SheetKey, CsvFile>> {
  const files = new Map<SheetKey, CsvFile>()
  const names = await readdir(folder)
  for (const name of names.toSorted()) {
    if (name.startsWith(".")) continue
    const path = join(folder, name)
    const status = await stat(path)
    if (!/\.csv$/i.test(name) || !status.isFile()) {
      report(found("file-ignored", { sheet: name }, "note"))
      continue
    }
    const key = matchSheet(name.slice(0, -4), files, report)
    if (key)
      files.set(key, { path, name, bytes: status.size, encoding: await detectEncoding(path, name, signal) })
  }
  return files
}

/**
 * papaparse's own streaming yields row by row through events, which takes minutes for millions of rows; so its
 * parser is handed the text piece by piece. At most one row is held over, and its length is limited.
 */
async function* batches(
  file: CsvFile,
  sheet: string,
  onBytes: (bytes: number) => void,
  signal: AbortSignal | undefined,
): AsyncGenerator<readonly RawRow[]> {
  const decoder = new TextDecoder(file.encoding, { fatal: true })
  const stream = createReadStream(file.path, { highWaterMark: 64 * 1024 })
  let parser: Papa.Parser | undefined
  let held = ""
  let rows = 0
  for await (const piece of stream) {
    signal?.throwIfAborted()
    const text = held + decoder.decode(piece, { stream: true })
    parser ??= new Papa.Parser({ delimiter: ",", newline: lineEnd(text) })
    const parsed: Parsed = parser.parse(text, 0, true)
    yield toRows(parsed, rows, sheet)
    rows += parsed.data.length
    held = text.slice(parsed.meta.cursor)
    if (held.length > workbookLimits.rowChars)
      throw new FileRefused("row-too-long", {
        sheet,
        row: rows + 1,
        details: { limit: workbookLimits.rowChars },
      })
    onBytes(piece.length)
  }
  if (parser && held !== "") yield toRows(parser.parse(held, 0, false), rows, sheet)
}

/**
 * What the first row ends in, outside quotation marks: files of old Macs end their rows in CR alone, and have line
 * breaks of their own inside the cells.
 */
function lineEnd(text: string): "\n" | "\r" {
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x22 /* " */) quoted = !quoted
    else if (quoted) continue
    else if (code === 0x0a) return "\n"
    else if (code === 0x0d) return text.charCodeAt(at + 1) === 0x0a ? "\n" : "\r"
  }
  return "\n"
}

function toRows({ data, errors }: Parsed, before: number, sheet: string): RawRow[] {
  // Errors of the row held over come again with its rest.
  const error = errors.find((one) => one.row < data.length)
  if (error) throw new FileRefused("quotes-unbalanced", { sheet, row: before + error.row + 1 })
  return data.map((values, index) => ({ row: before + index + 1, values: toCells(values) }))
}

function toCells(values: string[]): string[] {
  const last = values.length - 1
  const end = values[last]
  if (end?.endsWith("\r")) values[last] = end.slice(0, -1)
  for (let index = 0; index <= last; index++) {
    const value = values[index]
    const first = value?.charCodeAt(0)
    if (value === undefined || (first !== apostrophe && first !== equals)) continue
    if (first === equals) values[index] = unwrapped(value)
    else values[index] = unguarded(value)
  }
  return values
}

const apostrophe = 0x27
const equals = 0x3d
