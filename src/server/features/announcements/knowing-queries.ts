import type { Announcement } from "../../../contract/announcements.ts"
import { expectedAt } from "../../access/index.ts"
import { maySignIn } from "../../may-sign-in.ts"
import type { Queryable } from "../../request-context.ts"

/** How far the telling of an activity is. */
export async function stateOf(
  client: Queryable,
  activityId: number,
  now: string,
): Promise<{ asked: boolean; marked: boolean; open: boolean }> {
  const { rows } = await client.query<{ asked: boolean; marked: boolean; open: boolean }>(
    `select coalesce(n.asked, false) as asked, n.marked_at is not null as marked,
            a.state = 'planned' and a.starts_at > $2::timestamp as open
       from activity a left join announcement n using (activity_id) where a.activity_id = $1`,
    [activityId, now],
  )
  return rows[0] ?? { asked: false, marked: false, open: false }
}

/** One activity ($1), and whom it expects. */
const expected = `
  one as materialized (
    select activity_id, unit_id, kind, starts_on, audience from activity where activity_id = $1),
  expected as materialized (${expectedAt("one")})`

/** Whoever was told knows; what a notice that is there no longer told has been seen long ago. */
const hasRead = "(n.notice_id is null or t.seen_at is not null)"

/** How many were told of an activity, how many have seen it, and how many cannot be told here. */
export async function countKnowing(
  client: Queryable,
  activityId: number,
): Promise<Pick<Announcement, "told" | "read" | "unreached">> {
  const { rows } = await client.query<{ told: number; read: number; unreached: number }>(
    `with ${expected}
     select (select count(*) from announced where activity_id = $1) as told,
            (select count(*) from announced n left join notice t using (notice_id)
              where n.activity_id = $1 and ${hasRead}) as read,
            (select count(*) from expected e
              where not exists (select from account c where c.member_id = e.member_id and ${maySignIn("c")})) as unreached`,
    [activityId],
  )
  return rows[0] ?? { told: 0, read: 0, unreached: 0 }
}

/** Somebody who is expected, and whether they know. */
interface KnowingRow {
  readonly memberId: number
  readonly code: string
  readonly name: string
  readonly knows: "read" | "unread" | "not-told" | "no-account"
}

/** Those expected at an activity with whether they know, by code. */
export async function listKnowing(
  client: Queryable,
  activityId: number,
  limit: number,
): Promise<KnowingRow[]> {
  const { rows } = await client.query<KnowingRow>(
    `with ${expected}
     select m.member_id as "memberId", m.code, m.name,
            case when c.account_id is null then 'no-account' when n.account_id is null then 'not-told'
                 when ${hasRead} then 'read' else 'unread' end as knows
       from expected e join member m using (member_id)
       left join account c on c.member_id = m.member_id and ${maySignIn("c")}
       left join announced n on n.activity_id = e.activity_id and n.account_id = c.account_id
       left join notice t on t.notice_id = n.notice_id
      order by m.code limit $2`,
    [activityId, limit],
  )
  return rows
}
