import { expectedAt } from "../../access/index.ts"
import type { Queryable } from "../../request-context.ts"

/** A meeting that will not be: nothing of its sitting is planned any more. */
export interface CalledOff {
  /** The units that it addressed, and the one that held it. */
  readonly unitIds: number[]
  /** Whoever was expected. */
  readonly memberIds: number[]
}

/**
 * Whom the sitting of an activity was for, once none of its items is planned any more; undefined while the meeting goes
 * on with others.
 */
export async function calledOff(client: Queryable, activityId: number): Promise<CalledOff | undefined> {
  const { rows } = await client.query<CalledOff & { readonly goesOn: boolean }>(
    `with items as materialized (
       select o.activity_id, o.unit_id, o.kind, o.starts_on, o.audience, o.state
         from activity a join activity o using (sitting_id) where a.activity_id = $1)
     select exists (select from items where state <> 'cancelled') as "goesOn",
            array(select distinct unnest(coalesce(audience, '{}') || unit_id) from items) as "unitIds",
            array(select distinct member_id from (${expectedAt("items")}) expected) as "memberIds"`,
    [activityId],
  )
  const found = rows[0]
  if (!found || found.goesOn) return undefined
  return { unitIds: found.unitIds, memberIds: found.memberIds }
}
