import { mkdir, writeFile } from "node:fs/promises"
import { join } from "node:path"

/** Sheets of a workbook by their titles, each as lines: the header first. */
export type CsvSheets = Readonly<Record<string, readonly string[]>>

/** Writes a workbook as a folder of CSV files, exactly as it stands here: also what is wrong with it. */
export async function writeCsvSheets(folder: string, sheets: CsvSheets): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const [title, lines] of Object.entries(sheets)) {
    await writeFile(join(folder, `${title}.csv`), lines.map((line) => `${line}\n`).join(""))
  }
}
