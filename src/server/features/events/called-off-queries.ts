import type { Queryable } from "../../request-context.ts"

/**
 * The units that the sitting of an activity was for, with the one that held it, once none of its items is planned any
 * more; undefined while the meeting goes on with others.
 */
export async function calledOff(client: Queryable, activityId: number): Promise<number[] | undefined> {
  const { rows } = await client.query<{ readonly unitIds: number[]; readonly goesOn: boolean }>(
    `with items as materialized (
       select o.unit_id, o.audience, o.state
         from activity a join activity o using (sitting_id) where a.activity_id = $1)
     select exists (select from items where state <> 'cancelled') as "goesOn",
            array(select distinct unnest(coalesce(audience, '{}') || unit_id) from items) as "unitIds"`,
    [activityId],
  )
  const found = rows[0]
  return found && !found.goesOn ? found.unitIds : undefined
}
