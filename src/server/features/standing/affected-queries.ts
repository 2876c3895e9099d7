import type { PoolClient } from "pg"
import type { Day } from "../../../domain/shared/calendar.ts"

/** The units that hold something between two days which addresses one of these units by name. */
export async function listHolders(
  client: PoolClient,
  unitIds: readonly number[],
  first: Day,
  last: Day,
): Promise<number[]> {
  const { rows } = await client.query<[number]>({
    name: "holders-for-units",
    text: `select distinct unit_id from activity
            where audience is not null and audience && $1::int[] and starts_on between $2 and $3`,
    values: [unitIds, first, last],
    rowMode: "array",
  })
  return rows.map(([id]) => id)
}

/** The units in which these people ever hold a post. */
export async function listUnitsOfPosts(client: PoolClient, memberIds: readonly number[]): Promise<number[]> {
  const { rows } = await client.query<[number]>({
    name: "units-of-posts",
    text: "select distinct unit_id from post where member_id = any($1)",
    values: [memberIds],
    rowMode: "array",
  })
  return rows.map(([id]) => id)
}
