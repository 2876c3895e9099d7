import { PartScanner } from "./scan-part.ts"
import { unpack } from "./unpack.ts"
import type { ZipEntry } from "./zip-directory.ts"

/** A sheet as the workbook lists it, and the part that holds it. */
export interface ListedSheet {
  readonly name: string
  readonly part: string | undefined
}

/** The parts that list the others are small; a larger one is no workbook's. */
const listBytes = 8 * 1024 * 1024

/** The sheets a package lists, in order; undefined when it is not an Excel workbook. Throws FileRefused. */
export async function listSheets(
  bytes: Buffer,
  entries: readonly ZipEntry[],
  file: string,
): Promise<readonly ListedSheet[] | undefined> {
  const text = (name: string) =>
    partText(
      bytes,
      entries.find((entry) => entry.name === name && entry.unpacked <= listBytes),
      file,
    )
  const book = tags("Relationship", await text("_rels/.rels")).find((tag) =>
    attribute(tag, "Type").endsWith("/officeDocument"),
  )
  if (!book) return undefined
  const bookName = resolve("", attribute(book, "Target"))
  const folder = bookName.slice(0, bookName.lastIndexOf("/") + 1)
  const bookXml = await text(bookName)
  if (!/<(?:[\w.-]+:)?workbook[\s>]/.test(bookXml)) return undefined
  const parts = new Map(
    tags("Relationship", await text(`${folder}_rels/${bookName.slice(folder.length)}.rels`)).map((tag) => [
      attribute(tag, "Id"),
      resolve(folder, attribute(tag, "Target")),
    ]),
  )
  return tags("sheet", bookXml).map((tag) => ({
    name: attribute(tag, "name"),
    part: parts.get(/\s[\w.-]*:id\s*=\s*["']([^"']*)["']/.exec(tag)?.[1] ?? ""),
  }))
}

/** The checked text of a small part without its comments; "" when it is not there. */
async function partText(bytes: Buffer, entry: ZipEntry | undefined, file: string): Promise<string> {
  if (!entry) return ""
  const scanner = new PartScanner(file, entry.name)
  const pieces: Buffer[] = []
  for await (const piece of unpack(bytes, entry, file)) {
    scanner.take(piece)
    pieces.push(piece)
  }
  scanner.end()
  const text = Buffer.concat(pieces).toString("utf8")
  return text.replace(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>/g, "")
}

function tags(name: string, xml: string): string[] {
  return xml.match(new RegExp(`<(?:[\\w.-]+:)?${name}\\s(?:"[^"]*"|'[^']*'|[^>"'])*>`, "g")) ?? []
}

function attribute(tag: string, name: string): string {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)
  return plain(match?.[1] ?? match?.[2] ?? "")
}

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" }

function plain(text: string): string {
  return text.replace(/&(?:#x([0-9a-fA-F]{1,5})|#(\d{1,6})|(\w+));/g, (all, hex, decimal, name) =>
    name ? (named[name] ?? all) : String.fromCodePoint(Number.parseInt(hex ?? decimal, hex ? 16 : 10)),
  )
}

function resolve(folder: string, target: string): string {
  const steps: string[] = []
  for (const step of (target.startsWith("/") ? target : `${folder}${target}`).split("/"))
    if (step === "..") steps.pop()
    else if (step !== "" && step !== ".") steps.push(step)
  return steps.join("/")
}
