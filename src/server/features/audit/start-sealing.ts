import { setTimeout as pause } from "node:timers/promises"
import { log } from "../../log.ts"
import { noteAway } from "../../note-away.ts"
import type { AppContext } from "../../request-context.ts"
import { keyFor } from "../../secret-key.ts"
import { clearHeadDrafts, headFile, readHead } from "./audit-head.ts"
import { copyHead } from "./head-copies.ts"
import { settleHead } from "./restored-head.ts"
import { sealAuditLog } from "./seal-audit-log.ts"

const second = 1000

/** Milliseconds between two copies of the audit log's end, where there is a new one. */
const copyEvery = 60_000

/**
 * Seals new entries once a second, in every server: an entry is open to changes until it is sealed, so this does not
 * wait in a queue. The function that comes back ends it, with everything sealed.
 */
export function startSealing({ database, env }: AppContext): () => Promise<void> {
  const key = keyFor(env.dataDir, "trail")
  const stop = new AbortController()
  clearHeadDrafts(headFile(env.dataDir))
  const seal = async () => {
    try {
      await settleHead(database.pool, env)
      await sealAuditLog(database, key, headFile(env.dataDir))
    } catch (error) {
      if (!noteAway(database, error)) log.error("job-failed", { job: "seal-audit-log", error })
    }
  }
  let kept: number | undefined
  let copied = Number.NEGATIVE_INFINITY
  const copy = async () => {
    const newest = readHead(headFile(env.dataDir))?.seal
    if (newest === kept) return
    kept = newest
    copied = performance.now()
    await copyHead(env)
  }
  const keep = async () => {
    while (await pause(second, true, { signal: stop.signal, ref: false }).catch(() => false)) {
      await seal()
      if (performance.now() - copied > copyEvery) await copy()
    }
  }
  const sealing = keep()
  return async () => {
    stop.abort()
    await sealing
    await seal()
    await copy()
  }
}
