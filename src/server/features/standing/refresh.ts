import type { Pool } from "pg"
import type { Pack } from "../../../domain/policy/clause.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import type { Database } from "../../db/index.ts"
import { NoRoom } from "../../disk-space.ts"
import { type PartSize, usualPart } from "../evaluation/index.ts"
import { basisOf } from "./basis.ts"
import { bringUpToDate } from "./bring-up-to-date.ts"
import { judgeApart } from "./judge-apart.ts"
import { isFresh, mustBeJudgedWhole } from "./queries.ts"

/** Work on one database's standing: one after the other, so that those who wait hold no connections. */
interface Turns {
  last: Promise<unknown>
  /** What has not begun yet: whoever wants the same may wait for it. */
  readonly waiting: Map<string, Promise<void>>
}

const turnsOf = new WeakMap<Pool, Turns>()

function takeTurn(database: Database, name: string, work: () => Promise<void>): Promise<void> {
  const turns = turnsOf.get(database.pool) ?? { last: Promise.resolve(), waiting: new Map() }
  turnsOf.set(database.pool, turns)
  const known = turns.waiting.get(name)
  if (known) return known
  const turn = turns.last.then(() => {
    turns.waiting.delete(name)
    return work()
  })
  turns.waiting.set(name, turn)
  turns.last = turn.catch(() => undefined)
  return turn
}

/**
 * Brings what is kept of a year up to date: everything committed before is in it afterwards. Costs one small query
 * when nothing has changed.
 */
export async function refresh(
  database: Database,
  packs: readonly Pack[],
  year: number,
  today: Day,
): Promise<void> {
  if (await isFresh(database.pool, { year, asOf: today, basis: basisOf(packs) })) return
  await refreshStale(database, packs, year, today)
}

/**
 * The same for whoever has seen that something has changed. On a disk that is nearly full what was kept last stays: it
 * is looked at as it is.
 */
export async function refreshStale(
  database: Database,
  packs: readonly Pack[],
  year: number,
  today: Day,
): Promise<void> {
  if (database.room() !== "plenty") return
  await takeTurn(database, `${year} ${today}`, async () => {
    if (await mustBeJudgedWhole(database.pool, { year, asOf: today, basis: basisOf(packs) })) {
      await judgeApart(database, year, today)
    }
    await bringUpToDate(database, packs, { year, today }).catch((error: unknown) => {
      if (!(error instanceof NoRoom)) throw error
    })
  })
}

/** Drops what is kept of a year and judges it again from the records, in parts of the size given. */
export async function rebuild(
  database: Database,
  packs: readonly Pack[],
  year: number,
  today: Day,
  partSize: PartSize = usualPart,
): Promise<void> {
  await takeTurn(database, `${year} ${today} anew`, () =>
    bringUpToDate(database, packs, { year, today, anew: true, partSize }),
  )
}
