import { once } from "node:events"
import { createReadStream, type ReadStream } from "node:fs"
import { mkdir, open, rename, rm, stat } from "node:fs/promises"
import { dirname, join } from "node:path"
import { codeOf } from "../db/index.ts"
import { giveToFolderOwner } from "../folder-owner.ts"
import { clearDraftsIn, namesIn, writeDraft } from "./drafts.ts"
import { checkDigest, type FileStore, isDigest, type Listed, type Stored } from "./file-store.ts"

/**
 * A store in a folder: `ab/abcd…` for each content, and drafts beside them. A content is written as a draft, brought to
 * the disk and renamed into its place, and the folder is brought to the disk as well: after a power cut it is whole or
 * not there.
 */
export class FolderStore implements FileStore {
  readonly #folder: string
  readonly #drafts: string

  constructor(folder: string, drafts: string) {
    this.#folder = folder
    this.#drafts = drafts
  }

  async put(content: AsyncIterable<Uint8Array>): Promise<Stored> {
    await makeFolder(this.#folder)
    const { path, sha256, bytes } = await writeDraft(this.#drafts, content)
    const folder = this.#folderOf(sha256)
    try {
      await makeFolder(folder)
      await rename(path, join(folder, sha256))
    } catch (error) {
      await rm(path, { force: true })
      throw error
    }
    await sync(folder)
    return { sha256, bytes }
  }

  async open(sha256: string): Promise<ReadStream | undefined> {
    const stream = createReadStream(this.#pathOf(sha256))
    try {
      await once(stream, "open")
      return stream
    } catch (error) {
      if (codeOf(error) === "ENOENT") return undefined
      throw error
    }
  }

  async has(sha256: string): Promise<boolean> {
    return (await statOf(this.#pathOf(sha256))) !== undefined
  }

  async *list(): AsyncGenerator<Listed> {
    for (const part of await namesIn(this.#folder)) {
      if (!/^[0-9a-f]{2}$/.test(part)) continue
      for (const sha256 of await namesIn(join(this.#folder, part))) {
        const found = isDigest(sha256) ? await statOf(this.#pathOf(sha256)) : undefined
        if (found) yield { sha256, bytes: found.size, putAt: found.mtimeMs }
      }
    }
  }

  async remove(sha256: string): Promise<void> {
    await rm(this.#pathOf(sha256), { force: true })
  }

  async clearDrafts(before: number): Promise<void> {
    await clearDraftsIn(this.#drafts, before)
  }

  #folderOf(sha256: string): string {
    checkDigest(sha256)
    return join(this.#folder, sha256.slice(0, 2))
  }

  #pathOf(sha256: string): string {
    return join(this.#folderOf(sha256), sha256)
  }
}

async function statOf(path: string) {
  try {
    return await stat(path)
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined
    throw error
  }
}

/** Makes a folder where it is missing, so that it stays. */
async function makeFolder(folder: string): Promise<void> {
  const made = await mkdir(folder, { recursive: true, mode: 0o700 })
  if (made === undefined) return
  giveToFolderOwner(made)
  if (made !== folder) giveToFolderOwner(folder)
  await sync(dirname(made))
}

/** Brings a folder to the disk: what was renamed into it stays there. */
async function sync(folder: string): Promise<void> {
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
