import { createHmac } from "node:crypto"

/** An entry of the audit log with every column as text. */
export interface AuditEntry {
  readonly id: string
  readonly at: string
  readonly actor: string
  readonly action: string
  readonly details: string
  readonly accountId: number | null
  readonly unitId: number | null
  readonly memberId: number | null
  readonly address: string | null
}

/** A seal but for its hash. */
export interface SealHead {
  readonly seal: number
  readonly at: string
  /** Ids of the lines under it, in order. */
  readonly lines: readonly string[]
  /** The lines' marks in the same order, one after another. */
  readonly marks: Buffer
}

/** Bytes of a mark. */
export const markLength = 16

/** What the first seal follows. */
export const beginning = Buffer.alloc(32)

/** The mark of a line: what it says, in a form that no other line has. Its place is bound by the seal. */
export function markOf(key: Buffer, line: AuditEntry): Buffer {
  const { at, actor, action, details, accountId, unitId, memberId, address } = line
  const text = JSON.stringify([at, actor, action, details, accountId, unitId, memberId, address])
  return createHmac("sha256", key).update("line\n").update(text).digest().subarray(0, markLength)
}

/** The hash of a seal: over the one before it, and over its lines by their marks. */
export function hashOfSeal(key: Buffer, previous: Buffer, { seal, at, lines, marks }: SealHead): Buffer {
  return createHmac("sha256", key)
    .update("seal\n")
    .update(previous)
    .update(JSON.stringify([seal, at, lines]))
    .update(marks)
    .digest()
}

/** Tells one key from another without telling what it is. */
export function nameOfKey(key: Buffer): string {
  return createHmac("sha256", key).update("name\n").digest("hex").slice(0, 16)
}
