/** From the codes of a font to characters, as a document brings it along (`ToUnicode`). */
export interface Table {
  decode(shown: Buffer): string
}

/** Codes that one range may name, and so many the ranges of a table together. */
const widest = 65_536
const mostNamed = 4 * widest

/** Reads a table: `<0003> <79d8>` of bfchar, `<0003> <0005> <79d8>` and `<0003> <0005> [<79d8> …]` of bfrange. */
export function readTable(content: string): Table {
  const characters = new Map<number, string>()
  let wide = false
  let inside = ""
  let list: string[] | undefined
  let said: string[] = []
  let named = 0
  for (const [token] of content.matchAll(/<[0-9A-Fa-f]+>|\[|\]|[a-z]+/g)) {
    if (token === "[") list = []
    else if (token === "]") {
      const first = codeOf(said[0])
      for (const [step, to] of (list ?? []).entries()) characters.set(first + step, utf16(to))
      list = undefined
      said = []
    } else if (!token.startsWith("<")) {
      inside = token
      said = []
    } else if (list) list.push(token)
    else {
      said.push(token)
      if (inside === "begincodespacerange") wide ||= token.length === 6
      if (inside === "beginbfchar" && said.length === 2) {
        characters.set(codeOf(said[0]), utf16(token))
        said = []
      }
      if (inside === "beginbfrange" && said.length === 3) {
        if (named < mostNamed) named += addRange(characters, codeOf(said[0]), codeOf(said[1]), token)
        said = []
      }
    }
  }
  return { decode: (shown) => decode(characters, wide, shown) }
}

function decode(characters: ReadonlyMap<number, string>, wide: boolean, shown: Buffer): string {
  const step = wide ? 2 : 1
  let text = ""
  for (let at = 0; at + step <= shown.length; at += step)
    text += characters.get(shown.readUIntBE(at, step)) ?? ""
  return text
}

/** Answers how many codes it names. */
function addRange(characters: Map<number, string>, low: number, high: number, to: string): number {
  const first = codeOf(to) & 0xffff
  const count = Math.max(0, Math.min(high - low + 1, widest))
  for (let step = 0; step < count; step++) characters.set(low + step, String.fromCharCode(first + step))
  return count
}

function codeOf(token = "<0>"): number {
  return Number.parseInt(token.slice(-5, -1), 16)
}

function utf16(token: string): string {
  const digits = token.slice(1, -1)
  const bytes = Buffer.from(digits.padStart(Math.ceil(digits.length / 4) * 4, "0"), "hex")
  return bytes.swap16().toString("utf16le")
}
