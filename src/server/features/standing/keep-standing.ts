import { setTimeout as pause } from "node:timers/promises"
import { yearOf } from "../../../domain/shared/calendar.ts"
import type { House } from "../../moment.ts"
import { basisOf } from "./basis.ts"
import { judgeYearsApart } from "./judge-apart.ts"
import { isFresh } from "./queries.ts"
import { settle } from "./settle.ts"

/**
 * Keeps the current year judged while the server runs: at the start, and once a minute, so that a new day finds its
 * figures made and the log of what was touched stays short. Whole years are judged by processes of their own. The
 * function that comes back ends it.
 */
export function keepStanding(house: House, say: (line: string) => void): () => Promise<void> {
  const stop = new AbortController()
  judgeYearsApart(house, stop.signal)
  const running = keepOn(house, say, stop.signal)
  return async () => {
    stop.abort()
    await running
  }
}

const minute = 60_000

async function keepOn(house: House, say: (line: string) => void, signal: AbortSignal): Promise<void> {
  for (let first = true; !signal.aborted; first = false) {
    await keep(house, first ? say : () => undefined).catch((error: unknown) => {
      if (!signal.aborted) say(`The standing could not be brought up to date: ${String(error)}`)
    })
    await pause(minute, undefined, { signal, ref: false }).catch(() => undefined)
  }
}

async function keep({ database, packs, today }: House, say: (line: string) => void): Promise<void> {
  const day = today()
  const year = yearOf(day)
  if (await isFresh(database.pool, { year, asOf: day, basis: basisOf(packs) })) return
  say("Working out where everybody stands.")
  await settle(database, packs, year, day)
}
