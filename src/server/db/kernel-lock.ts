import { closeSync, existsSync, openSync } from "node:fs"
import { DatabaseSync } from "node:sqlite"
import { setTimeout as pause } from "node:timers/promises"
import { giveToFolderOwner } from "../folder-owner.ts"

const sqliteBusy = 5

/**
 * Takes the lock that the file `path` stands for, or returns undefined while another process (or another
 * part of this one) holds it. Returns the function that lets it go.
 *
 * The lock belongs to the kernel, which drops it the moment its holder dies, even by kill -9: there is no
 * stale lock to recognise and no race over who may remove it, as there would be with a pid written in a file.
 * Node offers no file lock of its own; an empty SQLite file opened exclusively is one. Nothing is ever
 * stored in it, and with its journal in memory no other file comes about.
 */
export function tryLock(path: string): (() => void) | undefined {
  if (!existsSync(path)) makeEmpty(path)
  const file = new DatabaseSync(path, { timeout: 0 })
  try {
    file.exec("pragma journal_mode = memory")
    file.exec("begin exclusive")
  } catch (error) {
    file.close()
    if (error instanceof Error && "errcode" in error && error.errcode === sqliteBusy) return undefined
    throw error
  }
  return () => file.close()
}

/** As {@link tryLock}, but waits until the holder lets go. */
export async function waitForLock(path: string): Promise<() => void> {
  for (;;) {
    const release = tryLock(path)
    if (release !== undefined) return release
    await pause(25)
  }
}

function makeEmpty(path: string): void {
  closeSync(openSync(path, "a", 0o600))
  giveToFolderOwner(path)
}
