import { open } from "node:fs/promises"
import { basename } from "node:path"
import { streamXlsxRows } from "hucre/xlsx"
import { type Fault, type SheetKey, workbookLimits } from "../../../contract/workbook.ts"
import { recogniseDocument, refuseForeign } from "./foreign-files.ts"
import { type ListedSheet, listSheets } from "./package-parts.ts"
import type { RawBook, RawRow, ReadOptions } from "./raw-sheet.ts"
import { FileRefused, found, megabytes } from "./refused.ts"
import { type Formulas, PartScanner } from "./scan-part.ts"
import { matchSheet } from "./sheet-names.ts"
import { unpack } from "./unpack.ts"
import { readDirectory, type ZipEntry } from "./zip-directory.ts"

const batchRows = 1000

/**
 * Opens an .xlsx workbook. Everything in it is checked before the spreadsheet engine sees it: the directory, then
 * each part unpacked once in bounded memory. Throws FileRefused.
 */
export async function openXlsx(
  path: string,
  report: (fault: Fault) => void,
  options: ReadOptions,
): Promise<RawBook> {
  const file = basename(path)
  const bytes = await readWhole(path, file)
  refuseForeign(bytes, file)
  const entries = readDirectory(bytes, file)
  recogniseDocument(entries, file)
  const listed = await listSheets(bytes, entries, file)
  if (!listed) throw new FileRefused("not-a-workbook", { sheet: file })
  const titles = new Map(listed.map((sheet) => [sheet.part, sheet.name]))
  const scans = await scanParts(bytes, entries, file, titles, options.signal)
  reportExtras(entries, file, report)
  const known = matchSheets(listed, scans, report)
  const progress = progressOver([...known.values()], entries, options)
  return {
    sheet: (key) => {
      const sheet = known.get(key)
      if (!sheet) return undefined
      const formulas = scans.get(sheet.part ?? "")?.formulas ?? new Map()
      return { kind: "xlsx", formulas, batches: () => batches(bytes, sheet, file, options, progress) }
    },
    close: () => known.clear(),
  }
}

async function readWhole(path: string, file: string): Promise<Buffer> {
  const handle = await open(path)
  try {
    const status = await handle.stat()
    if (!status.isFile()) throw new FileRefused("not-a-file", { sheet: file })
    if (status.size > workbookLimits.fileBytes)
      throw new FileRefused("file-too-large", {
        sheet: file,
        details: { megabytes: megabytes(status.size), limit: megabytes(workbookLimits.fileBytes) },
      })
    return await handle.readFile()
  } finally {
    await handle.close()
  }
}

/** What is known of a part before it is read. */
interface Scan {
  readonly formulas: ReadonlyMap<string, Formulas>
  readonly holdsValues: boolean
}

/** Unpacks and scans every XML part; hides the others, so that nothing unseen reaches the engine. */
async function scanParts(
  bytes: Buffer,
  entries: readonly ZipEntry[],
  file: string,
  titles: ReadonlyMap<string | undefined, string>,
  signal: AbortSignal | undefined,
): Promise<Map<string, Scan>> {
  const scans = new Map<string, Scan>()
  for (const entry of entries) {
    let scanner: PartScanner | undefined
    let first = true
    for await (const piece of unpack(bytes, entry, file)) {
      signal?.throwIfAborted()
      if (first && beginsAsXml(piece)) scanner = new PartScanner(file, entry.name, titles.get(entry.name))
      first = false
      scanner?.take(piece)
    }
    if (scanner) scans.set(entry.name, { formulas: scanner.end(), holdsValues: scanner.holdsValues })
    else bytes[entry.nameAt] = 0
  }
  return scans
}

function beginsAsXml(piece: Buffer): boolean {
  return /^(?:\u00ef\u00bb\u00bf)?\s*</.test(piece.toString("latin1", 0, 64))
}

function reportExtras(entries: readonly ZipEntry[], file: string, report: (fault: Fault) => void): void {
  if (entries.some((entry) => /vbaProject\.bin$/i.test(entry.name)))
    report(found("macros-ignored", { sheet: file }, "note"))
  if (entries.some((entry) => /externalLinks\//i.test(entry.name)))
    report(found("links-ignored", { sheet: file }, "note"))
}

function matchSheets(
  listed: readonly ListedSheet[],
  scans: ReadonlyMap<string, Scan>,
  report: (fault: Fault) => void,
): Map<SheetKey, ListedSheet> {
  const known = new Map<SheetKey, ListedSheet>()
  for (const sheet of listed) {
    // A "Sheet1" that nobody used is left in many workbooks.
    const isEmpty = scans.get(sheet.part ?? "")?.holdsValues === false
    const key = matchSheet(sheet.name, known, isEmpty ? sayEmpty(report) : report)
    if (key) known.set(key, sheet)
  }
  return known
}

/** Of a sheet that holds nothing it matters little that its name is unknown. */
function sayEmpty(report: (fault: Fault) => void): (fault: Fault) => void {
  return (fault) =>
    report(
      fault.code === "unknown-sheet" ? found("empty-sheet", { sheet: fault.sheet ?? "" }, "note") : fault,
    )
}

function progressOver(known: readonly ListedSheet[], entries: readonly ZipEntry[], options: ReadOptions) {
  const sizes = new Map(entries.map((entry) => [entry.name, entry.unpacked]))
  const sizeOf = (sheet: ListedSheet) => sizes.get(sheet.part ?? "") ?? 0
  const total = known.reduce((sum, sheet) => sum + sizeOf(sheet), 0)
  let read = 0
  return (sheet: ListedSheet) => {
    read += sizeOf(sheet)
    options.onBytes?.(read, total)
  }
}

/**
 * The engine reads on without waiting for whoever takes its rows, and slows down when they pile up; so a sheet is
 * gathered whole (its size has been checked) and handed out from here.
 */
async function* batches(
  bytes: Buffer,
  sheet: ListedSheet,
  file: string,
  options: ReadOptions,
  progress: (sheet: ListedSheet) => void,
): AsyncGenerator<readonly RawRow[]> {
  const rows = await gather(bytes, sheet, file, options.signal)
  progress(sheet)
  for (let at = 0; at < rows.length; at += batchRows) {
    options.signal?.throwIfAborted()
    yield rows.slice(at, at + batchRows)
  }
}

async function gather(
  bytes: Buffer,
  sheet: ListedSheet,
  file: string,
  signal: AbortSignal | undefined,
): Promise<RawRow[]> {
  const rows: RawRow[] = []
  try {
    for await (const { index, values } of streamXlsxRows(bytes, { sheet: sheet.name })) {
      rows.push({ row: index + 1, values })
      if (rows.length % batchRows === 0) signal?.throwIfAborted()
    }
  } catch (error) {
    signal?.throwIfAborted()
    throw new FileRefused("file-damaged", { sheet: file, details: { what: sheet.name } }, error)
  }
  return rows
}
