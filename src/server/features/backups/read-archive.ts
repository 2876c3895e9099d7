import { createHash } from "node:crypto"
import { createReadStream } from "node:fs"
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { createZstdDecompress } from "node:zlib"
import { Decrypter } from "age-encryption"
import { extract } from "tar-stream"
import { codeOf } from "../../db/index.ts"
import { saidOf } from "../../said-of.ts"
import { BackupTrouble, trouble } from "./backup-trouble.ts"
import { type End, endSchema, layout, type Manifest, manifestSchema, names } from "./manifest.ts"

/** Something in a backup. What is not read of it is passed over. */
export interface Entry {
  readonly name: string
  readonly bytes: number
  readonly content: AsyncIterable<Buffer>
}

/** What a whole backup says of itself. */
export interface Whole {
  readonly manifest: Manifest
  readonly end: End
}

/** What a manifest is not longer than, and what is said at the end, in bytes. */
const longest = { manifest: 1 << 22, end: 1 << 28 }

/**
 * Reads a backup from beginning to end: the manifest first, then every other entry by `onEntry`, in the order of the
 * file. Everything is authenticated piece by piece as it comes (age), and compared with the digests at the end: only who
 * has seen this come back may believe what was read. Throws {@link BackupTrouble}.
 */
export async function readArchive(
  file: string,
  passphrase: string,
  onEntry: (entry: Entry, manifest: Manifest) => Promise<void> = async () => undefined,
): Promise<Whole> {
  const source = createReadStream(file)
  const opened = new Promise<void>((resolve, reject) =>
    source.once("open", () => resolve()).once("error", reject),
  )
  await opened.catch((error: Error) => {
    throw trouble("not-read", file, saidOf(error))
  })
  let own: unknown
  try {
    const decrypted = await decrypt(source, file, passphrase)
    const tar = extract()
    const flowing = pipeline(Readable.fromWeb(decrypted as never), createZstdDecompress(), tar)
    flowing.catch(() => undefined)
    const found = await readEntries(tar, async (entry, manifest) => {
      try {
        await onEntry(entry, manifest)
      } catch (error) {
        own = error
        throw error
      }
    })
    await flowing
    return found
  } catch (error) {
    // Whatever breaks while reading breaks because the file is not what was written, but for what its reader throws.
    if (own !== undefined) throw own
    if (error instanceof BackupTrouble || isOfTheSystem(error)) throw error
    throw trouble("damaged", file)
  } finally {
    source.destroy()
  }
}

function isOfTheSystem(error: unknown): boolean {
  return /^E[A-Z]{2,}$/.test(codeOf(error) ?? "")
}

async function decrypt(
  source: Readable,
  file: string,
  passphrase: string,
): Promise<ReadableStream<Uint8Array>> {
  const decrypter = new Decrypter()
  decrypter.addPassphrase(passphrase)
  try {
    return await decrypter.decrypt(Readable.toWeb(source) as ReadableStream<Uint8Array>)
  } catch (error) {
    const said = error instanceof Error ? error.message : ""
    throw /no identity matched/.test(said) ? trouble("wrong-passphrase") : trouble("no-backup", file)
  }
}

async function readEntries(
  tar: ReturnType<typeof extract>,
  onEntry: (entry: Entry, manifest: Manifest) => Promise<void>,
): Promise<Whole> {
  const seen: { name: string; bytes: number; sha256: string }[] = []
  let manifest: Manifest | undefined
  let end: End | undefined
  for await (const part of tar) {
    const { name, size = 0 } = part.header
    if (end) throw new Error("there is something behind the end")
    const hash = createHash("sha256")
    const content = hashed(part as AsyncIterable<Buffer>, hash)
    if (!manifest) {
      if (name !== names.manifest) throw new Error("the manifest is not the first")
      manifest = manifestFrom(JSON.parse(await textOf(content, size, longest.manifest)))
    } else if (name === names.end) {
      end = endSchema.parse(JSON.parse(await textOf(content, size, longest.end)))
      continue
    } else {
      await onEntry({ name, bytes: size, content }, manifest)
    }
    for await (const _ of content);
    seen.push({ name, bytes: size, sha256: hash.digest("hex") })
  }
  if (!manifest || !end) throw new Error("there is no end")
  if (JSON.stringify(seen) !== JSON.stringify(end.entries))
    throw new Error("the entries are not those of the end")
  return { manifest, end }
}

function manifestFrom(said: { readonly layout?: unknown; readonly program?: unknown }): Manifest {
  if (Number(said.layout) > layout) throw trouble("newer", String(said.program))
  return manifestSchema.parse(said)
}

/** The same, with all that passes in the hash; what is left of it when its reader leaves can be read on. */
function hashed(part: AsyncIterable<Buffer>, hash: ReturnType<typeof createHash>): AsyncIterable<Buffer> {
  const pieces = part[Symbol.asyncIterator]()
  return {
    [Symbol.asyncIterator]: () => ({
      next: async () => {
        const piece = await pieces.next()
        if (!piece.done) hash.update(piece.value)
        return piece
      },
      return: async () => ({ done: true, value: undefined }),
    }),
  }
}

async function textOf(content: AsyncIterable<Buffer>, bytes: number, most: number): Promise<string> {
  if (bytes > most) throw new Error("it is too long")
  const pieces: Buffer[] = []
  for await (const piece of content) pieces.push(piece)
  return Buffer.concat(pieces).toString("utf8")
}
