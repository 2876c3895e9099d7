import { expectedAt, sameSitting } from "../../access/index.ts"
import type { Queryable } from "../../request-context.ts"
import type { PersonRef } from "./event-queries.ts"

/** Somebody expected, with their branch on the day. */
export interface RollPerson extends PersonRef {
  readonly branchId: number | null
  /** The name as it folds, pinyin, initials. */
  readonly foundBy: string
}

/** Whom an activity and the planned items of its sitting expect, by code, up to so many; and how many there are. */
export async function readRoll(
  client: Queryable,
  activityId: number,
  limit: number,
): Promise<{ people: RollPerson[]; all: number }> {
  const { rows } = await client.query<RollPerson & { readonly all: number }>(
    `with asked as (
       select activity_id, unit_id, kind, starts_on, audience from activity where activity_id = $1
       union all
       select o.activity_id, o.unit_id, o.kind, o.starts_on, o.audience
         from activity a join activity o on ${sameSitting}
        where a.activity_id = $1 and a.state = 'planned' and o.state = 'planned' and o.starts_on = a.starts_on),
     expected as materialized (select distinct member_id from (${expectedAt("asked")}) e)
     select m.member_id as "memberId", m.code, m.name, coalesce(m.search_key, '') as "foundBy", (count(*) over ())::int as "all",
            (select b.unit_id from membership s join unit w using (unit_id)
               join unit b on b.path @> w.path and b.kind = 'branch'
              where s.member_id = m.member_id and s.from_on <= d.on and (s.until_on is null or d.on < s.until_on)
              limit 1) as "branchId"
       from expected join member m using (member_id)
       cross join (select starts_on as "on" from activity where activity_id = $1) d
      order by m.code limit $2`,
    [activityId, limit],
  )
  return {
    people: rows.map(({ all, ...person }) => person),
    all: rows[0]?.all ?? 0,
  }
}
