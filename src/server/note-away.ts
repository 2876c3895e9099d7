import { setTimeout as pause } from "node:timers/promises"
import { codeOf, type Database } from "./db/index.ts"
import { isAway } from "./http/database-away.ts"
import { log } from "./log.ts"

type Watched = Pick<Database, "isCurrent" | "pool">

/** Databases that are away, and are being waited for. */
const away = new WeakSet<Watched["pool"]>()

/**
 * Says in the log that the database has gone, once however many notice, and when it is back. Answers whether that is what
 * went wrong: a query that took too long, and a database that is out of something, are there.
 */
export function noteAway(database: Watched, error: unknown): boolean {
  if (!isAway(error) || /^(?:57014$|53|25)/.test(codeOf(error) ?? "")) return false
  if (!away.has(database.pool)) {
    away.add(database.pool)
    log.error("database-away", { error })
    void waitFor(database)
  }
  return true
}

async function waitFor(database: Watched): Promise<void> {
  const since = performance.now()
  while (!(await database.isCurrent().catch(() => false))) {
    if (database.pool.ending) return
    await pause(500, undefined, { ref: false })
  }
  away.delete(database.pool)
  log.warn("database-back", { ms: Math.round(performance.now() - since) })
}
