import { type DataValidation, type WriteSheet, writeXlsx } from "hucre/xlsx"
import { type Column, type Sheet, type SheetKey, sheetOf, sheets } from "../../../contract/workbook.ts"
import { lengths } from "../../../domain/shared/plain-text.ts"
import { writeBeside } from "./replace-file.ts"
import { sheetLook } from "./write-xlsx.ts"

/** Rows made ready for typing: formats and dropdowns reach down to here. */
const readyRows = 2000

/**
 * An empty workbook: the sheets with their headers, dropdowns where words are chosen, a note at each cell on what to
 * write, and text format where codes keep their leading zeros.
 */
export async function templateOf(keys: readonly SheetKey[]): Promise<Uint8Array> {
  return await writeXlsx({ sheets: keys.map((key) => templateSheet(sheetOf(key))) })
}

/** Writes an empty workbook with all sheets. */
export async function writeTemplate(path: string): Promise<void> {
  const bytes = await templateOf(sheets.map(({ key }) => key))
  const replacement = await writeBeside(path, async (handle) => {
    await handle.writeFile(bytes)
  })
  await replacement.commit()
}

function templateSheet(sheet: Sheet): WriteSheet {
  const empty = sheet.columns.map(() => null)
  return {
    ...sheetLook(sheet),
    rows: [sheet.columns.map((column) => column.title), ...Array.from({ length: readyRows }, () => empty)],
    cells: new Map(
      sheet.columns.map((column, index) => [
        `0,${index}`,
        {
          style: { font: { bold: true, size: 11, ...(column.required ? { color: { rgb: "C00000" } } : {}) } },
        },
      ]),
    ),
    dataValidations: sheet.columns.map((column, index) => noteFor(column, letter(index))),
  }
}

/** At most 26 columns: one letter each. */
function letter(index: number): string {
  return String.fromCharCode(65 + index)
}

/** A dropdown where words are chosen; elsewhere only the note, which any value passes. */
function noteFor(column: Column, at: string): DataValidation {
  const words = choicesOf(column)
  return {
    ...(words
      ? {
          type: "list" as const,
          values: words,
          showErrorMessage: true,
          errorTitle: column.title,
          errorMessage: "请从下拉列表中选择",
        }
      : { type: "custom" as const, formula1: "TRUE", showErrorMessage: false }),
    range: `${at}2:${at}${readyRows + 1}`,
    allowBlank: true,
    showInputMessage: true,
    inputTitle: column.title,
    inputMessage: noteText(column),
  }
}

function choicesOf({ type }: Column): string[] | undefined {
  if (type.is === "flag") return ["是", "否"]
  return type.is === "choice" ? Object.keys(type.words) : undefined
}

function noteText(column: Column): string {
  const empty = emptyWord(column)
  return [column.required ? "必填" : empty ? `可空，空为“${empty}”` : "可空", howTo(column), column.note?.zh]
    .filter((part) => part !== undefined)
    .join("；")
}

function emptyWord({ type, empty }: Column): string | undefined {
  if (empty === undefined || type.is !== "choice") return undefined
  return Object.entries(type.words).find(([, id]) => id === empty)?.[0]
}

function howTo({ type }: Column): string | undefined {
  switch (type.is) {
    case "code":
      return "文本格式，保留前面的 0"
    case "text":
      return `最多 ${type.maxLength} 个字`
    case "name":
      return `最多 ${lengths.personName} 个字`
    case "phone":
      return "按文本填写"
    case "day":
      return "日期，如 2010-01-05"
    case "moment":
      return "日期和时间，如 2010-01-05 09:00"
    case "hours":
      return "小时数，最多两位小数，如 1.5"
    case "year":
      return "四位年份，如 2010"
    case "whole":
      return `整数，${type.least} 至 ${type.most}`
    case "choices":
      return `可多选，用、隔开：${Object.keys(type.words).join("、")}`
    case "flag":
    case "choice":
      return "从下拉列表中选择"
    case "codes":
      return undefined
  }
}
