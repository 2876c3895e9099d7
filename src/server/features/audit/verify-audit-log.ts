import { setImmediate as nextTurn } from "node:timers/promises"
import type pg from "pg"
import type { AuditFault } from "../../../contract/audit-faults.ts"
import type { Database } from "../../db/index.ts"
import { type AuditHead, readHead } from "./audit-head.ts"
import {
  type AuditEntry,
  beginning,
  hashOfSeal,
  markLength,
  markOf,
  nameOfKey,
  type SealHead,
} from "./marks.ts"
import { entryWithoutSeal, linesOf, sealsAfter, waitingLines } from "./verify-queries.ts"

/** What a walk along the whole audit log found. */
export interface Verdict {
  readonly seals: number
  /** Lines under seals that were looked at. */
  readonly lines: number
  /** Lines of the last moments, not under a seal yet. */
  readonly waiting: number
  /** The first thing that is wrong. */
  readonly fault: AuditFault | null
}

/** Seals read at a time; each covers a thousand lines at most, and other work has its turn in between. */
const batch = 4

/**
 * Walks along the whole audit log as it is at one moment and names the first thing that is not as it was written: a line
 * or seal that was changed, is missing, was put in, or an end that was cut off.
 */
export async function verifyAuditLog(database: Database, key: Buffer, file: string): Promise<Verdict> {
  // Read first: a seal made meanwhile only makes the audit log longer than what is remembered.
  const remembered = readHead(file)
  const client = await database.connect()
  try {
    await client.query("begin isolation level repeatable read read only")
    return await walk(client, key, remembered)
  } finally {
    await client.end()
  }
}

async function walk(client: pg.Client, key: Buffer, remembered: AuditHead | undefined): Promise<Verdict> {
  let previous: Buffer = beginning
  let seals = 0
  let lines = 0
  let atHead: string | undefined
  const { waiting, gone } = await waitingLines(client)
  const verdict = (fault: AuditFault | null): Verdict => ({ seals, lines, waiting, fault })
  if (remembered && remembered.key !== nameOfKey(key)) return verdict(faultOf("wrong-key"))
  for (let after = -2_147_483_648; ; ) {
    const read = await sealsAfter(client, after, batch)
    if (read.length === 0) break
    const found = await linesOf(
      client,
      read.flatMap((seal) => seal.lines),
    )
    const places = placesOf(read)
    for (const seal of read) {
      const fault = checkSeal(key, previous, seals + 1, seal) ?? checkLines(key, seal, found, places)
      if (fault) return verdict(fault)
      previous = seal.hash
      after = seal.seal
      seals++
      lines += seal.lines.length
      if (seal.seal === remembered?.seal) atHead = seal.hash.toString("hex")
    }
    await nextTurn()
  }
  if (seals > 0 && !remembered) return verdict(faultOf("head-missing"))
  if (remembered && atHead !== remembered.hash) return verdict(faultOf("truncated", remembered.seal))
  if (gone !== null) return verdict(faultOf("missing", null, gone))
  const inserted = await entryWithoutSeal(client)
  return verdict(inserted === undefined ? null : faultOf("inserted", null, inserted))
}

function faultOf(
  what: AuditFault["what"],
  seal: number | null = null,
  line: string | null = null,
): AuditFault {
  return { what, seal, line }
}

function checkSeal(
  key: Buffer,
  previous: Buffer,
  expected: number,
  seal: SealHead & { readonly hash: Buffer },
): AuditFault | undefined {
  if (seal.seal > expected) return faultOf("seal-missing", expected)
  if (seal.seal < expected) return faultOf("seal-edited", seal.seal)
  return hashOfSeal(key, previous, seal).equals(seal.hash) ? undefined : faultOf("seal-edited", seal.seal)
}

function checkLines(
  key: Buffer,
  { seal, lines, marks }: SealHead,
  found: ReadonlyMap<string, AuditEntry>,
  places: ReadonlyMap<string, string>,
): AuditFault | undefined {
  for (const [index, id] of lines.entries()) {
    const line = found.get(id)
    if (!line) return faultOf("missing", seal, id)
    const mark = markOf(key, line)
    if (mark.equals(marks.subarray(index * markLength, (index + 1) * markLength))) continue
    // What stands here may be what stood elsewhere.
    return faultOf(places.has(mark.toString("hex")) ? "swapped" : "edited", seal, id)
  }
  return undefined
}

/** Where each mark belongs, as far as the seals read just now go. */
function placesOf(seals: readonly SealHead[]): Map<string, string> {
  const places = new Map<string, string>()
  for (const { lines, marks } of seals) {
    for (const [index, id] of lines.entries()) {
      places.set(marks.subarray(index * markLength, (index + 1) * markLength).toString("hex"), id)
    }
  }
  return places
}
