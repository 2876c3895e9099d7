import { setTimeout as pause } from "node:timers/promises"
import { forgetOldAnswers } from "./http/repeat-store.ts"
import { log } from "./log.ts"
import type { AppContext } from "./request-context.ts"

const hour = 3_600_000

/** Once an hour lets go of answers that were kept for repeated requests and are older than a day. */
export function startCleanUp({ database }: AppContext): () => Promise<void> {
  const stop = new AbortController()
  const keep = async () => {
    while (await pause(hour, true, { signal: stop.signal, ref: false }).catch(() => false)) {
      await forgetOldAnswers(database.pool).catch((error: unknown) => {
        log.warn("job-failed", { job: "forget-old-answers", error })
      })
    }
  }
  const keeping = keep()
  return async () => {
    stop.abort()
    await keeping
  }
}
