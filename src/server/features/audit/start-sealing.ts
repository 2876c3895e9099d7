import { setTimeout as pause } from "node:timers/promises"
import { log } from "../../log.ts"
import type { AppContext } from "../../request-context.ts"
import { keyFor } from "../../secret-key.ts"
import { headFile } from "./audit-head.ts"
import { checkAuditLog } from "./check-audit-log.ts"
import { sealAuditLog } from "./seal-audit-log.ts"

const hour = 3_600_000

/**
 * Seals new lines once a second and checks the whole audit log once a day, the first time an hour after the start. The
 * function that comes back ends both, with everything sealed.
 */
export function startSealing(app: AppContext): () => Promise<void> {
  const { database, env } = app
  const key = keyFor(env.dataDir, "trail")
  const stop = new AbortController()
  const seal = async () => {
    await sealAuditLog(database, key, headFile(env.dataDir))
  }
  const sealing = repeat(seal, 1000, 1000, stop.signal)
  void repeat(() => checkAuditLog(app), hour, 24 * hour, stop.signal)
  return async () => {
    stop.abort()
    await sealing
    await seal().catch(tell)
  }
}

/** Does something again and again; what goes wrong is told and tried again the next time. */
async function repeat(
  work: () => Promise<unknown>,
  first: number,
  then: number,
  signal: AbortSignal,
): Promise<void> {
  for (let wait = first; await rest(wait, signal); wait = then) await work().catch(tell)
}

async function rest(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  return await pause(milliseconds, true, { signal, ref: false }).catch(() => false)
}

function tell(error: unknown): void {
  log.error("job-failed", { job: "seal-audit-log", error })
}
