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
import {
  entryWithoutSeal,
  headRemade,
  linesOf,
  sealsAfter,
  strangersNamed,
  waitingLines,
} from "./verify-queries.ts"

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
 * or seal that was changed, is missing, was put in, or an end that was cut off; by `copy` too, the end as it is kept
 * elsewhere. What a check has named once and cannot be undone, a seal put in or a head made anew, the next passes over.
 */
export async function verifyAuditLog(
  database: Database,
  key: Buffer,
  file: string,
  copy?: AuditHead,
): Promise<Verdict> {
  // Read first: a seal made meanwhile only makes the audit log longer than what is remembered.
  const remembered = readHead(file)
  const client = await database.connect()
  try {
    await client.query("begin isolation level repeatable read read only")
    return await walk(client, key, remembered, copy)
  } finally {
    await client.end()
  }
}

async function walk(
  client: pg.Client,
  key: Buffer,
  remembered: AuditHead | undefined,
  copy: AuditHead | undefined,
): Promise<Verdict> {
  let previous: Buffer = beginning
  let seals = 0
  let lines = 0
  const hashes = new Map<number, string>()
  const kept = [remembered, copy].map((head) => head?.seal)
  const strangers = new Strangers(await strangersNamed(client))
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
      if (seal.seal > seals + 1) return verdict(faultOf("seal-missing", seals + 1))
      if (seal.seal < seals + 1) return verdict(faultOf("seal-edited", seal.seal))
      after = seal.seal
      seals++
      if (!hashOfSeal(key, previous, seal).equals(seal.hash)) {
        strangers.add(seal.seal)
        continue
      }
      strangers.passOver()
      const fault = checkLines(key, seal, found, places)
      if (fault) return verdict(fault)
      previous = seal.hash
      lines += seal.lines.length
      if (kept.includes(seal.seal)) hashes.set(seal.seal, seal.hash.toString("hex"))
    }
    await nextTurn()
  }
  // Whatever follows on a seal that was changed does not fit either: then our own memory is of one of them.
  const [doubtful] = strangers.atEnd
  if (doubtful !== undefined && (remembered === undefined || remembered.seal >= doubtful))
    return verdict(faultOf("seal-edited", doubtful))
  strangers.passOver()
  if (copy && copy.key === nameOfKey(key) && hashes.get(copy.seal) !== copy.hash)
    return verdict(faultOf("copy-differs", copy.seal))
  if (seals > 0 && !remembered) return verdict(faultOf("head-missing"))
  if (remembered && hashes.get(remembered.seal) !== remembered.hash)
    return verdict(faultOf("truncated", remembered.seal))
  if (gone !== null) return verdict(faultOf("missing", null, gone))
  const inserted = await entryWithoutSeal(client)
  if (inserted !== undefined) return verdict(faultOf("inserted", null, inserted))
  const [stranger] = strangers.unnamed
  if (stranger !== undefined) return verdict(faultOf("seal-inserted", stranger))
  const remade = await headRemade(client)
  return verdict(remade === undefined ? null : faultOf("head-remade", remade.seal, remade.line))
}

/** Seals that do not follow from the one before: put in by somebody who has not the key, or changed. */
class Strangers {
  readonly #named: ReadonlySet<number>
  /** Those with nothing after them that fits. */
  atEnd: number[] = []
  /** Those that the chain goes on past, and that no check has named yet. */
  readonly unnamed: number[] = []

  constructor(named: ReadonlySet<number>) {
    this.#named = named
  }

  add(seal: number): void {
    this.atEnd.push(seal)
  }

  passOver(): void {
    this.unnamed.push(...this.atEnd.filter((seal) => !this.#named.has(seal)))
    this.atEnd = []
  }
}

function faultOf(
  what: AuditFault["what"],
  seal: number | null = null,
  line: string | null = null,
): AuditFault {
  return { what, seal, line }
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
