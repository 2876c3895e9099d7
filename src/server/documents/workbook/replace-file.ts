import { randomUUID } from "node:crypto"
import { type FileHandle, open, rename, rm } from "node:fs/promises"
import { basename, dirname, join } from "node:path"

/** A file written beside its place, to be put there as a whole. */
export interface Replacement {
  /** Puts the file in its place. */
  commit(): Promise<void>
  /** Removes what was written; does nothing after commit. */
  discard(): Promise<void>
}

/** Writes a new file beside `path`, on disk when this returns. Nothing is left behind when writing fails. */
export async function writeBeside(
  path: string,
  write: (handle: FileHandle) => Promise<void>,
): Promise<Replacement> {
  const beside = join(dirname(path), `.${basename(path)}.${randomUUID()}.part`)
  const discard = () => rm(beside, { force: true })
  try {
    const handle = await open(beside, "wx")
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
