import { createReadStream } from "node:fs"
import { FileRefused } from "./refused.ts"

export type Encoding = "utf-8" | "gb18030"

/**
 * Reads a CSV file through to tell its encoding: UTF-8 if every byte of it is, else GB18030 if every byte is.
 * Throws FileRefused, naming the first byte (from 1) that is neither.
 */
export async function detectEncoding(path: string, file: string, signal?: AbortSignal): Promise<Encoding> {
  await refuseBinary(path, file, signal)
  const utf8Byte = await firstBadByte(path, "utf-8", signal)
  if (utf8Byte === undefined) return "utf-8"
  const gbByte = await firstBadByte(path, "gb18030", signal)
  if (gbByte === undefined) return "gb18030"
  throw new FileRefused("unknown-encoding", { sheet: file, details: { utf8Byte, gbByte } })
}

async function* piecesOf(path: string, signal?: AbortSignal): AsyncGenerator<Buffer> {
  for await (const piece of createReadStream(path, { highWaterMark: 256 * 1024 })) {
    signal?.throwIfAborted()
    yield piece
  }
}

/** UTF-16 begins with its own mark, and holds NUL bytes as does anything binary. */
async function refuseBinary(path: string, file: string, signal?: AbortSignal): Promise<void> {
  let offset = 0
  for await (const piece of piecesOf(path, signal)) {
    const mark = offset === 0 && /^(?:\u00ff\u00fe|\u00fe\u00ff)/.test(piece.toString("latin1", 0, 2))
    const nul = piece.indexOf(0)
    if (mark || nul >= 0)
      throw new FileRefused("utf-16", { sheet: file, details: { byte: mark ? 1 : offset + nul + 1 } })
    offset += piece.length
  }
}

async function firstBadByte(
  path: string,
  encoding: Encoding,
  signal?: AbortSignal,
): Promise<number | undefined> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  let offset = 0
  for await (const piece of piecesOf(path, signal)) {
    if (!decodes(decoder, piece)) return locateBadByte(path, encoding, offset, signal)
    offset += piece.length
  }
  return decodes(decoder) ? undefined : offset
}

/** The decoder does not say where it failed: go over it again, byte by byte from the piece that failed. */
async function locateBadByte(
  path: string,
  encoding: Encoding,
  from: number,
  signal?: AbortSignal,
): Promise<number> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  let offset = 0
  for await (const piece of piecesOf(path, signal)) {
    if (offset < from) decodes(decoder, piece)
    else
      for (let index = 0; index < piece.length; index++)
        if (!decodes(decoder, piece.subarray(index, index + 1))) return offset + index + 1
    offset += piece.length
  }
  return offset
}

function decodes(decoder: TextDecoder, piece?: Buffer): boolean {
  try {
    decoder.decode(piece, { stream: piece !== undefined })
    return true
  } catch {
    return false
  }
}
