import type { Asker } from "./asker.ts"
import { basisOf } from "./basis.ts"
import { type Found, findOfMember, findOfUnits } from "./queries.ts"
import { refreshStale } from "./refresh.ts"
import { type StandingRow, type StoredRow, unfold } from "./standing.ts"
import type { WantedYear } from "./store.ts"

/** How a member stands with each obligation of a year: one round trip when nothing has changed. */
export async function standingOfMember(asker: Asker, year: number, memberId: number): Promise<StandingRow[]> {
  return await read(asker, year, (of) => findOfMember(asker.client, of, memberId))
}

/** How some units stand, in the order of their ids. */
export async function standingOfUnits(
  asker: Asker,
  year: number,
  unitIds: readonly number[],
): Promise<StandingRow[]> {
  return await read(asker, year, (of) => findOfUnits(asker.client, of, unitIds))
}

/** Reads, and where what was read is not up to date, brings it there and reads again. */
async function read(
  { app, today }: Asker,
  year: number,
  find: (of: WantedYear) => Promise<Found<StoredRow>>,
): Promise<StandingRow[]> {
  const of = { year, asOf: today, basis: basisOf(app.packs) }
  let found = await find(of)
  if (!found.fresh) {
    await refreshStale(app.database, app.packs, year, today)
    found = await find(of)
  }
  return found.rows.map((row) => unfold(row, year))
}
