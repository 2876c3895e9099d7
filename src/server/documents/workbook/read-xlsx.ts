import { open } from "node:fs/promises"
import { basename } from "node:path"
import { type Fault, type SheetKey, workbookLimits } from "../../../contract/workbook.ts"
import { recogniseDocument, refuseForeign } from "./foreign-files.ts"
import { type Book, type ListedSheet, readBook } from "./package-parts.ts"
import type { BookLimits, Formulas, RawBook, RawRow, ReadOptions } from "./raw-sheet.ts"
import { XmlReader } from "./read-xml.ts"
import { FileRefused, found, megabytes } from "./refused.ts"
import { SharedStrings } from "./shared-strings.ts"
import { matchSheet } from "./sheet-names.ts"
import { SheetRows } from "./sheet-rows.ts"
import { unpack } from "./unpack.ts"
import { readDirectory, type ZipEntry } from "./zip-directory.ts"

const batchRows = 1000

const usual: BookLimits = { rows: Number.POSITIVE_INFINITY, characters: workbookLimits.unpackedBytes }

/**
 * Opens an .xlsx workbook. Its directory is checked before anything is unpacked; its parts are read in bounded memory,
 * as they are asked for, and none that is not asked for. Throws FileRefused.
 */
export async function openXlsx(
  path: string,
  report: (fault: Fault) => void,
  options: ReadOptions,
): Promise<RawBook> {
  const file = basename(path)
  return await openXlsxBytes(await readWhole(path, file), file, report, options)
}

/** The same of a workbook that is in memory; `file` is its name, for sentences. */
export async function openXlsxBytes(
  bytes: Buffer,
  file: string,
  report: (fault: Fault) => void,
  options: ReadOptions,
): Promise<RawBook> {
  refuseForeign(bytes, file)
  const entries = readDirectory(bytes, file)
  recogniseDocument(entries, file)
  const book = await readBook(bytes, entries, file)
  if (!book) throw new FileRefused("not-a-workbook", { sheet: file })
  reportExtras(entries, file, report)
  const byName = new Map(entries.map((entry) => [entry.name, entry]))
  const pack: Pack = { bytes, file, entryOf: (name) => byName.get(name ?? "") }
  const known = await matchSheets(book.sheets, pack, report)
  const progress = progressOver([...known.values()], entries, options)
  const held = { rows: 0, characters: 0, most: options.most ?? usual }
  let texts: Promise<readonly string[]> | undefined
  return {
    sheet: (key) => {
      const sheet = known.get(key)
      if (!sheet) return undefined
      const formulas = new Map<number, Formulas>()
      return {
        kind: "xlsx",
        formulas,
        batches: async function* () {
          const entry = partOf(pack, sheet.part, sheet.name)
          texts ??= readTexts(book, pack)
          const context = { ...book, sheet: sheet.name, entry: entry.name, sharedStrings: await texts, held }
          yield* batches(pack, entry, new SheetRows(context, formulas), options.signal)
          progress(sheet)
        },
      }
    },
    close: () => known.clear(),
  }
}

/** A package whose directory has been checked. */
interface Pack {
  readonly bytes: Buffer
  readonly file: string
  readonly entryOf: (name: string | undefined) => ZipEntry | undefined
}

function partOf({ entryOf, file }: Pack, name: string | undefined, what: string): ZipEntry {
  const entry = entryOf(name)
  if (entry) return entry
  throw new FileRefused("file-damaged", { sheet: file, details: { what } })
}

/** The texts that the cells share; none where the book has no such part. */
async function readTexts({ sharedStrings }: Book, pack: Pack): Promise<readonly string[]> {
  if (sharedStrings === undefined) return []
  const entry = partOf(pack, sharedStrings, sharedStrings)
  const strings = new SharedStrings(pack.file, entry.name)
  const reader = new XmlReader(strings, pack.file, entry.name)
  for await (const piece of unpack(pack.bytes, entry, pack.file)) reader.take(piece)
  reader.end()
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

/** Whether any cell of a sheet holds something; read as far as the first that does. */
async function holdsValues({ bytes, file, entryOf }: Pack, part: string | undefined): Promise<boolean> {
  const entry = entryOf(part)
  if (!entry) return true
  let holds = false
  const look = (name: string) => {
    holds ||= name === "v" || name === "is" || name === "f"
  }
  const reader = new XmlReader({ begin: look, end: () => undefined, text: () => undefined }, file, entry.name)
  for await (const piece of unpack(bytes, entry, file)) {
    reader.take(piece)
    if (holds) return true
  }
  return false
}

function reportExtras(entries: readonly ZipEntry[], file: string, report: (fault: Fault) => void): void {
  if (entries.some((entry) => /vbaProject\.bin$/i.test(entry.name)))
    report(found("macros-ignored", { sheet: file }, "note"))
  if (entries.some((entry) => /externalLinks\//i.test(entry.name)))
    report(found("links-ignored", { sheet: file }, "note"))
}

async function matchSheets(
  listed: readonly ListedSheet[],
  pack: Pack,
  report: (fault: Fault) => void,
): Promise<Map<SheetKey, ListedSheet>> {
  const known = new Map<SheetKey, ListedSheet>()
  /** Whether a part holds anything: however many sheets say they are it, it is looked at once. */
  const looked = new Map<string | undefined, boolean>()
  for (const sheet of listed) {
    const faults: Fault[] = []
    const key = matchSheet(sheet.name, known, (fault) => faults.push(fault))
    if (key) known.set(key, sheet)
    for (const fault of faults) {
      if (fault.code === "unknown-sheet" && !looked.has(sheet.part))
        looked.set(sheet.part, await holdsValues(pack, sheet.part))
        // A "Sheet1" that nobody used is left in many workbooks.
      ;(looked.get(sheet.part) === false ? sayEmpty(report) : report)(fault)
    }
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
  { bytes, file }: Pack,
  entry: ZipEntry,
  sheet: SheetRows,
  signal: AbortSignal | undefined,
): AsyncGenerator<readonly RawRow[]> {
  const reader = new XmlReader(sheet, file, entry.name)
  for await (const piece of unpack(bytes, entry, file)) {
    signal?.throwIfAborted()
    reader.take(piece)
    if (sheet.rows.length < batchRows) continue
    yield sheet.rows
    sheet.rows = []
  }
  reader.end()
  if (sheet.rows.length > 0) yield sheet.rows
}
