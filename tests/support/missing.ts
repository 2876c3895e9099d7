import type { PoolClient } from "pg"
import { expectedAt } from "../../src/server/access/index.ts"

/** Those expected at an activity who have no row in its list. */
export async function listMissing(client: PoolClient, code: string): Promise<number[]> {
  const { rows } = await client.query<{ id: number }>(
    `with asked as (select activity_id, unit_id, kind, starts_on, audience from activity where code = $1)
     select e.member_id as id from (${expectedAt("asked")}) e
      where not exists (select from attendance t where t.activity_id = e.activity_id and t.member_id = e.member_id)`,
    [code],
  )
  return rows.map(({ id }) => id)
}
