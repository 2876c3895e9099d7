import type { Day } from "../../../domain/shared/calendar.ts"
import type { ActivityState, AttendanceStatus } from "../../../domain/shared/words.ts"
import { isExpectedAt, recordStateOf } from "../../access/index.ts"
import { batched } from "../../batch.ts"
import type { Queryable, RequestContext } from "../../request-context.ts"
import { selfDays } from "./event-queries.ts"

/**
 * Everything in one statement, for all who come at once: is the member expected, is it the time, then the row and its
 * entry in the audit log. Whoever has a row keeps it. Nothing that others write is updated,
 * so people do not wait for each other.
 */
const record = `
  with asked as (
    select q.turn, q.member_id, q.login, q.account_id, q.address, a.activity_id, a.unit_id, a.starts_on, a.state,
           ${recordStateOf("a")} <> 'open' as signed,
           q.today between a.starts_on and a.starts_on + ${selfDays} and a.state <> 'cancelled' and ${recordStateOf("a")} = 'open' as open,
           ${isExpectedAt("a", "q.member_id")} as expected
      from unnest($1::int[], $2::int[], $3::date[], $4::text[], $5::int[], $6::text[]) with ordinality
           as q (activity_id, member_id, today, login, account_id, address, turn)
      join activity a using (activity_id)),
  written as (
    insert into attendance (activity_id, member_id, status, self_recorded)
    select activity_id, member_id, 'present', true from asked where open and expected
     order by activity_id, member_id
    on conflict do nothing returning activity_id, member_id),
  noted as (
    insert into audit_entry (actor, action, details, account_id, unit_id, member_id, address)
    select login, 'attendance-self-recorded', jsonb_build_object('activityId', activity_id), account_id, unit_id,
           member_id, address
      from asked join written using (activity_id, member_id) order by turn)
  select a.turn::int as turn, a.state, a.signed, a.starts_on as "startsOn", a.expected, a.open,
         w.activity_id is not null as written, ${selfDays} as "daysAfter", t.status,
         t.self_recorded as "selfRecorded"
    from asked a left join written w using (activity_id, member_id)
    left join attendance t using (activity_id, member_id)`

export interface SelfRecord {
  readonly state: ActivityState
  readonly signed: boolean
  readonly startsOn: Day
  readonly expected: boolean
  readonly open: boolean
  readonly written: boolean
  readonly daysAfter: number
  /** The row that was there before; null: none. */
  readonly status: AttendanceStatus | null
  readonly selfRecorded: boolean | null
}

/** Somebody who says that they are there. */
type Saying = Pick<RequestContext, "today" | "actor" | "address"> & {
  readonly activityId: number
  readonly memberId: number
}

const recordAll = batched<Saying, SelfRecord | undefined>(async (client, all) => {
  // Who says the same twice at once is heard once.
  const byPair = Map.groupBy(all, ({ activityId, memberId }) => `${activityId} ${memberId}`)
  const asked = [...byPair.values()].flatMap((same) => same.slice(0, 1))
  const { rows } = await client.query<SelfRecord & { readonly turn: number }>({
    name: "record-self",
    text: record,
    values: [
      asked.map(({ activityId }) => activityId),
      asked.map(({ memberId }) => memberId),
      asked.map(({ today }) => today),
      asked.map(({ actor }) => actor.login),
      asked.map(({ actor }) => actor.accountId),
      asked.map(({ address }) => address),
    ],
  })
  const found = new Map(rows.map(({ turn, ...row }) => [asked[turn - 1], row]))
  return all.map((one) => {
    const [first] = byPair.get(`${one.activityId} ${one.memberId}`) ?? []
    const row = first && found.get(first)
    if (!row?.written || first === one) return row
    return { ...row, written: false, status: "present", selfRecorded: true }
  })
})

/** Records that a member is there; answers how things stood. Undefined: no such activity. */
export async function recordSelf(
  { client, today, actor, address }: RequestContext,
  activityId: number,
  memberId: number,
): Promise<SelfRecord | undefined> {
  return await recordAll(client, { today, actor, address, activityId, memberId })
}

/** The row of a member in a list, if there is one. */
export async function ownRow(
  context: RequestContext,
  activityId: number,
  memberId: number,
): Promise<{ status: AttendanceStatus; selfRecorded: boolean } | undefined> {
  const { rows } = await context.client.query<{ status: AttendanceStatus; selfRecorded: boolean }>(
    `select status, self_recorded as "selfRecorded" from attendance where activity_id = $1 and member_id = $2`,
    [activityId, memberId],
  )
  return rows[0]
}

/** Whoever has said that they are there, at a meeting to come that was put to another day, has said nothing of that day. */
export async function forgetSelfRecorded(client: Queryable, activityIds: readonly number[]): Promise<void> {
  await client.query(
    `delete from attendance t using activity a
      where a.activity_id = t.activity_id and a.activity_id = any($1::int[]) and a.state = 'planned' and t.self_recorded`,
    [activityIds],
  )
}
