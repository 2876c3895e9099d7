const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" }

/** Bytes written as hexadecimal digits, with white space between them. */
export function hexBytes(digits: string): Buffer {
  return Buffer.from(digits.replace(/\s/g, ""), "hex")
}

/** A string in brackets, which may hold others in pairs: `(a (b) \) c)`; and where it ends. */
export function literalAt(text: string, open: number): { bytes: Buffer; end: number } {
  let depth = 0
  let at = open
  for (; at < text.length; at += 1) {
    const character = text[at]
    if (character === "\\") at += 1
    else if (character === "(") depth += 1
    else if (character === ")" && --depth === 0) break
  }
  const inner = text.slice(open + 1, at).replace(/\\(?:([0-7]{1,3})|([^0-7]))/g, (_, octal, other) => {
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 255)
    return other === "\n" || other === "\r" ? "" : (escapes[other] ?? other)
  })
  return { bytes: Buffer.from(inner, "latin1"), end: at }
}

/** Two letters stand on one line where their places are no further apart, in points. */
const sameLine = 0.5

/** What a string costs beside its bytes, in bytes. */
const perString = 6

/**
 * The strings that the content of a page shows, line by line. Programs set letters one by one: what stands at the same
 * height follows each other. Ends where they come to `most`.
 */
export function linesShown(content: string, most: number): { lines: Buffer[][]; size: number } {
  const page = new ShownLines()
  let numbers: number[] = []
  for (let at = 0; at < content.length && page.size < most; ) {
    const character = content[at] ?? ""
    if (character === "(") {
      const { bytes, end } = literalAt(content, at)
      page.show(bytes)
      at = end + 1
    } else if (character === "<" && content[at + 1] !== "<") {
      const end = content.indexOf(">", at)
      if (end < 0) break
      page.show(hexBytes(content.slice(at + 1, end)))
      at = end + 1
    } else {
      const end = endOfWord(content, at)
      const word = content.slice(at, end)
      if (/^[-+.\d]/.test(word)) numbers.push(Number(word))
      else if (/^[A-Za-z'"]/.test(word)) {
        page.obey(word, numbers)
        numbers = []
      }
      at = end
    }
  }
  return page
}

/** Where a number, a name, an operator or whatever stands there ends. */
function endOfWord(content: string, at: number): number {
  let end = at + 1
  if (!/[-+.\w/'"*]/.test(content[at] ?? "")) return end
  while (end < content.length && /[-+.\w'"*]/.test(content[end] ?? "")) end += 1
  return end
}

class ShownLines {
  readonly lines: Buffer[][] = [[]]
  /** Bytes of what was shown so far. */
  size = 0
  #height = 0
  #shownAt = 0

  show(bytes: Buffer): void {
    this.size += bytes.length + perString
    if (Math.abs(this.#height - this.#shownAt) > sameLine) this.#breakLine()
    this.#shownAt = this.#height
    this.lines.at(-1)?.push(bytes)
  }

  /** What an operator does with the place where the next string is shown. */
  obey(operator: string, numbers: readonly number[]): void {
    if (operator === "Td" || operator === "TD") this.#height += numbers[1] ?? 0
    else if (operator === "Tm") this.#height = numbers[5] ?? 0
    else if (operator === "BT") this.#height = 0
    else if (operator === "cm" || operator === "T*" || operator === "'" || operator === '"') this.#breakLine()
  }

  #breakLine(): void {
    if (this.lines.at(-1)?.length !== 0) this.lines.push([])
    this.#shownAt = this.#height
  }
}
