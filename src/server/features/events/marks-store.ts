import {
  type KeptMark,
  type MarkedLine,
  type MaybeStanding,
  markLimits,
  onceEach,
  type Standing,
} from "../../../domain/events/marks.ts"
import { expectedAt } from "../../access/index.ts"
import type { Queryable } from "../../request-context.ts"
import { cutAt } from "../../until-full.ts"
import { helperKept } from "./attendance-store.ts"
import type { PersonRef } from "./event-queries.ts"

/** A line with whom it is about. */
export interface StoredLine extends MarkedLine {
  readonly memberId: number
  readonly expected: boolean
}

const rowOf = (alias: string, reason: string) => `case when ${alias}.status is null then null
  else json_build_object('status', ${alias}.status, 'detail', ${alias}.detail, 'reason', ${alias}.${reason}) end`

/** How some people stand in a list, with what phones said of them. */
export async function readLines(
  client: Queryable,
  activityId: number,
  memberIds: readonly number[],
): Promise<StoredLine[]> {
  const { rows } = await client.query<StoredLine>(
    `with asked as (select activity_id, unit_id, kind, starts_on, audience from activity where activity_id = $1),
     expected as materialized (${expectedAt("asked")})
     select x.id as "memberId", x.id in (select member_id from expected) as expected,
            ${rowOf("t", "leave_reason")} as row, coalesce(t.self_recorded, false) as "selfRecorded",
            (select coalesce(json_agg(json_build_object('device', h.device, 'number', h.number, 'settled', h.settled,
                                                        'to', ${rowOf("h", "reason")})), '[]')
               from hall_mark h where h.activity_id = $1 and h.member_id = x.id) as kept
       from unnest($2::int[]) as x (id) left join attendance t on t.activity_id = $1 and t.member_id = x.id`,
    [activityId, memberIds],
  )
  return rows
}

/** Writes what became of lines: the rows of the list, and the last marks of phones. */
export async function writeLines(
  client: Queryable,
  activityId: number,
  accountId: number,
  rows: readonly { readonly memberId: number; readonly row: MaybeStanding }[],
  marks: readonly (KeptMark & { readonly memberId: number })[],
): Promise<void> {
  await client.query(
    `with said as (
       select * from jsonb_to_recordset($2::jsonb) as x ("memberId" int, status text, detail text, reason text)),
     gone as (
       delete from attendance t using said s
        where t.activity_id = $1 and t.member_id = s."memberId" and s.status is null)
     insert into attendance as t (activity_id, member_id, status, detail, leave_reason)
     select $1, "memberId", status, detail, reason from said where status is not null
     on conflict (activity_id, member_id) do update
        set status = excluded.status, detail = excluded.detail, leave_reason = excluded.leave_reason,
            self_recorded = false, helper_id = ${helperKept}, made_up_on = null, leave_id = null`,
    [activityId, JSON.stringify(rows.map(({ memberId, row }) => ({ memberId, ...row })))],
  )
  await client.query(
    `insert into hall_mark as h (activity_id, member_id, device, account_id, number, status, detail, reason, settled)
     select $1, x."memberId", x.device, $3, x.number, x.status, x.detail, x.reason, x.settled
       from jsonb_to_recordset($2::jsonb)
            as x ("memberId" int, device text, number int, status text, detail text, reason text, settled boolean)
     on conflict (activity_id, member_id, device) do update
        set number = excluded.number, status = excluded.status, detail = excluded.detail, reason = excluded.reason,
            settled = excluded.settled, arrived_at = case when h.number = excluded.number then h.arrived_at else now() end,
            account_id = case when h.number = excluded.number then h.account_id else excluded.account_id end`,
    [activityId, JSON.stringify(marks.map(({ to, ...mark }) => ({ ...mark, ...to }))), accountId],
  )
}

/** Gives everybody of some people who is expected and has no row the same status; answers whom. */
export async function writeRest(
  client: Queryable,
  activityId: number,
  { memberIds, status }: { readonly memberIds: readonly number[]; readonly status: Standing["status"] },
): Promise<number[]> {
  const { rows } = await client.query<{ readonly memberId: number }>(
    `with asked as (select activity_id, unit_id, kind, starts_on, audience from activity where activity_id = $1)
     insert into attendance (activity_id, member_id, status)
     select $1, member_id, $3 from (${expectedAt("asked")}) e where member_id = any($2)
     on conflict do nothing returning member_id as "memberId"`,
    [activityId, memberIds, status],
  )
  return rows.map(({ memberId }) => memberId)
}

/** Somebody of whom a phone said something else than the list says. */
export interface ClashRow {
  readonly member: PersonRef
  readonly listed: MaybeStanding
  readonly marked: { readonly by: string; readonly device: string; readonly to: MaybeStanding }[]
}

/** What waits in some lists for somebody to choose, by the people's codes: so many at once, the next once these are settled. */
export async function listClashes(
  client: Queryable,
  activityIds: readonly number[],
): Promise<{ clashes: ClashRow[]; moreClashes: boolean }> {
  const { rows } = await client.query<ClashRow>(
    `select json_build_object('memberId', m.member_id, 'code', m.code, 'name', m.name) as member,
            (array_agg(${rowOf("t", "leave_reason")}))[1] as listed,
            json_agg(json_build_object('by', a.name, 'device', h.device, 'to', ${rowOf("h", "reason")})
                     order by h.arrived_at) as marked
       from hall_mark h join member m using (member_id) join account a using (account_id)
       left join attendance t on t.activity_id = h.activity_id and t.member_id = h.member_id
      where h.activity_id = any($1) and not h.settled
        and (h.status, h.detail, h.reason) is distinct from (t.status, t.detail, t.leave_reason)
      group by h.activity_id, m.member_id order by m.code limit $2`,
    [activityIds, markLimits.clashes + 1],
  )
  const { items, more } = cutAt(rows, markLimits.clashes)
  return { clashes: onceEach(items), moreClashes: more }
}

/** Somebody has looked at the list and said how these people stand: what phones said of them is settled. */
export async function settleMarks(
  client: Queryable,
  activityId: number,
  memberIds: readonly number[],
): Promise<void> {
  await client.query(
    "update hall_mark set settled = true where activity_id = $1 and member_id = any($2) and not settled",
    [activityId, memberIds],
  )
}

/** Marks that came two weeks ago: no phone keeps one for so long. */
export async function forgetOldMarks(client: Queryable): Promise<void> {
  await client.query("delete from hall_mark where arrived_at < now() - interval '14 days'")
}
