import type { Pool } from "pg"
import type { Unit } from "../../../domain/evaluation/units.ts"
import type { Queryable } from "../../request-context.ts"
import { unitsFrom } from "./district.ts"
import { findTreeVersion, listUnitHistories, listUnits } from "./district-queries.ts"

interface KnownTree {
  readonly version: string
  readonly units: readonly Unit[]
}

/** The tree as it was last read from each database: it changes seldom, and is asked for with every judgement. */
const trees = new WeakMap<Pool, KnownTree>()

/** The units as the connection sees them, sorted by code. */
export async function readTree(pool: Pool, client: Queryable): Promise<readonly Unit[]> {
  const version = await findTreeVersion(client)
  const known = trees.get(pool)
  if (known?.version === version) return known.units
  const units = unitsFrom(await listUnits(client), await listUnitHistories(client))
  trees.set(pool, { version, units })
  return units
}
