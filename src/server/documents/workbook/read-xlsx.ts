import { open } from "node:fs/promises"
import { basename } from "node:path"
import { type Fault, type SheetKey, workbookLimits } from "../../../contract/workbook.ts"
import { recogniseDocument, refuseForeign } from "./foreign-files.ts"
import { type Book, type ListedSheet, readBook } from "./package-parts.ts"
import type { RawBook, RawRow, ReadOptions } from "./raw-sheet.ts"
import { FileRefused, found, megabytes } from "./refused.ts"
import { type Formulas, PartScanner } from "./scan-part.ts"
import { SharedStrings } from "./shared-strings.ts"
import { matchSheet } from "./sheet-names.ts"
import { SheetRows } from "./sheet-rows.ts"
import { unpack } from "./unpack.ts"
import { XmlWalk } from "./xml-marks.ts"
import { readDirectory, type ZipEntry } from "./zip-directory.ts"

const batchRows = 1000

/**
 * Opens an .xlsx workbook. Everything in it is checked before anything is read: the directory, then each part
 * unpacked once in bounded memory. Throws FileRefused.
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
  const book = await readBook(bytes, entries, file)
  if (!book) throw new FileRefused("not-a-workbook", { sheet: file })
  const titles = new Map(book.sheets.map((sheet) => [sheet.part, sheet.name]))
  const scans = await scanParts(bytes, entries, file, titles, options.signal)
  reportExtras(entries, file, report)
  const known = matchSheets(book.sheets, scans, report)
  const progress = progressOver([...known.values()], entries, options)
  /** A part that was checked. */
  const partOf = (name: string | undefined, what: string): AsyncGenerator<Buffer> => {
    const entry = entries.find((one) => one.name === name)
    if (entry && scans.has(entry.name)) return unpack(bytes, entry, file)
    throw new FileRefused("file-damaged", { sheet: file, details: { what } })
  }
  let texts: Promise<readonly string[]> | undefined
  return {
    sheet: (key) => {
      const sheet = known.get(key)
      if (!sheet) return undefined
      const formulas = scans.get(sheet.part ?? "")?.formulas ?? new Map()
      return {
        kind: "xlsx",
        formulas,
        batches: async function* () {
          texts ??= readTexts(book, partOf)
          const context = { ...book, sheet: sheet.name, sharedStrings: await texts }
          yield* batches(partOf(sheet.part, sheet.name), new SheetRows(context), options.signal)
          progress(sheet)
        },
      }
    },
    close: () => known.clear(),
  }
}

/** The texts that the cells share; none where the book has no such part. */
async function readTexts(
  { sharedStrings }: Book,
  partOf: (name: string, what: string) => AsyncGenerator<Buffer>,
): Promise<readonly string[]> {
  const strings = new SharedStrings()
  const walk = new XmlWalk(strings)
  if (sharedStrings !== undefined)
    for await (const piece of partOf(sharedStrings, sharedStrings)) walk.take(piece)
  return strings.texts
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

/** Unpacks and scans every XML part; the others are never read. */
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

/** The rows of a sheet, some thousand at a time. */
async function* batches(
  pieces: AsyncIterable<Buffer>,
  sheet: SheetRows,
  signal: AbortSignal | undefined,
): AsyncGenerator<readonly RawRow[]> {
  const walk = new XmlWalk(sheet)
  for await (const piece of pieces) {
    signal?.throwIfAborted()
    walk.take(piece)
    if (sheet.rows.length < batchRows) continue
    yield sheet.rows
    sheet.rows = []
  }
  if (sheet.rows.length > 0) yield sheet.rows
}
