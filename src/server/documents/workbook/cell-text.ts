import type { FileFaultCode } from "../../../contract/file-faults.ts"
import type { Fault } from "../../../contract/workbook.ts"

/** Why a cell could not be read. */
export class CellProblem {
  readonly code: FileFaultCode
  readonly details: Fault["details"]

  constructor(code: FileFaultCode, details?: Fault["details"]) {
    this.code = code
    this.details = details
  }
}

/** Anything that must be looked at more closely; most text has none of it. */
const suspicious =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]/

/**
 * The text without spaces around it (the ideographic space among them) and with plain line ends; or the first
 * character in it that must not be there, by its place in the cell. Tabs and line breaks only in free text.
 */
export function cleanText(raw: string, freeText: boolean): string | CellProblem {
  const text = raw.trim()
  if (!suspicious.test(text)) return text
  const before = [...raw.slice(0, raw.length - raw.trimStart().length)].length
  let position = before
  for (const character of text) {
    position++
    const code = wrongWith(character, freeText)
    if (code) return new CellProblem(code, { position, character: codePoint(character) })
  }
  return text.replace(/\r\n?/g, "\n")
}

function wrongWith(character: string, freeText: boolean): FileFaultCode | undefined {
  if (/^[\u200b-\u200d\u2060\ufeff]$/.test(character)) return "zero-width-character"
  if (/^[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]$/.test(character)) return "bidirectional-character"
  if (/^[\ud800-\udfff]$/.test(character)) return "broken-character"
  if (freeText && /^[\t\n\r]$/.test(character)) return undefined
  return /^[\u0000-\u001f\u007f-\u009f]$/.test(character) ? "control-character" : undefined
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`
}

/** Characters as people count them in code points, not in halves of pairs. */
export function characters(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}

/** At most so many characters of a text. */
export function shortened(text: string, limit: number): string {
  return text.length <= limit ? text : [...text.slice(0, 2 * limit)].slice(0, limit).join("")
}
