/** What an XML text is made of, told in its order. */
export interface XmlVisitor {
  /** A mark begins; `mark` is all of it, with its attributes. An empty one ends at once. */
  begin(name: string, mark: string): void
  end(name: string): void
  /** Text between marks, its entities resolved; a long one may come in pieces. */
  text(text: string): void
}

/** Walks through XML that comes in pieces. The XML has been checked before: what it makes of other is not said. */
export class XmlWalk {
  readonly #visitor: XmlVisitor
  readonly #utf8 = new TextDecoder("utf-8", { fatal: true })
  #pending = ""

  constructor(visitor: XmlVisitor) {
    this.#visitor = visitor
  }

  take(piece: Buffer): void {
    const text = this.#pending + this.#utf8.decode(piece, { stream: true })
    let at = 0
    for (;;) {
      const open = text.indexOf("<", at)
      const close = open < 0 ? -1 : endOfMark(text, open)
      if (close < 0) break
      if (open > at) this.#visitor.text(resolved(text.slice(at, open)))
      this.#mark(text, open, close)
      at = close
    }
    this.#pending = text.slice(at)
  }

  #mark(text: string, open: number, close: number): void {
    const next = text.charCodeAt(open + 1)
    if (next === 0x3f /* ? */) return
    if (next === 0x21 /* ! */) {
      if (text.startsWith("<![CDATA[", open)) this.#visitor.text(text.slice(open + 9, close - 3))
      return
    }
    const closing = next === 0x2f /* / */
    const name = localName(text, open + (closing ? 2 : 1))
    if (!closing) this.#visitor.begin(name, text.slice(open, close))
    if (closing || text.charCodeAt(close - 2) === 0x2f) this.#visitor.end(name)
  }
}

/** The index after the mark that begins at `open`; -1 when it is not all there yet. */
export function endOfMark(text: string, open: number): number {
  const next = text.charCodeAt(open + 1)
  if (next === 0x21 /* ! */) {
    if (text.startsWith("<!--", open)) return after(text, "-->", open + 4)
    if (text.startsWith("<![CDATA[", open)) return after(text, "]]>", open + 9)
    return -1
  }
  if (next === 0x3f /* ? */) return after(text, "?>", open + 2)
  let quote = 0
  for (let index = open + 1; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (quote) quote = code === quote ? 0 : quote
    else if (code === 0x22 || code === 0x27) quote = code
    else if (code === 0x3e /* > */) return index + 1
  }
  return -1
}

function after(text: string, end: string, from: number): number {
  const at = text.indexOf(end, from)
  return at < 0 ? -1 : at + end.length
}

/** The name that begins at `at`, without its prefix: `x:row` is a row. */
export function localName(text: string, at: number): string {
  let from = at
  let index = at
  for (; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code === 0x3a /* : */) from = index + 1
    else if (code <= 0x20 || code === 0x2f || code === 0x3e) break
  }
  return text.slice(from, index)
}

const patterns = new Map<string, RegExp>()

/** An attribute of a mark, its entities resolved; "" when it has none of that name. */
export function attribute(mark: string, name: string): string {
  const pattern = patterns.get(name) ?? new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
  patterns.set(name, pattern)
  const match = pattern.exec(mark)
  return match ? resolved(match[1] ?? match[2] ?? "") : ""
}

const entities = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
])
const lastCodePoint = 0x10ffff

/** Text with its entities resolved; one that nobody declared stays the letters it is. */
function resolved(text: string): string {
  if (!text.includes("&")) return text
  return text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w+));/g, (all, hex, decimal, name) => {
    if (name !== undefined) return entities.get(name) ?? all
    const code = Number.parseInt(hex ?? decimal, hex === undefined ? 10 : 16)
    return code <= lastCodePoint ? String.fromCodePoint(code) : all
  })
}
