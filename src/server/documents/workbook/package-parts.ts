import { dateStyles } from "./date-styles.ts"
import { PartScanner } from "./scan-part.ts"
import { unpack } from "./unpack.ts"
import { attribute } from "./xml-marks.ts"
import type { ZipEntry } from "./zip-directory.ts"

/** A sheet as the workbook lists it, and the part that holds it. */
export interface ListedSheet {
  readonly name: string
  readonly part: string | undefined
}

/** What a package says of itself. */
export interface Book {
  /** In order. */
  readonly sheets: readonly ListedSheet[]
  /** The part that holds the texts which cells share. */
  readonly sharedStrings: string | undefined
  /** By number of a cell's style: whether it shows a date or a time. */
  readonly dateStyles: readonly boolean[]
  /** Whether days are counted from 1904, as Excel for Macintosh did. */
  readonly from1904: boolean
}

/** The parts that list the others are small; a larger one is no workbook's. */
const listBytes = 8 * 1024 * 1024

/** Reads how a package is put together; undefined when it is not an Excel workbook. Throws FileRefused. */
export async function readBook(
  bytes: Buffer,
  entries: readonly ZipEntry[],
  file: string,
): Promise<Book | undefined> {
  // Parts are named without regard to case: `SharedStrings.xml` is `sharedStrings.xml`.
  const byName = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]))
  const entryOf = (name: string) => byName.get(name.toLowerCase())
  const text = (name: string | undefined) => {
    const entry = entryOf(name ?? "")
    return partText(bytes, entry && entry.unpacked <= listBytes ? entry : undefined, file)
  }
  const relations = async (name: string) => tags("Relationship", await text(name))
  const book = (await relations("_rels/.rels")).find((tag) => isOf(tag, "officeDocument"))
  if (!book) return undefined
  const bookName = resolve("", attribute(book, "Target"))
  const folder = bookName.slice(0, bookName.lastIndexOf("/") + 1)
  const bookXml = await text(bookName)
  if (!/<(?:[\w.-]+:)?workbook[\s>]/.test(bookXml)) return undefined
  const related = await relations(`${folder}_rels/${bookName.slice(folder.length)}.rels`)
  const partOf = (tag: string | undefined) =>
    tag === undefined ? undefined : entryOf(resolve(folder, attribute(tag, "Target")))?.name
  const parts = new Map(related.map((tag) => [attribute(tag, "Id"), partOf(tag)]))
  const styles = await text(partOf(related.find((tag) => isOf(tag, "styles"))))
  return {
    sheets: tags("sheet", bookXml).map((tag) => ({
      name: attribute(tag, "name"),
      part: parts.get(attribute(tag, "[\\w.-]*:id")),
    })),
    sharedStrings: partOf(related.find((tag) => isOf(tag, "sharedStrings"))),
    dateStyles: dateStyles(tags("numFmt", styles), styleMarks(styles)),
    from1904: tags("workbookPr", bookXml).some((tag) => /^(?:1|true)$/.test(attribute(tag, "date1904"))),
  }
}

function isOf(relation: string, kind: string): boolean {
  return attribute(relation, "Type").endsWith(`/${kind}`)
}

/** The marks that describe the cells' styles, in order. */
function styleMarks(styles: string): string[] {
  const inner = /<(?:[\w.-]+:)?cellXfs[\s>]([\s\S]*?)<\/(?:[\w.-]+:)?cellXfs>/.exec(styles)?.[1] ?? ""
  return tags("xf", inner)
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
  return xml.match(new RegExp(`<(?:[\\w.-]+:)?${name}(?=[\\s/>])(?:"[^"]*"|'[^']*'|[^>"'])*>`, "g")) ?? []
}

function resolve(folder: string, target: string): string {
  const steps: string[] = []
  for (const step of (target.startsWith("/") ? target : `${folder}${target}`).split("/"))
    if (step === "..") steps.pop()
    else if (step !== "" && step !== ".") steps.push(step)
  return steps.join("/")
}
