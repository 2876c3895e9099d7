import { setTimeout as pause } from "node:timers/promises"
import type { Database } from "./db/index.ts"
import { log } from "./log.ts"

const minute = 60_000

/** Seconds that the clocks of the program and of the database may differ. */
export const mostApart = 5

const apart = new WeakMap<Database, number>()

/** How many seconds the database's clock is ahead of the program's, where that is more than it may be. */
export function clocksApart(database: Database): number | undefined {
  const seconds = apart.get(database) ?? 0
  return Math.abs(seconds) > mostApart ? seconds : undefined
}

/** Compares both clocks now, and tells in the log where they differ too much. */
export async function compareClocks(database: Database): Promise<void> {
  const before = Date.now()
  const { rows } = await database.pool.query<{ now: number }>(
    "select extract(epoch from clock_timestamp())::float8 as now",
  )
  const seconds = (rows[0]?.now ?? 0) - (before + Date.now()) / 2000
  apart.set(database, seconds)
  if (Math.abs(seconds) > mostApart) log.error("clocks-apart", { secondsAhead: Math.round(seconds) })
}

/** Seconds that they may differ for work that ends or closes something because its day has come. */
const mostApartByDate = 180

/**
 * Compares both clocks now; how many seconds they differ where that is too much for work by date. Which of them is
 * right nobody knows then, and what is closed on a wrong day stays closed.
 */
export async function tooFarApart(database: Database): Promise<number | undefined> {
  await compareClocks(database)
  const seconds = Math.abs(apart.get(database) ?? 0)
  return seconds > mostApartByDate ? seconds : undefined
}

/** Compares both clocks now and once a minute, until the function that comes back is called. */
export function watchClocks(database: Database): () => Promise<void> {
  const stop = new AbortController()
  const watch = async () => {
    do await compareClocks(database).catch((error: unknown) => log.warn("clocks-not-compared", { error }))
    while (await pause(minute, true, { signal: stop.signal, ref: false }).catch(() => false))
  }
  const watching = watch()
  return async () => {
    stop.abort()
    await watching
  }
}
