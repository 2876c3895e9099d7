import type { PoolClient } from "pg"
import type { Person } from "../../../domain/evaluation/people.ts"
import type { Pack } from "../../../domain/policy/clause.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import type { Database } from "../../db/index.ts"
import { clausesInForce, judgeAll, type PartSize, readTree, trainingOf } from "../evaluation/index.ts"
import { packsInForce } from "../policy/index.ts"
import { basisOf } from "./basis.ts"
import { foldFindings, type Home, homesOf } from "./fold-findings.ts"
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
  { year, asOf }: { readonly year: number; readonly asOf: Day },
  partSize: PartSize,
): Promise<void> {
  await forgetYear(client, year)
  await storeYear(client, { year, asOf, basis: basisOf(packs) })
  const nothing = packsInForce(packs, year).length === 0
  if (nothing || (await readTree(database.pool, client)).length === 0) return
  const homes: Home[] = []
  const snapshot = await exportSnapshot(client)
  async function* batches(): AsyncGenerator<Iterable<StoredRow>> {
    const clauses = clausesInForce(packs, year)
    for await (const { found } of judgeAll(database, clauses, { year, asOf }, snapshot, partSize)) {
      let people: readonly Person[] = []
      for await (const findings of found) {
        people = findings.context.district.people
        yield foldFindings(findings)
      }
      homes.push(...homesOf(people, year))
    }
  }
  await copyRows(client, year, batches())
  await copyHomes(client, year, homes)
  await countPeople(client, year, trainingOf(clausesInForce(packs, year)), null)
  await refreshStatistics(client)
}
