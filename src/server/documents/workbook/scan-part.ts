import { workbookLimits } from "../../../contract/workbook.ts"
import { FileRefused } from "./refused.ts"
import { attribute, endOfMark, localName } from "./xml-marks.ts"

/** How many cells of a column, and the first of them as Excel names it: "F2". */
export interface Tally {
  readonly count: number
  readonly first: string
}

/** Formulas of one column of a sheet: those whose result is stored, and those whose result never was. */
export interface Formulas {
  readonly taken?: Tally
  readonly withoutValue?: Tally
}

/** No cell comes near this; a character has at most four bytes. */
const pieceBytes = 4 * workbookLimits.rowChars
/** What Excel itself can hold. */
const sheetRows = 1_048_576
const rowCells = 16_384
/** Cells and other marks beyond these would cost memory out of proportion. */
const sheetCells = 4_000_000
const otherMarks = 2_000_000

/**
 * Walks once over an XML part before the spreadsheet engine sees it, in bounded memory: the engine would gather
 * a cell of 100 MB, and does not say which cells hold formulas. Throws FileRefused for what no workbook holds.
 */
export class PartScanner {
  readonly #file: string
  readonly #entry: string
  readonly #sheet: string | undefined
  readonly #utf8 = new TextDecoder("utf-8", { fatal: true })
  readonly #formulas = new Map<string, Formulas>()
  #pending = ""
  /** Bytes before #pending. */
  #offset = 0
  #rows = 0
  #row = 0
  #cells = 0
  #cellsInRow = 0
  #marks = 0
  #isSheet = false
  /** Where the cell or shared string at hand begins; -1 between them. */
  #unitAt = -1
  #cell = ""
  #cellIsFormula = false
  #cellHasValue = false
  #inValue = false
  #holdsValues = false

  constructor(file: string, entry: string, sheet?: string) {
    this.#file = file
    this.#entry = entry
    this.#sheet = sheet
  }

  /** Takes the next bytes of the part. */
  take(piece: Buffer): void {
    this.#checkUtf8(piece)
    const text = this.#pending + piece.toString("latin1")
    const done = this.#walk(text)
    this.#offset += done
    this.#pending = text.slice(done)
    if (this.#pending.length > pieceBytes) throw this.#tooLarge()
  }

  /** Ends the part; the formulas of a sheet by column letters. */
  end(): ReadonlyMap<string, Formulas> {
    this.#checkUtf8()
    if (this.#pending.trim() !== "") throw this.#damaged()
    return this.#formulas
  }

  /** Whether any cell of the sheet holds something. */
  get holdsValues(): boolean {
    return this.#holdsValues
  }

  /** Returns how much of the text was understood; the rest waits for more. */
  #walk(text: string): number {
    let at = 0
    for (;;) {
      const open = text.indexOf("<", at)
      if (open < 0) return at
      const close = this.#endOfMark(text, open)
      if (close < 0) return at
      if (this.#unitAt >= 0 && this.#offset + close - this.#unitAt > pieceBytes) throw this.#tooLarge()
      if (this.#inValue && open > at) this.#cellHasValue = true
      this.#mark(text, open, close)
      at = close
    }
  }

  /** The index after the mark that begins at `open`; -1 when it is not all there yet. */
  #endOfMark(text: string, open: number): number {
    const isDeclared = text.charCodeAt(open + 1) === 0x21 /* ! */ && text.length - open >= 9
    if (isDeclared && !text.startsWith("<!--", open) && !text.startsWith("<![CDATA[", open))
      throw new FileRefused("document-type", { sheet: this.#file, details: { entry: this.#entry } })
    return endOfMark(text, open)
  }

  #mark(text: string, open: number, close: number): void {
    const closing = text.charCodeAt(open + 1) === 0x2f /* / */
    const name = localName(text, open + (closing ? 2 : 1))
    const empty = text.charCodeAt(close - 2) === 0x2f
    if (!closing) this.#begin(name, text, open, close)
    if (closing || empty) this.#finish(name)
  }

  #begin(name: string, text: string, open: number, close: number): void {
    switch (name) {
      case "row":
        this.#rows++
        this.#row = Number(attribute(text.slice(open, close), "r")) || this.#row + 1
        this.#cellsInRow = 0
        break
      case "c":
        this.#cells++
        this.#cellsInRow++
        this.#unitAt = this.#offset + open
        this.#cell = text.slice(open, close)
        this.#cellIsFormula = false
        this.#cellHasValue = false
        break
      case "f":
        this.#cellIsFormula = true
        this.#holdsValues = true
        break
      case "v":
        this.#inValue = true
        this.#holdsValues = true
        break
      case "is":
        this.#holdsValues = true
        break
      case "si":
        this.#unitAt = this.#offset + open
        break
      case "worksheet":
        this.#isSheet = this.#marks === 0
        break
    }
    this.#marks++
    if (this.#rows > sheetRows || this.#cells > sheetCells || this.#cellsInRow > rowCells)
      throw this.#tooMany()
    // A sheet is read past mark by mark; in other parts each mark becomes an object.
    if (!this.#isSheet && this.#marks > otherMarks) throw this.#tooMany()
  }

  #finish(name: string): void {
    if (name === "v") this.#inValue = false
    if (name === "si") this.#unitAt = -1
    if (name !== "c") return
    this.#unitAt = -1
    if (this.#cellIsFormula) this.#countFormula()
  }

  #countFormula(): void {
    const ref = attribute(this.#cell, "r") || `?${this.#row}`
    const column = /^\D*/.exec(ref)?.[0] ?? ""
    // A text result may be empty; any other formula without a value has not been worked out.
    const hasValue = this.#cellHasValue || attribute(this.#cell, "t") === "str"
    const which = hasValue ? "taken" : "withoutValue"
    const before = this.#formulas.get(column)
    const { count, first } = before?.[which] ?? { count: 0, first: ref }
    this.#formulas.set(column, { ...before, [which]: { count: count + 1, first } })
  }

  #checkUtf8(piece?: Buffer): void {
    try {
      this.#utf8.decode(piece, { stream: piece !== undefined })
    } catch (error) {
      throw this.#damaged(error)
    }
  }

  #where() {
    return { sheet: this.#sheet ?? this.#file, ...(this.#row > 0 ? { row: this.#row } : {}) }
  }

  #tooLarge(): FileRefused {
    return new FileRefused("cell-too-large", {
      ...this.#where(),
      details: { limit: workbookLimits.rowChars, entry: this.#entry },
    })
  }

  #tooMany(): FileRefused {
    return new FileRefused("too-many-cells", { ...this.#where(), details: { entry: this.#entry } })
  }

  #damaged(cause?: unknown): FileRefused {
    return new FileRefused("file-damaged", { sheet: this.#file, details: { what: this.#entry } }, cause)
  }
}
