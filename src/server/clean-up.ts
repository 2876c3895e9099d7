import { setTimeout as pause } from "node:timers/promises"
import { clearUnnamed } from "./files/index.ts"
import { forgetOldAnswers } from "./http/repeat-store.ts"
import { log } from "./log.ts"
import type { AppContext } from "./request-context.ts"

const hour = 3_600_000

/**
 * Once an hour lets go of what is older than a day: answers that were kept for repeated requests, and contents of files
 * that nothing names.
 */
export function startCleanUp({ database, files }: AppContext): () => Promise<void> {
  const stop = new AbortController()
  const keep = async () => {
    while (await pause(hour, true, { signal: stop.signal, ref: false }).catch(() => false)) {
      await forgetOldAnswers(database.pool).catch((error: unknown) => {
        log.warn("job-failed", { job: "forget-old-answers", error })
      })
      await clearUnnamed(database, files).catch((error: unknown) => {
        log.warn("job-failed", { job: "clear-unnamed-files", error })
      })
    }
  }
  const keeping = keep()
  return async () => {
    stop.abort()
    await keeping
  }
}
