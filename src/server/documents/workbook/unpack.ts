import { crc32, createInflateRaw } from "node:zlib"
import { FileRefused } from "./refused.ts"
import type { ZipEntry } from "./zip-directory.ts"

/**
 * The bytes of one part, a piece at a time. Throws FileRefused as soon as there are more than the directory
 * declares, and at the end when there are fewer or their checksum differs.
 */
export async function* unpack(bytes: Buffer, entry: ZipEntry, file: string): AsyncGenerator<Buffer> {
  const packed = bytes.subarray(entry.dataAt, entry.dataAt + entry.packed)
  let length = 0
  let crc = 0
  for await (const piece of entry.deflated ? inflated(packed, entry, file) : piecesOf(packed)) {
    length += piece.length
    if (length > entry.unpacked) break
    crc = crc32(piece, crc)
    yield piece
  }
  if (length !== entry.unpacked)
    throw new FileRefused("zip-inconsistent", { sheet: file, details: { what: entry.name } })
  if (crc !== entry.crc) throw new FileRefused("file-damaged", { sheet: file, details: { what: entry.name } })
}

/** Bytes in one piece. */
const pieceBytes = 64 * 1024

function* piecesOf(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes)
}

async function* inflated(packed: Buffer, entry: ZipEntry, file: string): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw({ chunkSize: pieceBytes })
  inflate.end(packed)
  try {
    for await (const piece of inflate) yield piece
  } catch (error) {
    throw new FileRefused("file-damaged", { sheet: file, details: { what: entry.name } }, error)
  } finally {
    inflate.destroy()
  }
}
