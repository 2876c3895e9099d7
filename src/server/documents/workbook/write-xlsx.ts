import { basename } from "node:path"
import { type CellValue, type WriteSheet, writeXlsx } from "hucre/xlsx"
import { type Column, type Sheet, sheetOf, sheets, workbookLimits } from "../../../contract/workbook.ts"
import { cellUnits, characters } from "../../../domain/shared/plain-text.ts"
import { written } from "./cell-words.ts"
import { FileRefused } from "./refused.ts"
import { writeBeside } from "./replace-file.ts"
import type { RowsOf } from "./write-workbook.ts"

/** Excel's own bound. */
const sheetRows = 1_048_576
/** What a cell takes up in the unpacked file beside its text, roughly. */
const cellBytes = 40

/** Writes an `.xlsx`. Throws FileRefused when it would be too large for Excel or for being read again. */
export async function writeXlsxFile(path: string, rowsOf: RowsOf): Promise<void> {
  const file = basename(path)
  const size = { bytes: 0 }
  const made: WriteSheet[] = []
  for (const { key } of sheets) made.push(await makeSheet(sheetOf(key), rowsOf, file, size))
  const bytes = await writeXlsx({ sheets: made })
  if (bytes.length > workbookLimits.fileBytes) throw tooLarge(file)
  const replacement = await writeBeside(path, async (handle) => {
    await handle.writeFile(bytes)
  })
  try {
    await replacement.commit()
  } finally {
    await replacement.discard()
  }
}

async function makeSheet(
  sheet: Sheet,
  rowsOf: RowsOf,
  file: string,
  size: { bytes: number },
): Promise<WriteSheet> {
  const rows: CellValue[][] = [sheet.columns.map((column) => column.title)]
  for await (const batch of rowsOf(sheet.key))
    for (const row of batch) {
      const values = sheet.columns.map((column, index) =>
        excelValue(written(row[index] ?? null, column), sheet, column, rows.length + 1),
      )
      rows.push(values)
      for (const value of values)
        size.bytes += value === null ? 0 : cellBytes + Buffer.byteLength(String(value))
      if (rows.length > sheetRows || size.bytes > workbookLimits.unpackedBytes) throw tooLarge(file)
    }
  return { ...sheetLook(sheet), rows }
}

function excelValue(value: string | number, sheet: Sheet, column: Column, row: number): CellValue {
  if (value === "") return null
  if (typeof value === "number") return value
  if (value.length > cellUnits)
    throw new FileRefused("cell-too-long-for-xlsx", {
      sheet: sheet.title,
      row,
      column: column.title,
      details: { length: characters(value), limit: cellUnits },
    })
  return textCell(value)
}

/** A text as it stands in a cell, where it is a text whatever it begins with: nothing runs it as a formula. */
export function textCell(value: string): string {
  // Excel reads _x0041_ as a character by its number unless the underscore is written that way itself.
  return value.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
}

/** A sheet's name, column widths and formats, and its header kept in sight. */
export function sheetLook(sheet: Sheet): Pick<WriteSheet, "name" | "columns" | "freezePane"> {
  return {
    name: sheet.title,
    columns: sheet.columns.map((column) => ({
      width: column.type.is === "text" ? 24 : 16,
      ...(isTyped(column) ? {} : { numFmt: "@" }),
    })),
    freezePane: { rows: 1 },
  }
}

/** Numbers stay numbers and days may be Excel's own; all else is text, so that codes keep their leading zeros. */
function isTyped(column: Column): boolean {
  return ["hours", "year", "whole", "day", "moment"].includes(column.type.is)
}

function tooLarge(file: string): FileRefused {
  return new FileRefused("too-large-for-xlsx", { sheet: file })
}
