import type { Day } from "../../../domain/shared/calendar.ts"
import { heldOn } from "../../access/index.ts"
import type { Queryable } from "../../request-context.ts"

/** Closes what has been open for so many days; the activities. */
export async function closeOverdue(
  client: Queryable,
  days: number,
  today: Day,
): Promise<{ readonly activityId: number; readonly code: string; readonly unitId: number }[]> {
  const { rows } = await client.query<{
    readonly activityId: number
    readonly code: string
    readonly unitId: number
  }>(
    `with closed as (
       update meeting_record r set state = 'closed', closed_by_itself = true
         from activity a
        where a.activity_id = r.activity_id and a.state = 'held' and r.state <> 'closed'
          and r.open_since is not null and r.open_since + $1::int <= $2::date
       returning r.activity_id, a.code, a.unit_id),
     noted as (
       insert into record_deed (activity_id, deed, done_on) select activity_id, 'close-by-itself', $2 from closed)
     select activity_id as "activityId", code, unit_id as "unitId" from closed order by activity_id`,
    [days, today],
  )
  return rows
}

/** A record that is still open, and the accounts of those who keep it. */
export interface Reminder {
  readonly activityId: number
  readonly unit: string
  readonly topic: string
  readonly on: Day
  readonly keepers: number[]
}

/** Records open for so many days whose keepers have not been reminded; they count as reminded from now on. */
export async function remindersDue(client: Queryable, days: number, today: Day): Promise<Reminder[]> {
  const { rows } = await client.query<Reminder>(
    `with due as (
       update meeting_record r set reminded_on = $2 from activity a
        where a.activity_id = r.activity_id and a.state = 'held' and r.state <> 'closed' and r.reminded_on is null
          and r.open_since is not null and r.open_since + $1::int <= $2::date
       returning a.activity_id, a.unit_id, a.kind, a.topic, a.starts_on)
     select d.activity_id as "activityId", u.name as unit, d.topic, d.starts_on as "on",
            array(select distinct g.account_id from grant_of_role g join account c using (account_id)
                   where g.unit_id in (u.unit_id, case when u.kind = 'group' then u.parent_id end) and g.ended_at is null
                     and ${heldOn("g", "$2")} and c.disabled_at is null
                     and case when d.kind = 'central-group-study' then g.role = 'central-group-secretary'
                              when u.kind = 'group' then g.role in ('group-leader', 'recorder')
                              else g.role in ('recorder', 'branch-secretary', 'committee-officer') end
                   order by g.account_id) as keepers
       from due d join unit u using (unit_id) order by d.activity_id`,
    [days, today],
  )
  return rows
}
