import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { type Cell, type SheetKey, sheetOf } from "../../src/contract/workbook.ts"
import { writeWorkbook } from "../../src/server/documents/workbook/index.ts"
import { inTemporaryFolder } from "./district.ts"

/** Rows of some sheets, by the keys of their columns. */
export type RosterBook = Partial<Readonly<Record<SheetKey, readonly Readonly<Record<string, Cell>>[]>>>

/** An .xlsx workbook of these rows, as bytes. */
export function rosterBytes(book: RosterBook): Promise<Buffer> {
  return inTemporaryFolder(async (folder) => {
    const path = join(folder, "roster.xlsx")
    await writeWorkbook(path, async function* (key) {
      const { columns } = sheetOf(key)
      yield (book[key] ?? []).map((row) => columns.map((column) => row[column.key] ?? null))
    })
    return await readFile(path)
  })
}
