import type { PoolClient } from "pg"
import type { Pack } from "../../../domain/policy/clause.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import { commit, type Database, withRoom } from "../../db/index.ts"
import { type PartSize, usualPart } from "../evaluation/index.ts"
import { basisOf } from "./basis.ts"
import { judgeInvalidated } from "./judge-invalidated.ts"
import { judgeYear } from "./judge-year.ts"
import { beginRefresh, forgetYear, type Invalidated, listYears, takeInvalidated } from "./store.ts"

export interface Wanted {
  readonly year: number
  readonly today: Day
  /** Judge the year again, whatever is kept. */
  readonly anew?: boolean
  /** How many are judged at once. */
  readonly partSize?: PartSize
}

/**
 * One transaction: what was touched is judged again in every year that is kept, and the year asked for is judged
 * whole where it is not kept, does not hold on the day, or was judged by another basis.
 */
export async function bringUpToDate(
  database: Database,
  packs: readonly Pack[],
  wanted: Wanted,
): Promise<void> {
  const client = await database.pool.connect()
  try {
    await beginRefresh(client)
    await withRoom(database, client, () => work(database, client, packs, wanted))
    await commit(client)
    client.release()
  } catch (error) {
    // The connection goes, and with it the transaction and its lock.
    client.release(true)
    throw error
  }
}

async function work(
  database: Database,
  client: PoolClient,
  packs: readonly Pack[],
  { year, today, anew, partSize = usualPart }: Wanted,
): Promise<void> {
  const kept = await listYears(client, today)
  const invalidated = await takeInvalidated(client)
  let fresh = false
  for (const one of kept) {
    if (one.year === year && anew) continue
    const own = invalidated.filter((change) => mattersTo(change, one.year))
    const good = !own.some(isEverything) && one.holds && one.basis === basisOf(packs)
    if (good && (await judgeInvalidated(database, client, packs, { ...one, asOf: today }, own)))
      fresh ||= one.year === year
    else if (one.year !== year) await forgetYear(client, one.year)
  }
  if (!fresh) await judgeYear(database, client, packs, { year, asOf: today }, partSize)
}

function mattersTo({ sinceYear, untilYear }: Invalidated, year: number): boolean {
  return (sinceYear ?? year) <= year && year <= (untilYear ?? year)
}

/** What names nobody is about the whole year. */
function isEverything({ unitId, memberId }: Invalidated): boolean {
  return unitId === null && memberId === null
}
