import type { FileFaultCode } from "../../../contract/file-faults.ts"
import { workbookLimits } from "../../../contract/workbook.ts"
import type { BookLimits, Formulas, RawCell, RawRow } from "./raw-sheet.ts"
import { type Attributes, attribute, cellTooLarge, type XmlVisitor } from "./read-xml.ts"
import { FileRefused, megabytes } from "./refused.ts"
import { RunText, unescaped } from "./shared-strings.ts"

/** What the cells of a sheet refer to. */
export interface SheetContext {
  /** For sentences. */
  readonly sheet: string
  readonly entry: string
  readonly sharedStrings: readonly string[]
  readonly dateStyles: readonly boolean[]
  readonly from1904: boolean
  /** What the workbook has held so far, and may hold. */
  readonly held: { rows: number; characters: number; readonly most: BookLimits }
}

/** What Excel itself can hold. */
const mostRows = 1_048_576
const mostColumns = 16_384
/** No sheet of ours has a tenth of it, and a row is as long as its last cell stands far out. */
const columnsRead = 256
/** Cells beyond these would cost time out of proportion. */
const mostCells = 4_000_000

/**
 * Reads the rows of a sheet. Numbers in the file make nothing grow: a cell's place is taken only where a sheet has it,
 * and what the file counts (dimension, spans, texts) is not asked. Throws FileRefused for a cell that refers to nothing
 * or lies outside the sheet.
 */
export class SheetRows implements XmlVisitor {
  /** Those that are complete; whoever takes them empties it. */
  rows: RawRow[] = []
  readonly formulas: Map<number, Formulas>
  readonly #of: SheetContext
  readonly #runs = new RunText()
  #row = 0
  #rows = 0
  #cells = 0
  #cellsInRow = 0
  #values: RawCell[] = []
  #nextColumn = 0
  #cell: Attributes = {}
  #type = ""
  #value = ""
  /** Characters of the cell at hand. */
  #length = 0
  #isFormula = false
  #inRow = false
  #inValue = false
  #inString = false

  /** Formulas are entered in the map that is given. */
  constructor(of: SheetContext, formulas: Map<number, Formulas>) {
    this.#of = of
    this.formulas = formulas
  }

  where() {
    return { sheet: this.#of.sheet, ...(this.#row > 0 ? { row: this.#row } : {}) }
  }

  begin(name: string, attributes: Attributes): void {
    if (name === "row") this.#beginRow(attributes)
    else if (name === "c") this.#beginCell(attributes)
    else if (name === "v") this.#inValue = true
    else if (name === "is") this.#inString = true
    else if (name === "f") this.#isFormula = true
    if (this.#inString) this.#runs.begin(name)
  }

  #beginRow(attributes: Attributes): void {
    const said = attribute(attributes, "r")
    const row = said === "" ? this.#row + 1 : /^\d{1,7}$/.test(said) ? Number(said) : 0
    if (row < 1 || row > mostRows)
      throw this.#refused("place-out-of-range", { place: said.slice(0, 20) || row })
    const { held } = this.#of
    if (++this.#rows > mostRows || ++held.rows > held.most.rows) throw this.#tooMany()
    this.#inRow = true
    this.#row = row
    this.#values = []
    this.#nextColumn = 0
    this.#cellsInRow = 0
  }

  #beginCell(attributes: Attributes): void {
    if (++this.#cells > mostCells || ++this.#cellsInRow > mostColumns) throw this.#tooMany()
    this.#cell = attributes
    this.#type = attribute(attributes, "t")
    this.#value = ""
    this.#length = 0
    this.#isFormula = false
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
    if (!this.#inValue && !this.#inString) return
    this.#length += text.length
    if (this.#length > workbookLimits.rowChars) throw cellTooLarge(this.where(), this.#of.entry)
    if (this.#inValue) this.#value += text
    else this.#runs.text(text)
  }

  #endCell(): void {
    const ref = attribute(this.#cell, "r")
    const column = ref === "" ? this.#nextColumn : columnOf(ref)
    if (column < 0 || column >= mostColumns)
      throw this.#refused("place-out-of-range", { place: ref.slice(0, 20) })
    this.#nextColumn = column + 1
    if (this.#isFormula) this.#countFormula(column)
    const value = this.#read(this.#runs.take())
    // Cells that only have a look may stand far out.
    if (value === null) return
    if (column >= columnsRead)
      throw this.#refused("cell-too-far", { cell: ref.slice(0, 20), limit: columnsRead })
    if (typeof value === "string") this.#weigh(value)
    while (this.#values.length < column) this.#values.push(null)
    this.#values[column] = value
  }

  /** A text that many cells share is as long in each of them. */
  #weigh(text: string): void {
    const { held } = this.#of
    held.characters += text.length
    if (held.characters <= held.most.characters) return
    const limit = megabytes(held.most.characters)
    throw this.#refused("unpacks-too-large", { megabytes: megabytes(held.characters), limit })
  }

  #countFormula(column: number): void {
    // A text result may be empty; any other formula without a value has not been worked out.
    const which = this.#value !== "" || this.#type === "str" ? "taken" : "withoutValue"
    const before = this.formulas.get(column)
    const first = attribute(this.#cell, "r").slice(0, 20) || `?${this.#row}`
    const tally = before?.[which] ?? { count: 0, first }
    this.formulas.set(column, { ...before, [which]: { ...tally, count: tally.count + 1 } })
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
    const text = this.#of.sharedStrings[Number(value)]
    if (text !== undefined) return text
    const cell = attribute(this.#cell, "r").slice(0, 20) || `?${this.#row}`
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

  #tooMany(): FileRefused {
    return this.#refused("too-many-cells", { entry: this.#of.entry })
  }

  #refused(code: FileFaultCode, details: Record<string, string | number>): FileRefused {
    return new FileRefused(code, { ...this.where(), details })
  }
}

/** The place of a cell's column, from 0: of `AB12` it is 27; -1 of what is no cell's name. */
function columnOf(ref: string): number {
  let column = 0
  for (let at = 0; at < 4; at++) {
    const letter = ref.charCodeAt(at) & ~0x20
    if (!(letter >= 0x41 && letter <= 0x5a)) break
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
