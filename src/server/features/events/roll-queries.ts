import type { LeaveKind } from "../../../domain/shared/words.ts"
import { expectedAt, heldOn, homeOf, sameSitting } from "../../access/index.ts"
import type { Queryable } from "../../request-context.ts"
import { joinLeave } from "../leave/index.ts"
import type { PersonRef } from "./event-queries.ts"

/** Somebody expected, with their branch on the day. */
export interface RollPerson extends PersonRef {
  readonly branchId: number | null
  /** The name as it folds, pinyin, initials. */
  readonly foundBy: string
  /** The kind of their approved leave on the day. */
  readonly leave: LeaveKind | null
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
            (select ${homeOf("w")} from membership s join unit w using (unit_id)
              where s.member_id = m.member_id and ${heldOn("s", "d.on")}
              limit 1) as "branchId", on_leave.kind as leave
       from expected join member m using (member_id)
       cross join (select starts_on as "on" from activity where activity_id = $1) d
       ${joinLeave("m.member_id", 'd."on"')}
      order by m.code limit $2`,
    [activityId, limit],
  )
  return {
    people: rows.map(({ all, ...person }) => person),
    all: rows[0]?.all ?? 0,
  }
}
