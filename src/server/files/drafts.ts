import { createHash, randomUUID } from "node:crypto"
import { mkdir, open, readdir, rm, stat } from "node:fs/promises"
import { join } from "node:path"
import { codeOf } from "../db/index.ts"
import { giveToFolderOwner } from "../folder-owner.ts"
import type { Stored } from "./file-store.ts"

/** A content that was written down and is not yet in its place. */
export interface Draft extends Stored {
  readonly path: string
}

/** A path for something that is being written, in a folder that is made where it is missing. */
export async function newDraftPath(folder: string): Promise<string> {
  if ((await mkdir(folder, { recursive: true, mode: 0o700 })) !== undefined) giveToFolderOwner(folder)
  return join(folder, randomUUID())
}

/** Writes a content down until it has reached the disk. When it cannot, nothing is left of it. */
export async function writeDraft(folder: string, content: AsyncIterable<Uint8Array>): Promise<Draft> {
  const path = await newDraftPath(folder)
  const file = await open(path, "wx", 0o600)
  try {
    const hash = createHash("sha256")
    let bytes = 0
    for await (const piece of content) {
      hash.update(piece)
      bytes += piece.length
      await file.writeFile(piece)
    }
    await file.sync()
    giveToFolderOwner(path)
    return { path, sha256: hash.digest("hex"), bytes }
  } catch (error) {
    await rm(path, { force: true })
    throw error
  } finally {
    await file.close()
  }
}

/** Removes drafts that nothing was written to since a time, milliseconds since 1970. */
export async function clearDraftsIn(folder: string, before: number): Promise<void> {
  for (const name of await namesIn(folder)) {
    const path = join(folder, name)
    const found = await stat(path).catch(() => undefined)
    if (found !== undefined && found.mtimeMs < before) await rm(path, { force: true })
  }
}

/** What lies in a folder; nothing where there is none. */
export async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (codeOf(error) === "ENOENT") return []
    throw error
  }
}
