import type { FileHandle } from "node:fs/promises"
import { join } from "node:path"
import { type Sheet, sheetOf, sheets } from "../../../contract/workbook.ts"
import { written } from "./cell-words.ts"
import { guarded } from "./guarded-text.ts"
import { type Replacement, writeBeside } from "./replace-file.ts"
import type { RowsOf } from "./write-workbook.ts"

/** Writes every sheet as CSV, UTF-8 with BOM; the old files are replaced once all new ones are complete. */
export async function writeCsvFolder(folder: string, rowsOf: RowsOf): Promise<void> {
  const files: Replacement[] = []
  try {
    for (const { key } of sheets) {
      const sheet = sheetOf(key)
      files.push(
        await writeBeside(join(folder, `${sheet.title}.csv`), (handle) =>
          writeSheet(handle, sheet, rowsOf(key)),
        ),
      )
    }
    for (const file of files) await file.commit()
  } finally {
    for (const file of files) await file.discard()
  }
}

async function writeSheet(handle: FileHandle, sheet: Sheet, batches: ReturnType<RowsOf>): Promise<void> {
  // Not `write`: that may end early without a word when the disk fills up.
  await handle.writeFile(`\ufeff${toLine(sheet.columns.map((column) => column.title))}`)
  for await (const rows of batches) {
    let text = ""
    for (const row of rows)
      text += toLine(sheet.columns.map((column, index) => written(row[index] ?? null, column)))
    if (text !== "") await handle.writeFile(text)
  }
}

function toLine(values: readonly (string | number)[]): string {
  return `${values.map(toField).join(",")}\r\n`
}

function toField(value: string | number): string {
  if (typeof value === "number") return String(value)
  const text = guarded(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
