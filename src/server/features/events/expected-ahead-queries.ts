import type { ActivityKind } from "../../../domain/shared/words.ts"
import { expectedAt } from "../../access/index.ts"
import type { Queryable } from "../../request-context.ts"

/** An item that is not there yet. */
export interface ItemAhead {
  readonly unitId: number
  readonly kind: ActivityKind
  readonly audience: readonly number[] | null
}

/** How many people some items of a sitting expect on a day, each counted once. */
export async function countExpected(
  client: Queryable,
  on: string,
  items: readonly ItemAhead[],
): Promise<number> {
  const { rows } = await client.query<{ readonly count: number }>(
    `with asked as (
       select -row_number() over () as activity_id, x."unitId" as unit_id, x.kind, $1::date as starts_on, x.audience
         from jsonb_to_recordset($2::jsonb) as x ("unitId" int, kind text, audience int[]))
     select count(distinct member_id)::int as count from (${expectedAt("asked")}) expected`,
    [on, JSON.stringify(items)],
  )
  return rows[0]?.count ?? 0
}
