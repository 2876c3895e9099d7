import type { Queryable } from "../../request-context.ts"

/** Units by their paths. */
export async function namesByPath(
  client: Queryable,
  paths: readonly string[],
): Promise<Map<string, { unitId: number; name: string }>> {
  const { rows } = await client.query<{ path: string; unitId: number; name: string }>(
    `select path::text as path, unit_id as "unitId", name from unit where path = any($1::ltree[])`,
    [paths],
  )
  return new Map(rows.map(({ path, ...unit }) => [path, unit]))
}
