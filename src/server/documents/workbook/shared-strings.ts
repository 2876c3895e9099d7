import type { XmlVisitor } from "./xml-marks.ts"

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

/** Reads the texts that cells share, in their order. */
export class SharedStrings implements XmlVisitor {
  readonly texts: string[] = []
  readonly #runs = new RunText()

  begin(name: string): void {
    this.#runs.begin(name)
  }

  end(name: string): void {
    this.#runs.end(name)
    if (name === "si") this.texts.push(this.#runs.take())
  }

  text(text: string): void {
    this.#runs.text(text)
  }
}
