import { randomUUID } from "node:crypto"
import { type FileHandle, open, rename, rm } from "node:fs/promises"
import { basename, dirname, join } from "node:path"
import { ownMark, removeLeftOvers } from "../../left-over.ts"

/** A file written beside its place, to be put there as a whole. */
export interface Replacement {
  /** Puts the file in its place. */
  commit(): Promise<void>
  /** Removes what was written; does nothing after commit. */
  discard(): Promise<void>
}

/**
 * Writes a new file beside `path`, on disk when this returns. Nothing is left behind when writing fails; what a process
 * that was killed has left there is removed.
 */
export async function writeBeside(
  path: string,
  write: (handle: FileHandle) => Promise<void>,
): Promise<Replacement> {
  const beside = join(dirname(path), `.${basename(path)}.${ownMark}-${randomUUID().slice(0, 8)}.part`)
  removeLeftOvers(dirname(path))
  const discard = () => rm(beside, { force: true })
  try {
    // For whoever ran the command, and nobody else on the machine: it may hold a whole district.
    const handle = await open(beside, "wx", 0o600)
    try {
      await write(handle)
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch (error) {
    await discard()
    throw error
  }
  return { commit: () => rename(beside, path), discard }
}
