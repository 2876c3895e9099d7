import { workbookLimits } from "../../../contract/workbook.ts"
import { cellTooLarge, type XmlVisitor } from "./read-xml.ts"
import { FileRefused } from "./refused.ts"

/** Text of a cell as people see it, gathered from its runs; hints of how it is read aloud are left out. */
export class RunText {
  #text = ""
  #run = ""
  #inText = false
  #inHint = false

  begin(name: string): void {
    if (name === "rPh") this.#inHint = true
    if (name === "t" && !this.#inHint) this.#inText = true
  }

  end(name: string): void {
    if (name === "rPh") this.#inHint = false
    if (name !== "t" || !this.#inText) return
    this.#inText = false
    this.#text += unescaped(this.#run)
    this.#run = ""
  }

  text(text: string): void {
    if (this.#inText) this.#run += text
  }

  /** What was gathered, and nothing from here on. */
  take(): string {
    const text = this.#text
    this.#text = ""
    return text
  }
}

/** Excel writes a character that XML cannot hold by its number: `_x000D_`. */
export function unescaped(text: string): string {
  if (!text.includes("_x")) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/** More texts than this cost memory out of proportion. */
const mostTexts = 1_000_000

/** Reads the texts that cells share, in their order. Throws FileRefused where they are more than any workbook's. */
export class SharedStrings implements XmlVisitor {
  readonly texts: string[] = []
  readonly #runs = new RunText()
  readonly #file: string
  readonly #entry: string
  /** Characters of the text at hand. */
  #length = 0

  constructor(file: string, entry: string) {
    this.#file = file
    this.#entry = entry
  }

  begin(name: string): void {
    this.#runs.begin(name)
    if (name === "si") this.#length = 0
  }

  end(name: string): void {
    this.#runs.end(name)
    if (name !== "si") return
    if (this.texts.push(this.#runs.take()) > mostTexts)
      throw new FileRefused("too-many-cells", { sheet: this.#file, details: { entry: this.#entry } })
  }

  text(text: string): void {
    this.#length += text.length
    if (this.#length > workbookLimits.rowChars) throw cellTooLarge({ sheet: this.#file }, this.#entry)
    this.#runs.text(text)
  }
}
