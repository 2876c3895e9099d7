import { dateStyles } from "./date-styles.ts"
import { type Attributes, attribute, XmlReader } from "./read-xml.ts"
import { FileRefused } from "./refused.ts"
import { unpack } from "./unpack.ts"
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
const listMarks = 200_000

/** A mark of a small part, and the one it stands in. */
interface Mark {
  readonly name: string
  readonly inside: string
  readonly attributes: Attributes
}

/** Reads how a package is put together; undefined when it is not an Excel workbook. Throws FileRefused. */
export async function readBook(
  bytes: Buffer,
  entries: readonly ZipEntry[],
  file: string,
): Promise<Book | undefined> {
  // Parts are named without regard to case: `SharedStrings.xml` is `sharedStrings.xml`.
  const byName = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]))
  const entryOf = (name: string) => byName.get(name.toLowerCase())
  const marks = async (name: string | undefined) => await readMarks(bytes, entryOf(name ?? ""), file)
  const book = relations(await marks("_rels/.rels")).find((relation) => isOf(relation, "officeDocument"))
  if (!book) return undefined
  const bookName = resolve("", attribute(book, "Target"))
  const folder = bookName.slice(0, bookName.lastIndexOf("/") + 1)
  const bookMarks = await marks(bookName)
  if (bookMarks[0]?.name !== "workbook") return undefined
  const related = relations(await marks(`${folder}_rels/${bookName.slice(folder.length)}.rels`))
  const partOf = (relation: Attributes | undefined) =>
    relation && entryOf(resolve(folder, attribute(relation, "Target")))?.name
  const parts = new Map(related.map((relation) => [attribute(relation, "Id"), partOf(relation)]))
  const styles = await marks(partOf(related.find((relation) => isOf(relation, "styles"))))
  return {
    sheets: allOf(bookMarks, "sheet").map((sheet) => ({
      name: attribute(sheet, "name"),
      part: parts.get(relationId(sheet)),
    })),
    sharedStrings: partOf(related.find((relation) => isOf(relation, "sharedStrings"))),
    dateStyles: dateStyles(
      allOf(styles, "numFmt"),
      styles.flatMap(({ name, inside, attributes }) =>
        name === "xf" && inside === "cellXfs" ? [attributes] : [],
      ),
    ),
    from1904: allOf(bookMarks, "workbookPr").some((mark) => /^(?:1|true)$/.test(attribute(mark, "date1904"))),
  }
}

function allOf(marks: readonly Mark[], name: string): Attributes[] {
  return marks.flatMap((mark) => (mark.name === name ? [mark.attributes] : []))
}

function relations(marks: readonly Mark[]): Attributes[] {
  return allOf(marks, "Relationship")
}

function isOf(relation: Attributes, kind: string): boolean {
  return attribute(relation, "Type").endsWith(`/${kind}`)
}

/** Under whatever prefix the book declared for relations, most often `r:id`. */
function relationId(sheet: Attributes): string {
  return Object.entries(sheet).find(([name]) => name.endsWith(":id"))?.[1] ?? ""
}

/** The marks of a small part, in their order; none when it is not there. */
async function readMarks(bytes: Buffer, entry: ZipEntry | undefined, file: string): Promise<Mark[]> {
  const marks: Mark[] = []
  if (!entry || entry.unpacked > listBytes) return marks
  const open: string[] = []
  const reader = new XmlReader(
    {
      begin: (name, attributes) => {
        marks.push({ name, inside: open.at(-1) ?? "", attributes })
        open.push(name)
        if (marks.length > listMarks)
          throw new FileRefused("too-many-cells", { sheet: file, details: { entry: entry.name } })
      },
      end: () => void open.pop(),
      text: () => undefined,
    },
    file,
    entry.name,
  )
  for await (const piece of unpack(bytes, entry, file)) reader.take(piece)
  reader.end()
  return marks
}

function resolve(folder: string, target: string): string {
  const steps: string[] = []
  for (const step of (target.startsWith("/") ? target : `${folder}${target}`).split("/"))
    if (step === "..") steps.pop()
    else if (step !== "" && step !== ".") steps.push(step)
  return steps.join("/")
}
