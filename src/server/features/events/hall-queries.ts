import type { Scope } from "../../../domain/access/scope.ts"
import type { Standing } from "../../../domain/events/marks.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import type { ActivityKind, ActivityState } from "../../../domain/shared/words.ts"
import { within } from "../../access/index.ts"
import type { Queryable } from "../../request-context.ts"
import type { UnitRef } from "./event-queries.ts"

/** An activity of a day, with its list as it stands. */
export interface HallActivity {
  readonly activityId: number
  readonly sittingId: number
  readonly unit: UnitRef
  readonly path: string
  readonly kind: ActivityKind
  readonly topic: string
  readonly start: string
  readonly place: string | null
  readonly state: ActivityState
  readonly rows: { readonly memberId: number; readonly row: Standing }[]
}

/** What the units of a scope hold on a day and has not been called off, the earliest first. */
export async function listHall(
  client: Queryable,
  scope: Scope<"event.record">,
  on: Day,
  limit: number,
): Promise<HallActivity[]> {
  const values: unknown[] = [on, limit]
  const { rows } = await client.query<HallActivity>(
    `select a.activity_id as "activityId", a.sitting_id as "sittingId", u.path::text as path,
            json_build_object('unitId', u.unit_id, 'code', u.code, 'name', u.name) as unit, a.kind, a.topic,
            to_char(a.starts_at, 'YYYY-MM-DD HH24:MI') as start, s.place, a.state,
            (select coalesce(json_agg(json_build_object('memberId', t.member_id, 'row', json_build_object(
                      'status', t.status, 'detail', t.detail, 'reason', t.leave_reason)) order by t.member_id), '[]')
               from attendance t where t.activity_id = a.activity_id) as rows
       from activity a join unit u using (unit_id) join sitting s using (sitting_id)
      where a.starts_on = $1 and a.state <> 'cancelled' and ${within(scope, values, { path: "u.path" })}
      order by a.starts_at, a.activity_id limit $2`,
    values,
  )
  return rows
}
