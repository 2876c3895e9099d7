import type { ActivityKind, AttendanceStatus } from "../../../domain/shared/words.ts"
import { isExpectedAt, recordStateOf, sameSitting } from "../../access/index.ts"
import type { Queryable, RequestContext } from "../../request-context.ts"
import type { UnitRef } from "./event-queries.ts"

/** The items of one sitting ($1: an activity of it), as a query of `activity`. */
const items = `
  select * from activity where activity_id = $1
  union all select o.* from activity a join activity o on ${sameSitting} where a.activity_id = $1`

/** While a code is good: the sitting is that of the day, neither called off nor signed. */
const isOpen = (activity: string, today: string) =>
  `${activity}.starts_on = ${today}::date and ${activity}.state <> 'cancelled' and ${recordStateOf(activity)} = 'open'`

/** A sitting with its code, where it has one. */
export interface CodedSitting {
  readonly sittingId: number
  readonly topics: string[]
  readonly unit: UnitRef
  readonly start: string
  readonly place: string | null
  readonly may: boolean
  /** For how many minutes it lasts: as its place is booked, or an hour for each of its hours. */
  readonly minutes: number
  /** Under which sitting the code stands: several units may sit together. */
  readonly codedId: number | null
  readonly code: string | null
  readonly secret: Buffer | null
  readonly endsAt: string | null
}

/** The sitting of an activity, with the code by which its hall is found. */
export async function codedSitting(
  { client, today, now }: RequestContext,
  activityId: number,
): Promise<CodedSitting | undefined> {
  const { rows } = await client.query<CodedSitting>(
    `with items as (${items}),
     open as (select * from items i where ${isOpen("i", "$2")})
     select a.sitting_id as "sittingId", s.place, to_char(a.starts_at, 'YYYY-MM-DD HH24:MI') as start,
            json_build_object('unitId', u.unit_id, 'code', u.code, 'name', u.name) as unit,
            (select array_agg(i.topic order by i.starts_at, i.activity_id) from items i where i.state <> 'cancelled'
                or i.activity_id = a.activity_id) as topics,
            exists (select from open where activity_id = $1) as may,
            coalesce(s.lasts_minutes, (select sum(hundredth_hours) * 60 / 100 from open), 0)::int as minutes,
            h.sitting_id as "codedId", h.code, h.secret, to_char(h.ends_at, 'YYYY-MM-DD HH24:MI') as "endsAt"
       from activity a join sitting s using (sitting_id) join unit u using (unit_id)
       left join lateral (select c.* from hall_code c
                           where c.sitting_id in (select sitting_id from open) and c.ends_at > $3::timestamp
                           order by c.sitting_id limit 1) h on true
      where a.activity_id = $1`,
    [activityId, today, now],
  )
  return rows[0]
}

/** An item of a sitting that expects somebody, with how they stand in it. */
export interface ItemHere {
  readonly activityId: number
  readonly kind: ActivityKind
  readonly topic: string
  readonly status: AttendanceStatus | null
  readonly unit: UnitRef
  readonly start: string
  readonly place: string | null
  readonly secret: Buffer
}

/**
 * The items that expect a member, of the sitting that goes by a code that is read out, or of an activity that the
 * picture names; none where no code is open.
 */
export async function itemsHere(
  client: Queryable,
  { code, at }: { readonly code: string; readonly at: number | undefined },
  memberId: number,
  { today, now }: Pick<RequestContext, "today" | "now">,
): Promise<ItemHere[]> {
  const { rows } = await client.query<ItemHere>(
    `with coded as (
       select h.secret, a.* from hall_code h join activity a using (sitting_id)
        where h.ends_at > $4::timestamp
          and case when $2::int is null then h.code = $1
                   else h.sitting_id in (
                     select sitting_id from activity where activity_id = $2
                     union select o.sitting_id from activity a join activity o on ${sameSitting} where a.activity_id = $2) end),
     there as (
       select a.secret, i.activity_id from coded a join activity i using (activity_id)
       union select a.secret, o.activity_id from coded a join activity o on ${sameSitting})
     select i.activity_id as "activityId", i.kind, i.topic, t.status, s.place, there.secret,
            to_char(i.starts_at, 'YYYY-MM-DD HH24:MI') as start,
            json_build_object('unitId', u.unit_id, 'code', u.code, 'name', u.name) as unit
       from there join activity i using (activity_id) join sitting s using (sitting_id) join unit u using (unit_id)
       left join attendance t on t.activity_id = i.activity_id and t.member_id = $3
      where ${isOpen("i", "$5")} and ${isExpectedAt("i", "$3::int")}
      order by i.starts_at, i.activity_id`,
    [code, at ?? null, memberId, now, today],
  )
  return rows
}
