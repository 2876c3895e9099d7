import { readDirectory, unpack, XmlReader } from "../workbook/index.ts"

/** A presentation has hundreds of parts, and pictures that pack tightly. */
const limits = { entries: 5000, unpackedBytes: 200 * 1024 * 1024, ratio: 200 }

/** Bytes of all parts together, unpacked, that are read for their text. */
const allBytes = 32 * 1024 * 1024

/** Parts in which people write, of documents, workbooks and presentations. */
const written =
  /^(?:word\/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml|xl\/(?:workbook|sharedStrings|comments\d*|worksheets\/[\w-]+)\.xml|ppt\/(?:slides|notesSlides)\/[\w-]+\.xml|docProps\/core\.xml)$/i

/** What stands on a line of its own: a paragraph, a break, a row, a text that cells share, a property. */
const lines = ["p", "br", "cr", "row", "si", "is", "title", "subject", "keywords", "description", "category"]

/** The texts of an Office file, part by part. Throws FileRefused for a package that cannot be trusted. */
export async function* readOffice(bytes: Buffer, file: string): AsyncGenerator<string> {
  let left = allBytes
  for (const entry of readDirectory(bytes, file, limits)) {
    if (!written.test(entry.name) || entry.unpacked > left) continue
    left -= entry.unpacked
    const said: string[] = []
    const visitor = {
      begin: (name: string, { name: sheet }: Readonly<Record<string, string | undefined>>) => {
        if (name === "tab") said.push(" ")
        if (name === "sheet" && sheet !== undefined) said.push(sheet, "\n")
      },
      end: (name: string) => {
        if (lines.includes(name)) said.push("\n")
      },
      text: (text: string) => {
        said.push(text)
      },
    }
    const reader = new XmlReader(visitor, file, entry.name)
    for await (const piece of unpack(bytes, entry, file)) reader.take(piece)
    reader.end()
    yield said.join("")
  }
}
