import { setTimeout as pause } from "node:timers/promises"
import { yearOf, yearOfWeek } from "../../../domain/shared/calendar.ts"
import type { AppContext } from "../../request-context.ts"
import { basisOf } from "./basis.ts"
import { judgeYearsApart } from "./judge-apart.ts"
import { isFresh } from "./queries.ts"
import { refresh } from "./refresh.ts"

/**
 * Keeps the current year judged, and the year of the week that runs, while the server runs: at the start, and once a
 * minute, so that a new day finds its figures made and the log of what was touched stays short. Whole years are judged
 * by processes of their own. The function that comes back ends it.
 */
export function keepFresh(app: AppContext, say: (line: string) => void): () => Promise<void> {
  const stop = new AbortController()
  judgeYearsApart(app, stop.signal)
  const running = refreshUntilStopped(app, say, stop.signal)
  return async () => {
    stop.abort()
    await running
  }
}

const minute = 60_000

async function refreshUntilStopped(
  app: AppContext,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  for (let first = true; !signal.aborted; first = false) {
    await refreshNow(app, first ? say : () => undefined).catch((error: unknown) => {
      if (!signal.aborted) say(`The standing could not be brought up to date: ${String(error)}`)
    })
    await pause(minute, undefined, { signal, ref: false }).catch(() => undefined)
  }
}

async function refreshNow(
  { database, packs, today }: AppContext,
  say: (line: string) => void,
): Promise<void> {
  const day = today()
  // A week may belong to the year beside the one that runs: whoever owes something in it reads that year too.
  for (const year of new Set([yearOf(day), yearOfWeek(day)])) {
    if (await isFresh(database.pool, { year, asOf: day, basis: basisOf(packs) })) continue
    say("Working out where everybody stands.")
    await refresh(database, packs, year, day)
  }
}
