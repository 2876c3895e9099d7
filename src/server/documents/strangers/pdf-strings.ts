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

/** What moves to another place on the page. */
const moves = ["Td", "TD", "Tm", "T*", "'", '"', "ET"]

/** The strings that the content of a page shows, line by line. */
export function linesShown(content: string): Buffer[][] {
  let line: Buffer[] = []
  const lines = [line]
  for (let at = 0; at < content.length; at += 1) {
    const character = content[at]
    if (character === "(") {
      const { bytes, end } = literalAt(content, at)
      line.push(bytes)
      at = end
    } else if (character === "<") {
      const end = content.indexOf(">", at)
      if (end < 0) break
      if (content[at + 1] !== "<") line.push(hexBytes(content.slice(at + 1, end)))
      at = end
    } else if (line.length > 0 && moves.some((move) => content.startsWith(move, at))) {
      line = []
      lines.push(line)
    }
  }
  return lines
}
