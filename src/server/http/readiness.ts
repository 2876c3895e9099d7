import { setTimeout as pause } from "node:timers/promises"
import type { Database } from "../db/index.ts"

/** Whoever asks whether the server is ready asks every few seconds, and soon takes no answer for a no. */
const patience = 1500

/**
 * Whether the database answers and is up to date, within a second and a half: one that does not answer is not ready. One
 * question is under way at a time, however often it is asked, so that a silent database is not asked to death.
 */
export function readinessOf(database: Pick<Database, "isCurrent">): () => Promise<boolean> {
  let asked: Promise<boolean> | undefined
  const ask = () => {
    asked ??= database
      .isCurrent()
      .catch(() => false)
      .finally(() => {
        asked = undefined
      })
    return asked
  }
  return async () => {
    const enough = new AbortController()
    const late = pause(patience, false, { signal: enough.signal }).catch(() => false)
    try {
      return await Promise.race([ask(), late])
    } finally {
      enough.abort()
    }
  }
}
