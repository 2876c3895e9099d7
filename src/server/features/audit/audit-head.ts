import { randomBytes } from "node:crypto"
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs"
import { basename, dirname, join } from "node:path"
import { giveToFolderOwner } from "../../folder-owner.ts"
import { ownMark, removeLeftOvers } from "../../left-over.ts"

/** The newest seal as it is remembered outside the database, and which key made it. */
export interface AuditHead {
  readonly seal: number
  readonly hash: string
  readonly key: string
}

/** The file that remembers the end of the audit log. */
export function headFile(dataDir: string): string {
  return join(dataDir, "trail.head")
}

/** What the file remembers; undefined where there is none, or it holds something else. */
export function readHead(file: string): AuditHead | undefined {
  try {
    const read: unknown = JSON.parse(readFileSync(file, "utf8"))
    return isHead(read) ? read : undefined
  } catch {
    return undefined
  }
}

// By hand: whatever writes to the audit log would load a schema library for it.
export function isHead(read: unknown): read is AuditHead {
  if (typeof read !== "object" || read === null) return false
  const { seal, hash, key } = read as Partial<Record<keyof AuditHead, unknown>>
  return Number.isSafeInteger(seal) && typeof hash === "string" && typeof key === "string"
}

/** Replaces the file whole: after a power cut it is the old or the new one. Leaves no draft behind, whatever happens. */
export function writeHead(file: string, head: AuditHead): void {
  const draft = `${file}.${ownMark}.${randomBytes(4).toString("hex")}`
  try {
    const descriptor = openSync(draft, "wx", 0o600)
    try {
      writeSync(descriptor, `${JSON.stringify(head)}\n`)
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
    giveToFolderOwner(draft)
    renameSync(draft, file)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
}

/** Removes the drafts of programs that were killed while they wrote the file, those of older versions as well. */
export function clearHeadDrafts(file: string): void {
  const folder = dirname(file)
  removeLeftOvers(folder)
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) {
    if (name.startsWith(`${basename(file)}.`) && /\.head\.[0-9a-f]{8}$/.test(name))
      rmSync(join(folder, name), { force: true })
  }
}
