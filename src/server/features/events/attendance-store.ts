import type { AttendanceChange } from "../../../contract/event-actions.ts"
import type { Why } from "../../../domain/events/attendance-detail.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import type { AttendanceStatus } from "../../../domain/shared/words.ts"
import { expectedAt } from "../../access/index.ts"
import type { Queryable } from "../../request-context.ts"

/** How some people stand in a list just now; whoever is not in it is missing. */
export async function statusesOf(
  client: Queryable,
  activityId: number,
  memberIds: readonly number[],
): Promise<Map<number, AttendanceStatus>> {
  const { rows } = await client.query<[number, AttendanceStatus]>({
    text: "select member_id, status from attendance where activity_id = $1 and member_id = any($2)",
    values: [activityId, memberIds],
    rowMode: "array",
  })
  return new Map(rows)
}

/** Why some people stand as they do in a list just now. */
export async function whysOf(
  client: Queryable,
  activityId: number,
  memberIds: readonly number[],
): Promise<Map<number, Why>> {
  const { rows } = await client.query<Why & { readonly memberId: number }>(
    `select member_id as "memberId", detail, leave_reason as reason
       from attendance where activity_id = $1 and member_id = any($2)`,
    [activityId, memberIds],
  )
  return new Map(rows.map(({ memberId, ...why }) => [memberId, why]))
}

/** Whoever is named to help somebody who missed it (`t`) still is, as long as what is written over it says so too. */
export const helperKept = `case when t.status in ('on-leave', 'absent') and excluded.status in ('on-leave', 'absent')
              then t.helper_id end`

/** A change with what is kept of why. */
export type KeptChange = Omit<AttendanceChange, "detail" | "reason" | "wasWhy"> & Why

/**
 * Changes a list: writes what is said, takes away the rows of those of whom nothing is to be said. A row is written
 * over only while it says what the change saw, or what it is to say: people record themselves meanwhile. Answers how
 * many rows were written.
 */
export async function changeList(
  client: Queryable,
  activityId: number,
  changes: readonly KeptChange[],
): Promise<number> {
  const { rowCount } = await client.query(
    `with said as (
       select x."memberId" as member_id, x.status, x.detail, x.reason, x.was
         from jsonb_to_recordset($2::jsonb) as x ("memberId" int, status text, detail text, reason text, was text)),
     gone as (
       delete from attendance t using said s
        where t.activity_id = $1 and t.member_id = s.member_id and s.status is null and t.status = s.was)
     insert into attendance as t (activity_id, member_id, status, detail, leave_reason)
     select $1, member_id, status, detail, reason from said where status is not null
     on conflict (activity_id, member_id) do update
        set status = excluded.status, detail = excluded.detail, leave_reason = excluded.leave_reason, self_recorded = false,
            helper_id = ${helperKept}, made_up_on = null, leave_id = null
      where t.status = excluded.status or t.status = (select s.was from said s where s.member_id = t.member_id)`,
    [activityId, JSON.stringify(changes)],
  )
  return rowCount ?? 0
}

/**
 * Notes a make-up for people who missed an activity, or only who helped with one; answers how many rows it found. One for
 * a day ahead of today is noted only for whoever had such a day already, as an import may have brought it in.
 */
export async function writeMakeUp(
  client: Queryable,
  activityId: number,
  made: {
    readonly memberIds: readonly number[]
    readonly helperId: number
    readonly on?: string | undefined
    readonly aheadOf: Day | null
  },
): Promise<number> {
  const { memberIds, helperId, on, aheadOf } = made
  const { rowCount } = await client.query(
    `update attendance set status = 'made-up', helper_id = $3, made_up_on = coalesce($4::date, made_up_on)
      where activity_id = $1 and member_id = any($2)
        and (status = 'made-up' and ($5::date is null or made_up_on > $5)
             or status in ('on-leave', 'absent') and $4::date is not null and $5::date is null)`,
    [activityId, memberIds, helperId, on ?? null, aheadOf],
  )
  return rowCount ?? 0
}

/** Who of some people has made up one of some activities. */
export async function madeUpAmong(
  client: Queryable,
  activityIds: readonly number[],
  memberIds: readonly number[],
): Promise<number[]> {
  const { rows } = await client.query<{ readonly id: number }>(
    `select distinct member_id as id from attendance
      where activity_id = any($1) and member_id = any($2) and status = 'made-up'`,
    [activityIds, memberIds],
  )
  return rows.map(({ id }) => id)
}

/** Everybody whom one of some activities expects. */
export async function expectedNow(client: Queryable, activityIds: readonly number[]): Promise<Set<number>> {
  const { rows } = await client.query<[number]>({
    text: `with asked as (
        select activity_id, unit_id, kind, starts_on, audience from activity where activity_id = any($1))
      select distinct member_id from (${expectedAt("asked")}) expected`,
    values: [activityIds],
    rowMode: "array",
  })
  return new Set(rows.map(([memberId]) => memberId))
}

/** The first day on which somebody made an activity up; undefined: nobody did. */
export async function firstMadeUp(client: Queryable, activityId: number): Promise<Day | undefined> {
  const { rows } = await client.query<{ readonly on: Day | null }>(
    `select min(made_up_on) as "on" from attendance where activity_id = $1 and status = 'made-up'`,
    [activityId],
  )
  return rows[0]?.on ?? undefined
}
