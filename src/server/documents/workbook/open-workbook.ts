import { basename } from "node:path"
import { type Fault, type SheetKey, type SheetRow, sheetOf } from "../../../contract/workbook.ts"
import { isXlsxPath, refuseNoFolder } from "./foreign-files.ts"
import type { BookLimits, RawBook, ReadOptions } from "./raw-sheet.ts"
import { openCsvFolder } from "./read-csv.ts"
import { type OpenSheet, openSheet } from "./read-sheet.ts"
import { openXlsx, openXlsxBytes } from "./read-xlsx.ts"
import { FileRefused } from "./refused.ts"

/** An import workbook that is being read. */
export interface OpenWorkbook {
  /**
   * The keys of the columns the file has for a sheet; undefined when it lacks the sheet. The first call for a sheet
   * reads and reports on its header. Throws FileRefused where the file cannot be read on.
   */
  columns(sheet: SheetKey): Promise<readonly string[] | undefined>
  /**
   * The rows of a sheet in file order, in batches of some 1,000; nothing when the file lacks the sheet. The sheets
   * can be asked for in any order, each once. Throws FileRefused where the file cannot be read on.
   */
  rows(sheet: SheetKey): AsyncGenerator<readonly SheetRow[]>
  close(): Promise<void>
}

/**
 * Opens an import workbook: a path that ends in `.xlsx`, or a folder of CSV files named after the sheets.
 * Everything found goes to `report` as it is met; `onBytes` is told how far the reading is.
 * Throws FileRefused when the file as a whole is refused, and the signal's reason when it is aborted.
 */
export async function openWorkbook(
  path: string,
  report: (fault: Fault) => void,
  options: ReadOptions = {},
): Promise<OpenWorkbook> {
  return sheetsOf(await openBook(path, report, options), report)
}

/** The same of a workbook `.xlsx` that is in memory; `name` is the file's, for sentences. */
export async function openWorkbookBytes(
  bytes: Buffer,
  name: string,
  report: (fault: Fault) => void,
  most: BookLimits,
): Promise<OpenWorkbook> {
  return sheetsOf(await openXlsxBytes(bytes, name, report, { most }), report)
}

function sheetsOf(book: RawBook, report: (fault: Fault) => void): OpenWorkbook {
  const opened = new Map<SheetKey, Promise<OpenSheet | undefined>>()
  const open = (key: SheetKey) => {
    const before = opened.get(key)
    if (before) return before
    const raw = book.sheet(key)
    const now = raw ? openSheet(sheetOf(key), raw, report) : Promise.resolve(undefined)
    opened.set(key, now)
    return now
  }
  return {
    columns: async (key) => (await open(key))?.columns,
    async *rows(key) {
      const sheet = await open(key)
      if (sheet) yield* sheet.rows()
    },
    async close() {
      book.close()
    },
  }
}

async function openBook(
  path: string,
  report: (fault: Fault) => void,
  options: ReadOptions,
): Promise<RawBook> {
  const file = basename(path)
  try {
    if (isXlsxPath(path)) return await openXlsx(path, report, options)
    await refuseNoFolder(path, file)
    return await openCsvFolder(path, report, options)
  } catch (error) {
    options.signal?.throwIfAborted()
    if (error instanceof Error && "code" in error && typeof error.code === "string")
      throw error.code === "ENOENT"
        ? new FileRefused("file-missing", { sheet: file }, error)
        : new FileRefused("file-unreadable", { sheet: file, details: { reason: error.code } }, error)
    throw error
  }
}
