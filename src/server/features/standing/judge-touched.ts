import type { PoolClient } from "pg"
import type { Pack } from "../../../domain/policy/clause.ts"
import type { Database } from "../../db/index.ts"
import type { KeptYear, Touched } from "./store.ts"

/** Interim. */
export async function judgeTouched(
  _database: Database,
  _client: PoolClient,
  _packs: readonly Pack[],
  _year: KeptYear,
  touched: readonly Touched[],
): Promise<boolean> {
  return touched.length === 0
}
