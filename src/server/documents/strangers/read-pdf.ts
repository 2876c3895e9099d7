import { constants, inflateSync } from "node:zlib"
import { readTable, type Table } from "./font-table.ts"
import { hexBytes, linesShown, literalAt } from "./pdf-strings.ts"

/** Bytes of one stream, and of all together, that are unpacked for their text. */
const streamBytes = 16 * 1024 * 1024
const allBytes = 32 * 1024 * 1024

/** Of what pages show, so much is read: each table reads it once. */
const mostShown = 2 * 1024 * 1024

/** Tables from codes to characters that are tried; a document has one for each of its fonts. */
const mostTables = 40

/** Whether a PDF asks for a password, or keeps some of what it allows behind one. */
export function isProtected(bytes: Buffer): boolean {
  return /\/Encrypt\s+\d+\s+\d+\s+R/.test(bytes.toString("latin1"))
}

/**
 * The texts of a PDF, as far as they can be had without laying it out: what its pages show, once by each table of
 * characters that its fonts bring along, and once by the encodings that Chinese programs use without one.
 */
export function* readPdf(bytes: Buffer): Generator<string> {
  const tables: Table[] = []
  const pages: Buffer[][][] = []
  let left = mostShown
  for (const stream of streamsOf(bytes)) {
    if (stream.includes("beginbfchar") || stream.includes("beginbfrange")) {
      if (tables.length < mostTables) tables.push(readTable(stream))
    } else if (left > 0 && stream.includes("BT")) {
      const { lines, size } = linesShown(stream, left)
      left -= size
      pages.push(lines)
    }
  }
  yield informationOf(bytes.toString("latin1"))
  for (const table of tables) yield written(pages, (shown) => table.decode(shown))
  for (const encoding of ["gb18030", "utf-16be"]) {
    const decoder = new TextDecoder(encoding)
    yield written(pages, (shown) => decoder.decode(shown))
  }
}

function written(pages: readonly Buffer[][][], decode: (shown: Buffer) => string): string {
  return pages.map((lines) => lines.map((line) => line.map(decode).join("")).join("\n")).join("\n")
}

/** The streams that may hold text or tables, unpacked. */
function* streamsOf(bytes: Buffer): Generator<string> {
  let left = allBytes
  for (let at = 0; left > 0; ) {
    const begins = bytes.indexOf("stream", at, "latin1")
    const ends = begins < 0 ? -1 : bytes.indexOf("endstream", begins + 6, "latin1")
    if (ends < 0) return
    at = ends + 9
    const before = bytes.toString("latin1", Math.max(0, begins - 1000), begins)
    const dictionary = before.slice(before.lastIndexOf(" obj") + 1)
    if (/\/Subtype\s*\/Image|\/Length1|\/FontFile|\/Type\s*\/XRef/.test(dictionary)) continue
    let start = begins + 6
    if (bytes[start] === 13) start += 1
    if (bytes[start] === 10) start += 1
    const content = unpacked(bytes.subarray(start, ends), dictionary)
    left -= content.length
    yield content.toString("latin1")
  }
}

function unpacked(bytes: Buffer, dictionary: string): Buffer {
  if (!/\/(?:FlateDecode|Fl)/.test(dictionary)) return bytes.subarray(0, streamBytes)
  try {
    return inflateSync(bytes, { maxOutputLength: streamBytes, finishFlush: constants.Z_SYNC_FLUSH })
  } catch {
    return Buffer.of()
  }
}

/** Characters that are read of a title and the like; one without an end would be read to the end of the file. */
const longestSaid = 4000

/** What the document says of itself: title, subject, key words. */
function informationOf(text: string): string {
  const said: string[] = []
  const names = /\/(?:Title|Subject|Keywords)[ \r\n]*(?=[(<])/g
  while (names.exec(text)) {
    const stands = text.slice(names.lastIndex, names.lastIndex + longestSaid)
    const literal = stands.startsWith("(") ? literalAt(stands, 0) : undefined
    const close = stands.indexOf(">")
    const value = literal?.bytes ?? (close > 0 ? hexBytes(stands.slice(1, close)) : undefined)
    // What stands in it is no other title.
    names.lastIndex += literal?.end ?? Math.max(close, 1)
    if (value)
      said.push(
        new TextDecoder(value[0] === 0xfe && value[1] === 0xff ? "utf-16be" : "gb18030").decode(value),
      )
  }
  return said.join("\n")
}
