import { composed, heapAt } from "./composed.ts"
import { secrecyMarkIn } from "./secrecy-mark.ts"

/**
 * What may be typed and what may be imported is one and the same: these rules. Whatever they let through, an export
 * writes and an import takes back as it was.
 */

/** Why a text cannot be taken. */
export type TextFault =
  | {
      readonly code:
        | "control-character"
        | "bidirectional-character"
        | "zero-width-character"
        | "broken-character"
        | "marks-heaped"
      /** The place of the character, from 1, and its number: `U+200B`. */
      readonly position: number
      readonly character: string
    }
  | { readonly code: "error-value" }
  /** It bears the mark of a state secret. */
  | { readonly code: "secrecy-mark"; readonly mark: string }

/** What a spreadsheet puts where a formula failed. */
const errorValue =
  /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|BUSY!|UNKNOWN!|GETTING_DATA)$/i

/** Anything that must be looked at more closely; most text has none of it. */
const suspicious =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800]/u
const suspiciousAll = new RegExp(suspicious, "gu")

/** What most text is made of, composed and plain as it stands. */
const ordinary = /^[\x20-\x7e\u3001-\u3020\u4e00-\u9fff\uff01-\uff5e]*$/

/** Marks that choose a form of the character before them, and those that join pictures into one. */
const variant = /^[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]$/u
const ornament = /^[\uFE0F\u{1F3FB}-\u{1F3FF}]$/u
const picture = /^\p{Extended_Pictographic}$/u

/**
 * A text as it is kept: composed (NFC), without spaces around it, with plain line ends; or what must not be there.
 * Line breaks and tabs only where there may be several `lines`.
 */
export function plainText(raw: string, lines: boolean): string | TextFault {
  const isOrdinary = ordinary.test(raw)
  const whole = isOrdinary ? raw : composed(raw, "NFC")
  const text = trimmed(whole)
  const fault = isOrdinary ? undefined : faultIn(whole, text, lines)
  if (fault) return fault
  if (text.charCodeAt(0) === 0x23 /* # */ && errorValue.test(text)) return { code: "error-value" }
  const mark = secrecyMarkIn(text)
  if (mark !== undefined) return { code: "secrecy-mark", mark }
  return lines ? text.replace(/\r\n?/g, "\n") : text
}

/** Without spaces around it. A byte order mark is white space to `trim` alone, and stays to be found. */
export function trimmed(text: string): string {
  return text.includes("\ufeff") ? text : text.trim()
}

function faultIn(whole: string, text: string, lines: boolean): TextFault | undefined {
  const heap = heapAt(text)
  if (heap < 0 && !suspicious.test(text)) return undefined
  const before = whole.slice(0, whole.indexOf(text))
  const said = (index: number, character: string) => ({
    position: characters(before) + characters(text.slice(0, index)) + 1,
    character: codePoint(character),
  })
  if (heap >= 0) return { code: "marks-heaped", ...said(heap, characterAt(text, heap)) }
  for (const { 0: character, index } of text.matchAll(suspiciousAll)) {
    const code = wrongWith(character, lines)
    if (code === undefined || isJoint(text, character, index)) continue
    return { code, ...said(index, character) }
  }
  return undefined
}

function wrongWith(character: string, lines: boolean) {
  if (/[\p{Cs}\p{Noncharacter_Code_Point}]/u.test(character)) return "broken-character"
  if (lines && /[\t\n\r]/.test(character)) return undefined
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(character)) return "control-character"
  if (/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(character)) return "bidirectional-character"
  return variant.test(character) ? undefined : "zero-width-character"
}

/** Whether it joins two pictures: a family is one, of several. */
function isJoint(text: string, character: string, index: number): boolean {
  if (character !== "\u200d" || !picture.test(characterAt(text, index + 1))) return false
  let before = characterBefore(text, index)
  for (let at = index; ornament.test(before); before = characterBefore(text, at)) at -= before.length
  return picture.test(before)
}

function characterAt(text: string, index: number): string {
  const code = text.codePointAt(index)
  return code === undefined ? "" : String.fromCodePoint(code)
}

/** The whole character that ends at a place. */
function characterBefore(text: string, index: number): string {
  const last = text.slice(Math.max(0, index - 1), index)
  const two = text.slice(Math.max(0, index - 2), index)
  return /^[\u{10000}-\u{10ffff}]$/u.test(two) ? two : last
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

/** What a cell of a spreadsheet holds at most, in UTF-16 units. */
export const cellUnits = 32_767

/** Whether a text has more than so many characters, or more than a cell of a spreadsheet holds. */
export function isTooLong(text: string, most: number): boolean {
  return text.length > Math.min(most, cellUnits) && (text.length > cellUnits || characters(text) > most)
}

/** How many characters the texts that are kept may have. */
export const lengths = {
  code: 64,
  personName: 100,
  unitName: 200,
  phone: 40,
  topic: 500,
  place: 200,
  form: 200,
  content: 20_000,
  minutes: 30_000,
  effect: 20_000,
  sitting: 100,
  reason: 500,
  title: 300,
  evidence: 500,
  remark: 2000,
} as const

/** A code or a phone number as it is kept: in half-width form, without what keeps a spreadsheet from counting it. */
export function plainCode(raw: string): string {
  return unwrapped(trimmed(composed(raw, "NFKC")))
}

/** `="0001"` is how people keep a spreadsheet from taking 0001 for a number. */
export function unwrapped(text: string): string {
  return /^="([^"]*)"$/.exec(text)?.[1]?.trim() ?? text
}

/** Whether a code is what a spreadsheet made of a long number, `3.70112E+17`: its last digits are lost. */
export function isDamagedCode(text: string): boolean {
  return /^-?\d(?:\.\d+)?E\+\d{2,3}$/i.test(text)
}

/** What separates the codes of a list, and what people write in its place. */
export const codeSeparator = /[、,;]/

/** The first and the last day that can be meant, both included. */
export const firstDay = "1900-01-01"
export const lastDay = "2200-12-31"

/** The most 学时 one record holds, in hundredths. */
export const mostHundredths = 999_999
