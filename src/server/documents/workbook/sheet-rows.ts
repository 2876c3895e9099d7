import type { RawCell, RawRow } from "./raw-sheet.ts"
import { FileRefused } from "./refused.ts"
import { RunText, unescaped } from "./shared-strings.ts"
import { attribute, type XmlVisitor } from "./xml-marks.ts"

/** What the cells of a sheet refer to. */
export interface SheetContext {
  /** For sentences. */
  readonly sheet: string
  readonly sharedStrings: readonly string[]
  readonly dateStyles: readonly boolean[]
  readonly from1904: boolean
}

/** What Excel itself can hold. */
const mostColumns = 16_384

/** Reads the rows of a sheet. Throws FileRefused for a cell that refers to nothing or lies outside the sheet. */
export class SheetRows implements XmlVisitor {
  /** Those that are complete; whoever takes them empties it. */
  rows: RawRow[] = []
  readonly #of: SheetContext
  readonly #runs = new RunText()
  #row = 0
  #values: RawCell[] = []
  #nextColumn = 0
  #cell = ""
  #type = ""
  #value = ""
  #inRow = false
  #inValue = false
  #inString = false

  constructor(of: SheetContext) {
    this.#of = of
  }

  begin(name: string, mark: string): void {
    if (name === "row") {
      this.#inRow = true
      this.#row = Number(attribute(mark, "r")) || this.#row + 1
      this.#values = []
      this.#nextColumn = 0
    } else if (name === "c") {
      this.#cell = mark
      this.#type = attribute(mark, "t")
      this.#value = ""
    } else if (name === "v") this.#inValue = true
    else if (name === "is") this.#inString = true
    if (this.#inString) this.#runs.begin(name)
  }

  end(name: string): void {
    if (this.#inString) this.#runs.end(name)
    if (name === "v") this.#inValue = false
    else if (name === "is") this.#inString = false
    else if (name === "c" && this.#inRow) this.#endCell()
    else if (name === "row" && this.#inRow) {
      this.#inRow = false
      this.rows.push({ row: this.#row, values: this.#values })
    }
  }

  text(text: string): void {
    if (this.#inValue) this.#value += text
    else if (this.#inString) this.#runs.text(text)
  }

  #endCell(): void {
    const ref = attribute(this.#cell, "r")
    const column = ref === "" ? this.#nextColumn : columnOf(ref)
    if (column < 0 || column >= mostColumns) throw this.#refused("file-damaged", { what: ref })
    this.#nextColumn = column + 1
    const value = this.#read(this.#runs.take())
    // Cells that only have a look may stand far out.
    if (value === null) return
    while (this.#values.length < column) this.#values.push(null)
    this.#values[column] = value
  }

  #read(inline: string): RawCell {
    const value = this.#value
    switch (this.#type) {
      case "s":
        return value.trim() === "" ? null : this.#shared(value)
      case "inlineStr":
        return inline
      case "str":
        return unescaped(value)
      case "b":
        return value === "" ? null : /^(?:1|true)$/i.test(value.trim())
      case "e":
        return value
      case "d":
        return isoDate(value) ?? value
      default:
        return this.#number(value)
    }
  }

  #shared(value: string): string {
    const text = /^\s*\d+\s*$/.test(value) ? this.#of.sharedStrings[Number(value)] : undefined
    if (text !== undefined) return text
    const cell = attribute(this.#cell, "r") || `?${this.#row}`
    throw this.#refused("shared-text-missing", {
      cell,
      index: value.slice(0, 20),
      texts: this.#of.sharedStrings.length,
    })
  }

  #number(value: string): RawCell {
    if (value.trim() === "") return null
    const number = Number(value)
    if (Number.isNaN(number)) return value
    const isDate = this.#of.dateStyles[Number(attribute(this.#cell, "s"))] ?? false
    return isDate ? dateOf(number, this.#of.from1904) : number
  }

  #refused(
    code: "file-damaged" | "shared-text-missing",
    details: Record<string, string | number>,
  ): FileRefused {
    return new FileRefused(code, { sheet: this.#of.sheet, row: this.#row, details })
  }
}

/** The place of a cell's column, from 0: of `AB12` it is 27. */
function columnOf(ref: string): number {
  let column = 0
  for (let at = 0; at < ref.length; at++) {
    const letter = ref.charCodeAt(at) & ~0x20
    if (letter < 0x41 || letter > 0x5a) break
    column = column * 26 + letter - 0x40
  }
  return column - 1
}

const dayLength = 86_400_000
/** Excel counts days from here on, as if 1900 had had a 29 February: that is its day 60. */
const first1900 = Date.UTC(1899, 11, 31)
const first1904 = Date.UTC(1904, 0, 1)
const dayThatNeverWas = 60

/** Excel's count of days as a date, its local time read as UTC; the day that never was stays a text. */
function dateOf(days: number, from1904: boolean): Date | string {
  if (from1904) return new Date(first1904 + Math.round(days * dayLength))
  if (Math.floor(days) === dayThatNeverWas) return "1900-02-29"
  const real = days > dayThatNeverWas ? days - 1 : days
  return new Date(first1900 + Math.round(real * dayLength))
}

/** A date as some programs write it: `2010-01-05`, `2010-01-05T09:00:00`, with or without what follows. */
function isoDate(value: string): Date | undefined {
  const text = value.trim()
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2}(?:\.\d{1,3})?)?Z?)?$/.exec(text)
  if (!match) return undefined
  const [, day, time = "00:00", seconds = ":00"] = match
  const date = new Date(`${day}T${time}${seconds}Z`)
  // A day that the calendar does not have would become another one, or none.
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === day ? date : undefined
}
