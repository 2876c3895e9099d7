import { type Difference, gonePrefix } from "../../../domain/announcements/what-to-tell.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import { expectedAt } from "../../access/index.ts"
import type { Queryable } from "../../request-context.ts"

/** Activities that are looked at in one go; those marked by one action stay together, so that they are one notice. */
const activitiesAtOnce = 500

/** An activity of which there may be something to tell, and the mark that said so. */
export interface Marked {
  readonly activityId: number
  /** As PostgreSQL prints it: whoever changes it meanwhile sets another. */
  readonly mark: string
}

/**
 * What may have something to tell, the longest waiting first: at once what is called off, asked for, or so near that it
 * cannot wait; anything else when nobody has changed it for some minutes, so that a slip is mended before anybody
 * hears of it.
 */
export async function listMarked(client: Queryable, today: Day, settledMinutes: number): Promise<Marked[]> {
  const { rows } = await client.query<Marked>(
    `select n.activity_id as "activityId", n.marked_at::text as mark
       from announcement n join activity a using (activity_id)
      where n.marked_at is not null
        and (n.asked or a.state <> 'planned' or a.starts_on <= $1::date + 1
             or n.marked_at <= now() - $2::int * interval '1 minute' or n.marked_at > now())
      order by n.marked_at fetch first ${activitiesAtOnce} rows with ties`,
    [today, settledMinutes],
  )
  return rows
}

/** Some activities ($1) that are still to come after a moment ($2), as they stand or as somebody heard of them. */
const due = `
  due as materialized (
    select a.activity_id, a.sitting_id, a.unit_id, a.kind, a.starts_on, a.starts_at, a.audience, a.state, a.topic, s.place
      from activity a join sitting s using (sitting_id)
     where a.activity_id = any($1::int[]) and a.state in ('planned', 'cancelled')
       and (a.starts_at > $2::timestamp
            or a.state = 'cancelled' and exists (
              select from announced k where k.activity_id = a.activity_id and k.starts_at > $2::timestamp))),
  planned as materialized (select * from due where state = 'planned')`

/** The accounts that may have to be told something of some activities. */
export async function listConcerned(
  client: Queryable,
  activityIds: readonly number[],
  now: string,
): Promise<number[]> {
  const { rows } = await client.query<{ accountId: number }>(
    `with ${due}
     select p.account_id as "accountId" from (${expectedAt("planned")}) e join account p using (member_id)
      where p.disabled_at is null
     union
     select account_id from announced join due using (activity_id)
      order by 1`,
    [activityIds, now],
  )
  return rows.map(({ accountId }) => accountId)
}

/** Where what some people know of some activities is not what holds. */
export async function listDifferences(
  client: Queryable,
  activityIds: readonly number[],
  now: string,
  accountIds: readonly number[],
): Promise<(Difference & SaidGone)[]> {
  const { rows } = await client.query<PersonDifference & SaidGone>(
    `with ${due},
       people as materialized (
         select account_id, member_id from account where account_id = any($3::int[]) and disabled_at is null),
       expected as materialized (
         select distinct e.activity_id, p.account_id
           from (${expectedAt("planned", { among: "select member_id from people where member_id is not null" })}) e
           join account p using (member_id)),
       known as (
         select * from announced where account_id = any($3::int[]) and activity_id = any($1::int[])),
       -- Whether anybody was told that one of these is gone: hardly ever, and then each is looked up.
       gone as materialized (
         select exists (select from due join notice n on n.about = $4::text || due.sitting_id
                         where n.seen_at is null and n.delivery_id is null) as found)
     select account_id as "accountId", activity_id as "activityId", x.activity_id is not null as expected,
            to_char(coalesce(k.starts_at, nullif(g.starts_at, d.starts_at)), 'YYYY-MM-DD HH24:MI') as "wasStart",
            g.starts_at is not null as "saidGone",
            (select t.details ->> 'topic' from notice t where t.notice_id = k.notice_id) as "wasTopic",
            exists (select from announced n join activity o using (activity_id)
                     where n.account_id = coalesce(x.account_id, k.account_id) and o.sitting_id = d.sitting_id
                       and o.activity_id <> d.activity_id and o.state = 'planned') as "comesAnyway",
            coalesce(m.by_account = coalesce(x.account_id, k.account_id), false) as own
       from expected x full join known k using (activity_id, account_id)
       join due d using (activity_id) left join announcement m using (activity_id)
       left join lateral (
         select max((details ->> 'on' || ' ' || (details ->> 'at'))::timestamp) as starts_at from notice n
          where (select found from gone) and k.activity_id is null and n.account_id = x.account_id
            and n.about = $4::text || d.sitting_id and n.seen_at is null and n.delivery_id is null) g on true
      where (d.starts_at > $2::timestamp or k.starts_at > $2::timestamp)
        and (k.activity_id is null or x.activity_id is null
             or (k.starts_at, k.place) is distinct from (d.starts_at, d.place))`,
    [activityIds, now, accountIds, gonePrefix],
  )
  if (rows.length === 0) return []
  const meetings = await listMeetings(client, activityIds, now)
  return rows.flatMap((row) => {
    const meeting = meetings.get(row.activityId)
    return meeting ? [{ ...meeting, ...row }] : []
  })
}

/** Whether a notice that nobody has read yet says of a meeting that it is gone. */
interface SaidGone {
  readonly saidGone: boolean
}

/** What is the same for everybody who has to be told of an activity. */
type Meeting = Pick<
  Difference,
  "activityId" | "sittingId" | "unitId" | "topic" | "start" | "place" | "state" | "files"
>
/** What is not. */
type PersonDifference = Omit<
  Difference,
  "sittingId" | "unitId" | "topic" | "start" | "place" | "state" | "files"
>

/** Some activities as they stand, by their number: read once, and not beside each of thousands of people. */
async function listMeetings(
  client: Queryable,
  activityIds: readonly number[],
  now: string,
): Promise<Map<number, Meeting>> {
  const { rows } = await client.query<Meeting>(
    `with ${due}
     select d.activity_id as "activityId", d.sitting_id as "sittingId", d.unit_id as "unitId", d.topic,
            to_char(d.starts_at, 'YYYY-MM-DD HH24:MI') as start, d.place, d.state,
            (select count(*)::int from attachment f join activity o using (activity_id)
              where o.sitting_id = d.sitting_id) as files
       from due d`,
    [activityIds, now],
  )
  return new Map(rows.map((meeting) => [meeting.activityId, meeting]))
}
