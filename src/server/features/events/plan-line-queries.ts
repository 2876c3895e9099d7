import type { Queryable } from "../../request-context.ts"

/** Those of some lines of plans that a sitting of a unit cannot fulfil: a unit's own are for it, a branch's for its groups as well. */
export async function strangeLines(
  client: Queryable,
  lineIds: readonly number[],
  unitId: number,
): Promise<number[]> {
  if (lineIds.length === 0) return []
  const { rows } = await client.query<{ id: number }>(
    `select x.id from unnest($1::int[]) as x (id)
      where not exists (select from plan_line l join unit u on u.unit_id = $2
                         where l.plan_line_id = x.id
                           and (l.unit_id = u.unit_id or u.kind = 'group' and l.unit_id = u.parent_id))`,
    [lineIds, unitId],
  )
  return rows.map(({ id }) => id)
}
