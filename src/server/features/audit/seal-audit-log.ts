import { commit, type Database } from "../../db/index.ts"
import { readHead, writeHead } from "./audit-head.ts"
import { beginning, hashOfSeal, markOf, nameOfKey } from "./marks.ts"
import { newestSeal } from "./newest-seal.ts"
import { hashOfNumber, lockSeals, newestNumber, putSeal, unsealedEntries } from "./seal-store.ts"
import { auditSystem } from "./store.ts"

/** Lines under one seal at most. */
const most = 1000

/** The seal that this process has left last in each head file: another one there was put there meanwhile. */
const leftIn = new Map<string, number>()

/**
 * Seals all lines that are committed and not sealed yet, a seal for each thousand, and remembers the newest seal in
 * the head file. Whoever writes lines meanwhile waits for nothing; theirs are sealed the next time. Answers how
 * many lines were sealed; none where the disk has no room left.
 */
export async function sealAuditLog(database: Database, key: Buffer, file: string): Promise<number> {
  if (database.room() === "none") return 0
  let sealed = 0
  let first: number | undefined
  for (;;) {
    const { count, seal } = await sealSome(database, key)
    sealed += count
    first ??= seal
    if (count < most) break
  }
  first ??= await nextAfterOthers(database, file)
  if (first !== undefined) await rememberNewest(database, key, file, first)
  return sealed
}

async function sealSome({ pool }: Database, key: Buffer): Promise<{ count: number; seal?: number }> {
  const client = await pool.connect()
  try {
    await client.query("begin")
    const at = await lockSeals(client)
    const lines = await unsealedEntries(client, most)
    if (lines.length === 0) {
      await commit(client)
      return { count: 0 }
    }
    const last = await newestSeal(client, key)
    const marks = Buffer.concat(lines.map((line) => markOf(key, line)))
    const head = { seal: last?.next ?? 1, at, lines: lines.map(({ id }) => id), marks }
    await putSeal(client, head, hashOfSeal(key, last?.hash ?? beginning, head))
    await commit(client)
    return { count: lines.length, seal: head.seal }
  } catch (error) {
    await client.query("rollback").catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}

/** What would be the next seal, where others on this database have sealed since the head file was written. */
async function nextAfterOthers({ pool }: Database, file: string): Promise<number | undefined> {
  const remembered = readHead(file)
  if (!remembered) return undefined
  const newest = await newestNumber(pool)
  return newest > remembered.seal ? newest + 1 : undefined
}

/**
 * Writes the newest seal into the head file, but only over one that is a seal of this audit log: what tells that the
 * audit log's end was cut off is not written over. A file that is missing is made anew, and the audit log says so.
 */
async function rememberNewest(
  { pool }: Database,
  key: Buffer,
  file: string,
  firstNow: number,
): Promise<void> {
  const newest = await newestSeal(pool, key)
  if (!newest) return
  const remembered = readHead(file)
  if (remembered) {
    const hash = await hashOfNumber(pool, remembered.seal)
    if (remembered.key !== nameOfKey(key) || hash?.toString("hex") !== remembered.hash) return
    if (remembered.seal >= newest.seal) return
    if (remembered.seal < (leftIn.get(file) ?? firstNow - 1)) {
      await auditSystem(pool, "trail-head-behind", {
        details: { remembered: remembered.seal, seal: newest.seal },
      })
    }
  } else if (firstNow > 1) {
    await auditSystem(pool, "trail-head-made", { details: { seal: newest.seal } })
  }
  leftIn.set(file, newest.seal)
  writeHead(file, { seal: newest.seal, hash: newest.hash.toString("hex"), key: nameOfKey(key) })
}
