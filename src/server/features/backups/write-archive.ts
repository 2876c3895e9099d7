import { createHash } from "node:crypto"
import { type FileHandle, open, rename, rm } from "node:fs/promises"
import { dirname } from "node:path"
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { constants, createZstdCompress } from "node:zlib"
import { Encrypter } from "age-encryption"
import { pack } from "tar-stream"
import { codeOf } from "../../db/index.ts"
import { ownMark, removeLeftOvers } from "../../left-over.ts"
import { saidOf } from "../../said-of.ts"
import { trouble } from "./backup-trouble.ts"
import { type End, names } from "./manifest.ts"

/** A file that is being written. Its entries come one after another. */
export interface ArchiveWriter {
  /** Adds what is in memory. */
  add(name: string, content: Buffer): Promise<void>
  /** Adds what comes as a stream of a known length, in bytes. */
  addStream(name: string, bytes: number, content: AsyncIterable<Uint8Array>): Promise<void>
}

/** The cost of trying a passphrase: 2^17 rounds of scrypt, which take 128 MB for a second. */
const workFactor = 17
/** Level of zstd: as fast as the disk, and a third smaller than the fastest. */
const level = 3

/**
 * Writes a backup: age (passphrase) over zstd over tar, each a format of its own that other programs read. `fill` adds
 * what belongs into it and answers what is said at its end. The file appears under its name when it is whole and on the
 * disk. Answers its length in bytes. Throws {@link BackupTrouble} where it cannot be written.
 */
export async function writeArchive(
  file: string,
  passphrase: string,
  fill: (archive: ArchiveWriter) => Promise<Omit<End, "entries">>,
): Promise<number> {
  const draft = `${file}.${ownMark}.part`
  const handle = await begin(file, draft)
  try {
    const tar = pack()
    const encrypter = new Encrypter()
    encrypter.setPassphrase(passphrase)
    encrypter.setScryptWorkFactor(workFactor)
    const zstd = createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: level } })
    const filling = fillTar(tar, fill).catch((error: unknown) => {
      tar.destroy(error instanceof Error ? error : new Error(String(error)))
      throw error
    })
    const flowing = pipeline(Readable.from(tar), zstd)
    const encrypted = await encrypter.encrypt(Readable.toWeb(zstd) as ReadableStream<Uint8Array>)
    const writing = writeAll(handle, encrypted)
    const [, , bytes] = await settled([filling, flowing, writing])
    await handle.sync()
    await handle.close()
    await rename(draft, file)
    await syncFolder(dirname(file))
    return bytes
  } catch (error) {
    await handle.close().catch(() => undefined)
    await rm(draft, { force: true })
    throw ["ENOSPC", "EDQUOT", "EIO", "EISDIR"].includes(codeOf(error) ?? "")
      ? notWritten(file, error)
      : error
  }
}

async function begin(file: string, draft: string): Promise<FileHandle> {
  try {
    removeLeftOvers(dirname(file))
    return await open(draft, "wx", 0o600)
  } catch (error) {
    throw notWritten(file, error)
  }
}

const notWritten = (file: string, error: unknown) => trouble("not-written", file, saidOf(error))

/** All of it; where something fails, the first that failed is thrown once nothing goes on. */
async function settled(all: readonly [Promise<void>, Promise<void>, Promise<number>]) {
  let first: { readonly error: unknown } | undefined
  for (const one of all) {
    one.catch((error: unknown) => {
      first ??= { error }
    })
  }
  await Promise.allSettled(all)
  if (first) throw first.error
  return await Promise.all(all)
}

async function fillTar(
  tar: ReturnType<typeof pack>,
  fill: (archive: ArchiveWriter) => Promise<Omit<End, "entries">>,
): Promise<void> {
  const entries: End["entries"] = []
  const mtime = new Date()
  const addStream: ArchiveWriter["addStream"] = async (name, bytes, content) => {
    const hash = createHash("sha256")
    const entry = tar.entry({ name, size: bytes, mode: 0o600, mtime })
    await pipeline(async function* () {
      for await (const piece of content) {
        hash.update(piece)
        yield piece
      }
    }, entry)
    entries.push({ name, bytes, sha256: hash.digest("hex") })
  }
  const add: ArchiveWriter["add"] = (name, content) =>
    addStream(name, content.length, Readable.from([content]))
  const end = await fill({ add, addStream })
  await add(names.end, Buffer.from(`${JSON.stringify({ ...end, entries })}\n`))
  tar.finalize()
}

async function writeAll(handle: FileHandle, content: ReadableStream<Uint8Array>): Promise<number> {
  let bytes = 0
  for await (const piece of content) {
    await handle.write(piece)
    bytes += piece.length
  }
  return bytes
}

/** A new name is on the disk when its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r")
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
