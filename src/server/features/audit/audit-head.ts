import { randomBytes } from "node:crypto"
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from "node:fs"
import { join } from "node:path"

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
function isHead(read: unknown): read is AuditHead {
  if (typeof read !== "object" || read === null) return false
  const { seal, hash, key } = read as Partial<Record<keyof AuditHead, unknown>>
  return Number.isSafeInteger(seal) && typeof hash === "string" && typeof key === "string"
}

/** Replaces the file whole: after a power cut it is the old or the new one. */
export function writeHead(file: string, head: AuditHead): void {
  const draft = `${file}.${randomBytes(4).toString("hex")}`
  const descriptor = openSync(draft, "wx", 0o600)
  try {
    writeSync(descriptor, `${JSON.stringify(head)}\n`)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
  renameSync(draft, file)
}
