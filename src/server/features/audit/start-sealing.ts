import { setTimeout as pause } from "node:timers/promises"
import { log } from "../../log.ts"
import { noteAway } from "../../note-away.ts"
import type { AppContext } from "../../request-context.ts"
import { keyFor } from "../../secret-key.ts"
import { clearHeadDrafts, headFile } from "./audit-head.ts"
import { sealAuditLog } from "./seal-audit-log.ts"

const second = 1000

/**
 * Seals new entries once a second, in every server: an entry is open to changes until it is sealed, so this does not
 * wait in a queue. The function that comes back ends it, with everything sealed.
 */
export function startSealing({ database, env }: AppContext): () => Promise<void> {
  const key = keyFor(env.dataDir, "trail")
  const stop = new AbortController()
  clearHeadDrafts(headFile(env.dataDir))
  const seal = async () => {
    await sealAuditLog(database, key, headFile(env.dataDir)).catch((error: unknown) => {
      if (!noteAway(database, error)) log.error("job-failed", { job: "seal-audit-log", error })
    })
  }
  const keep = async () => {
    while (await pause(second, true, { signal: stop.signal, ref: false }).catch(() => false)) await seal()
  }
  const sealing = keep()
  return async () => {
    stop.abort()
    await sealing
    await seal()
  }
}
