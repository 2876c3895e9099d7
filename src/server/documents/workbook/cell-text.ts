import type { FileFaultCode } from "../../../contract/file-faults.ts"
import type { Fault } from "../../../contract/workbook.ts"
import { plainText } from "../../../domain/shared/plain-text.ts"

/** Why a cell could not be read. */
export class CellProblem {
  readonly code: FileFaultCode
  readonly details: Fault["details"]

  constructor(code: FileFaultCode, details?: Fault["details"]) {
    this.code = code
    this.details = details
  }
}

/** The text as it is kept, or what in it must not be there, by its place in the cell. */
export function cleanText(raw: string, lines: boolean): string | CellProblem {
  const text = plainText(raw, lines)
  if (typeof text === "string") return text
  const { code, ...details } = text
  return new CellProblem(code, details)
}

/** At most so many characters of a text. */
export function shortened(text: string, limit: number): string {
  return text.length <= limit ? text : [...text.slice(0, 2 * limit)].slice(0, limit).join("")
}
