import type { PoolClient } from "pg"
import type { District } from "../../../domain/evaluation/context.ts"
import type { Pack } from "../../../domain/policy/clause.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import type { Database } from "../../db/index.ts"
import { clausesInForce, judgeAll, readTree } from "../evaluation/index.ts"
import { packsInForce } from "../policy/index.ts"
import { basisOf } from "./basis.ts"
import { trainingOf } from "./clause-kinds.ts"
import { foldFindings, homesOf } from "./fold-findings.ts"
import type { StoredRow } from "./standing.ts"
import {
  copyHomes,
  copyRows,
  countPeople,
  exportSnapshot,
  forgetYear,
  refreshStatistics,
  storeYear,
} from "./store.ts"

/** Judges a whole year and keeps what it says in the place of what was kept. */
export async function judgeYear(
  database: Database,
  client: PoolClient,
  packs: readonly Pack[],
  year: number,
  asOf: Day,
): Promise<void> {
  await forgetYear(client, year)
  await storeYear(client, { year, asOf, basis: basisOf(packs) })
  const nothing = packsInForce(packs, year).length === 0
  if (nothing || (await readTree(database.pool, client)).length === 0) return
  let district: District | undefined
  const snapshot = await exportSnapshot(client)
  async function* batches(): AsyncGenerator<Iterable<StoredRow>> {
    for await (const found of judgeAll(database, clausesInForce(packs, year), { year, asOf }, snapshot)) {
      district = found.context.district
      yield foldFindings(found)
    }
  }
  await copyRows(client, year, batches())
  await copyHomes(client, year, homesOf(district?.people ?? [], year))
  await countPeople(client, year, trainingOf(clausesInForce(packs, year)), null)
  await refreshStatistics(client)
}
