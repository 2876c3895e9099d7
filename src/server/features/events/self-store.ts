import { kindsByPost, postsExpected } from "../../../domain/events/who-is-expected.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import type { ActivityState, AttendanceStatus } from "../../../domain/shared/words.ts"
import { byPost } from "../../access/index.ts"
import type { Moment } from "../../moment.ts"
import { selfDays } from "./event-queries.ts"

const postsOf = kindsByPost
  .map((kind) => `when '${kind}' then array[${(postsExpected[kind] ?? []).map((post) => `'${post}'`)}]`)
  .join(" ")

/**
 * Everything in one statement: is the member expected, is it the time, then the row, its mark for the standing and
 * its line in the trail. Whoever has a row keeps it. Nothing that others write is updated, so people do not wait
 * for each other.
 */
const record = `
  with asked as (
    select a.activity_id, a.unit_id, a.kind, a.starts_on, a.state,
           $3::date between a.starts_on and a.starts_on + ${selfDays} and a.state <> 'cancelled' as open,
           case when a.kind in (${byPost})
             then exists (select from post p where p.member_id = $2::int and p.unit_id = a.unit_id
                             and p.from_on <= a.starts_on and (p.until_on is null or a.starts_on < p.until_on)
                             and p.post = any(case a.kind ${postsOf} end))
             else exists (select from membership b join unit w using (unit_id)
                           where b.member_id = $2 and b.from_on <= a.starts_on
                             and (b.until_on is null or a.starts_on < b.until_on)
                             and string_to_array(w.path::text, '.')::int[] && coalesce(a.audience, array[a.unit_id]))
           end as expected
      from activity a where a.activity_id = $1::int),
  written as (
    insert into attendance (activity_id, member_id, status, self_recorded)
    select activity_id, $2, 'present', true from asked where open and expected
    on conflict do nothing returning activity_id),
  marked as (
    insert into touched (unit_id, member_id)
    select x.unit_id, x.member_id from asked join written using (activity_id)
     cross join lateral (values (asked.unit_id, null::int), (null, $2)) as x (unit_id, member_id)),
  noted as (
    insert into journal (actor, deed, details, account_id, unit_id, member_id, address)
    select $4, 'attendance-self-recorded', jsonb_build_object('activityId', activity_id), $5::int, unit_id, $2, $6
      from asked join written using (activity_id))
  select a.state, a.starts_on as "startsOn", a.expected, a.open, exists (select from written) as written,
         ${selfDays} as "daysAfter", t.status, t.self_recorded as "selfRecorded"
    from asked a left join attendance t on t.activity_id = a.activity_id and t.member_id = $2`

export interface SelfRecord {
  readonly state: ActivityState
  readonly startsOn: Day
  readonly expected: boolean
  readonly open: boolean
  readonly written: boolean
  readonly daysAfter: number
  /** The row that was there before; null: none. */
  readonly status: AttendanceStatus | null
  readonly selfRecorded: boolean | null
}

/** Records that a member is there; answers how things stood. Undefined: no such activity. */
export async function recordSelf(
  moment: Moment,
  activityId: number,
  memberId: number,
): Promise<SelfRecord | undefined> {
  const { rows } = await moment.client.query<SelfRecord>({
    name: "record-self",
    text: record,
    values: [activityId, memberId, moment.today, moment.actor.login, moment.actor.accountId, moment.address],
  })
  return rows[0]
}

/** The row of a member in a list, if there is one. */
export async function ownRow(
  moment: Moment,
  activityId: number,
  memberId: number,
): Promise<{ status: AttendanceStatus; selfRecorded: boolean } | undefined> {
  const { rows } = await moment.client.query<{ status: AttendanceStatus; selfRecorded: boolean }>(
    `select status, self_recorded as "selfRecorded" from attendance where activity_id = $1 and member_id = $2`,
    [activityId, memberId],
  )
  return rows[0]
}
