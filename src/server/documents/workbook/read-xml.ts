import { SaxesParser } from "saxes"
import { workbookLimits } from "../../../contract/workbook.ts"
import { FileRefused } from "./refused.ts"

/** The attributes of a mark, by their names as they stand there: prefixes included. */
export type Attributes = Readonly<Record<string, string | undefined>>

/** What an XML part is made of, told in its order. Names of marks come without their prefixes: `x:row` is a row. */
export interface XmlVisitor {
  begin(name: string, attributes: Attributes): void
  end(name: string): void
  /** Text between marks, its entities resolved. */
  text(text: string): void
  /** Where a sheet has been read to, for sentences. */
  where?(): { readonly sheet: string; readonly row?: number }
}

/** Marks within marks; what Excel writes is a dozen deep. */
const deepest = 100

/**
 * Reads the XML of a part that comes in pieces, once and strictly, in time and memory that follow its length: a
 * document type, an entity nobody declared, a mark or a text beyond any cell's are refused. Throws FileRefused.
 */
export class XmlReader {
  readonly #visitor: XmlVisitor
  readonly #part: { readonly file: string; readonly entry: string }
  readonly #utf8 = new TextDecoder("utf-8", { fatal: true })
  readonly #parser = new SaxesParser({ xmlns: false, position: false })
  #depth = 0
  /** Characters since anything was told, to the length of a piece. */
  #silent = 0

  constructor(visitor: XmlVisitor, file: string, entry: string) {
    this.#visitor = visitor
    this.#part = { file, entry }
    this.#parser.on("opentag", ({ name, attributes }) => {
      this.#silent = 0
      if (++this.#depth > deepest) throw this.#damaged()
      visitor.begin(localName(name), attributes)
    })
    this.#parser.on("closetag", ({ name }) => {
      this.#silent = 0
      this.#depth--
      visitor.end(localName(name))
    })
    const text = (text: string) => {
      this.#silent = 0
      visitor.text(text)
    }
    this.#parser.on("text", text)
    this.#parser.on("cdata", text)
    this.#parser.on("doctype", () => {
      throw new FileRefused("document-type", { sheet: file, details: { entry } })
    })
  }

  /** Takes the next bytes of the part. */
  take(piece: Buffer): void {
    this.#reading(() => {
      const text = this.#utf8.decode(piece, { stream: true })
      this.#silent += text.length
      this.#parser.write(text)
      if (this.#silent > workbookLimits.rowChars)
        throw cellTooLarge(this.#visitor.where?.() ?? { sheet: this.#part.file }, this.#part.entry)
    })
  }

  /** The part ends here. */
  end(): void {
    this.#reading(() => this.#parser.write(this.#utf8.decode()).close())
  }

  #reading(read: () => void): void {
    try {
      read()
    } catch (error) {
      throw error instanceof FileRefused ? error : this.#damaged(error)
    }
  }

  #damaged(cause?: unknown): FileRefused {
    const { file, entry } = this.#part
    return new FileRefused("file-damaged", { sheet: file, details: { what: entry } }, cause)
  }
}

/** A cell, or what should be one, that holds more than any cell does. */
export function cellTooLarge(
  where: { readonly sheet: string; readonly row?: number },
  entry: string,
): FileRefused {
  return new FileRefused("cell-too-large", { ...where, details: { limit: workbookLimits.rowChars, entry } })
}

function localName(name: string): string {
  const colon = name.indexOf(":")
  return colon < 0 ? name : name.slice(colon + 1)
}

/** The attribute of that name; "" when there is none. */
export function attribute(attributes: Attributes, name: string): string {
  return attributes[name] ?? ""
}
