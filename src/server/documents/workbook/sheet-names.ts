import { type Fault, type SheetKey, sheets } from "../../../contract/workbook.ts"
import { composed } from "../../../domain/shared/composed.ts"
import { found } from "./refused.ts"

/** A title as people write it: without spaces around it, full width or half width. */
function plainTitle(text: string): string {
  return composed(text, "NFKC").trim()
}

/**
 * The title of a column as people write it: spaces and line breaks within it, what stands in brackets and the star
 * of what must be filled in say nothing: `出生\n日期（年月日）*` is 出生日期.
 */
export function plainHeading(text: string): string {
  return composed(text, "NFKC")
    .replace(/\([^()]*\)/g, "")
    .replace(/[\s*:\p{Default_Ignorable_Code_Point}]/gu, "")
}

/** The titles of all sheets, for sentences. */
export const sheetTitles: string = sheets.map((sheet) => sheet.title).join("、")

/** The sheet of that name; undefined, and reported, when there is none or it has been seen before. */
export function matchSheet(
  name: string,
  seen: ReadonlyMap<SheetKey, unknown>,
  report: (fault: Fault) => void,
): SheetKey | undefined {
  const sheet = sheets.find((one) => one.title === plainTitle(name))
  if (!sheet) report(found("unknown-sheet", { sheet: name.slice(0, 80), details: { sheets: sheetTitles } }))
  else if (seen.has(sheet.key)) report(found("duplicate-sheet", { sheet: sheet.title }))
  else return sheet.key
  return undefined
}
