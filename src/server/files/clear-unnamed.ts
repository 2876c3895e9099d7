import { type Database, inTransaction } from "../db/index.ts"
import type { FileStore } from "./file-store.ts"
import { claimFile, whichMustStay } from "./named-queries.ts"

const day = 86_400_000

/** Contents looked at together. */
const batch = 500

/**
 * Lets go of contents that nothing has named for a day and that were put there longer ago, and of drafts as old. Whoever
 * puts the same content there meanwhile holds it until it is named (`keepFile`). Answers how many contents are gone.
 */
export async function clearUnnamed(
  { pool }: Pick<Database, "pool">,
  store: FileStore,
  now: number = Date.now(),
): Promise<number> {
  const before = now - day
  await store.clearDrafts(before)
  let gone = 0
  let old: string[] = []
  const clear = async () => {
    const stay = await whichMustStay(pool, old, before)
    for (const sha256 of old) if (!stay.has(sha256)) gone += await clearOne(pool, store, sha256, before)
    old = []
  }
  for await (const { sha256, putAt } of store.list()) {
    if (putAt >= before) continue
    old.push(sha256)
    if (old.length === batch) await clear()
  }
  await clear()
  return gone
}

/** Lets go of one content unless something has come to name it. */
async function clearOne(
  pool: Database["pool"],
  store: FileStore,
  sha256: string,
  before: number,
): Promise<number> {
  return await inTransaction(pool, async (client) => {
    await claimFile(client, sha256)
    if ((await whichMustStay(client, [sha256], before)).has(sha256)) return 0
    await store.remove(sha256)
    return 1
  })
}
