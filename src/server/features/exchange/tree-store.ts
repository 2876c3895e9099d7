import type { Client } from "pg"

export interface UnitRow {
  readonly unitId: number
  readonly code: string
  readonly kind: string
  readonly parentId: number | null
}

/** All units as they stand in this transaction. */
export async function listUnits(client: Client): Promise<UnitRow[]> {
  const { rows } = await client.query<UnitRow>(
    `select unit_id as "unitId", code, kind, parent_id as "parentId" from unit order by unit_id`,
  )
  return rows
}

/** Writes the paths of units whose place in the tree has changed. */
export async function storePaths(client: Client, paths: ReadonlyMap<number, string>): Promise<void> {
  await client.query(
    `update unit u set path = p.path::ltree from unnest($1::int[], $2::text[]) as p(unit_id, path)
      where u.unit_id = p.unit_id and u.path <> p.path::ltree`,
    [[...paths.keys()], [...paths.values()]],
  )
}
