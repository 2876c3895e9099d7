import { closeSync, constants, openSync } from "node:fs"
import { join } from "node:path"

/** The kernel takes 107 bytes for a socket's path. */
const longestSocket = 100

/** A PostgreSQL socket's folder as clients may name it, for as long as they need it. */
export interface Socket {
  readonly host: string
  release(): void
}

/**
 * Names the folder of a PostgreSQL socket so that its path stays short enough: a folder with a long path is
 * opened, and named by the open file. Throws where there is no such folder.
 */
export function reachSocket(folder: string): Socket {
  const path = join(folder, ".s.PGSQL.5432")
  if (Buffer.byteLength(path) <= longestSocket) return { host: folder, release: () => {} }
  const opened = openSync(folder, constants.O_RDONLY | constants.O_DIRECTORY)
  return { host: `/proc/self/fd/${opened}`, release: () => closeSync(opened) }
}
