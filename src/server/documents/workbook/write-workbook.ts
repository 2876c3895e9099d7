import { mkdir } from "node:fs/promises"
import type { Cell, SheetKey } from "../../../contract/workbook.ts"
import { isXlsxPath } from "./foreign-files.ts"
import { writeCsvFolder } from "./write-csv.ts"
import { writeXlsxFile } from "./write-xlsx.ts"

/** The rows of one sheet to be written, in batches; cells in the order and types of SheetRow. */
export type RowsOf = (sheet: SheetKey) => AsyncIterable<readonly (readonly Cell[])[]>

/**
 * Writes an import workbook: an `.xlsx` by that ending, else a folder of CSV files. Each file is written beside its
 * place and then put there as a whole; other files of a folder stay. Throws FileRefused when the data does not fit
 * into an `.xlsx` that could be read again.
 */
export async function writeWorkbook(path: string, rowsOf: RowsOf): Promise<void> {
  if (isXlsxPath(path)) return writeXlsxFile(path, rowsOf)
  await mkdir(path, { recursive: true })
  return writeCsvFolder(path, rowsOf)
}
