import { setTimeout as pause } from "node:timers/promises"
import { forgetKeys } from "./http/repeat-store.ts"
import type { House } from "./moment.ts"

const hour = 3_600_000

/** Once an hour lets go of answers that were kept for repeated requests and are older than a day. */
export function keepHouse({ database }: House): () => Promise<void> {
  const stop = new AbortController()
  const keep = async () => {
    while (await pause(hour, true, { signal: stop.signal, ref: false }).catch(() => false)) {
      await forgetKeys(database.pool).catch((error: unknown) => {
        console.error(JSON.stringify({ at: new Date().toISOString(), housekeeping: String(error) }))
      })
    }
  }
  const keeping = keep()
  return async () => {
    stop.abort()
    await keeping
  }
}
