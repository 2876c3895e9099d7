import { comes, type Difference, goneAbout } from "../../../domain/announcements/what-to-tell.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import type { Queryable } from "../../request-context.ts"
import type { Marked } from "./queries.ts"

/** Days ahead in which it is looked every day whether everybody expected knows: people come and go. */
const daysLookedAt = 8

/** Marks what begins soon and was not looked at on this day. */
export async function markSoon(client: Queryable, today: Day): Promise<void> {
  await client.query(
    `update announcement n set marked_at = coalesce(n.marked_at, now() - interval '1 day'),
            by_account = case when n.marked_at is null then null else n.by_account end
       from activity a
      where a.activity_id = n.activity_id and a.state = 'planned'
        and a.starts_on between $1::date and $1::date + ${daysLookedAt} and (n.looked_on is null or n.looked_on < $1)`,
    [today],
  )
}

/** Waits until nobody else tells people of meetings, so that what one has told the other knows. */
export async function waitForTurn(client: Queryable): Promise<void> {
  await client.query("select pg_advisory_xact_lock(hashtext('xueer announcements'))")
}

/** Keeps what people know now. `noticeOf`: what told them; whoever changed it themselves knows without. */
export async function storeKnown(
  client: Queryable,
  differences: readonly Difference[],
  noticeOf: (difference: Difference) => number | null,
): Promise<void> {
  const known = differences.filter(comes)
  const gone = differences.filter((one) => !comes(one))
  await client.query(
    `insert into announced (activity_id, account_id, starts_at, place, notice_id)
     select * from unnest($1::int[], $2::int[], $3::timestamp[], $4::text[], $5::int[])
     on conflict (activity_id, account_id) do update
        set starts_at = excluded.starts_at, place = excluded.place, told_at = now(), notice_id = excluded.notice_id`,
    [
      known.map(({ activityId }) => activityId),
      known.map(({ accountId }) => accountId),
      known.map(({ start }) => start),
      known.map(({ place }) => place),
      known.map(noticeOf),
    ],
  )
  if (gone.length === 0) return
  await client.query(
    `delete from announced n using unnest($1::int[], $2::int[]) as gone (activity_id, account_id)
      where n.activity_id = gone.activity_id and n.account_id = gone.account_id`,
    [gone.map(({ activityId }) => activityId), gone.map(({ accountId }) => accountId)],
  )
}

/** What said that a meeting is gone gives way, where nobody has read it and its reader comes again. */
export async function forgetGone(
  client: Queryable,
  differences: readonly (Difference & { readonly saidGone: boolean })[],
): Promise<void> {
  const known = differences.filter((one) => one.saidGone && comes(one))
  if (known.length === 0) return
  await client.query(
    `delete from notice n using unnest($1::int[], $2::text[]) as back (account_id, about)
      where n.account_id = back.account_id and n.about = back.about and n.seen_at is null and n.delivery_id is null`,
    [known.map(({ accountId }) => accountId), known.map(goneAbout)],
  )
}

/** When most of those who know of an activity have heard that it begins; undefined: nobody knows of it. */
export async function startHeard(client: Queryable, activityId: number): Promise<string | undefined> {
  const { rows } = await client.query<{ start: string | null }>(
    `select to_char(mode() within group (order by starts_at), 'YYYY-MM-DD HH24:MI') as start
       from announced where activity_id = $1`,
    [activityId],
  )
  return rows[0]?.start ?? undefined
}

/** Notes that all of some activities is told, but for those that were changed meanwhile. */
export async function settleMarked(client: Queryable, marked: readonly Marked[], today: Day): Promise<void> {
  await client.query(
    `update announcement n set marked_at = null, asked = false, looked_on = $3
       from unnest($1::int[], $2::timestamptz[]) as m (activity_id, mark)
      where n.activity_id = m.activity_id and n.marked_at = m.mark`,
    [marked.map(({ activityId }) => activityId), marked.map(({ mark }) => mark), today],
  )
}

/** Has a planned activity, and what is planned of the same sitting, told now. */
export async function askToTell(client: Queryable, activityId: number): Promise<void> {
  await client.query(
    `update announcement n set asked = true, marked_at = coalesce(n.marked_at, now())
       from activity a
      where a.activity_id = n.activity_id and a.state = 'planned'
        and a.sitting_id = (select sitting_id from activity where activity_id = $1)`,
    [activityId],
  )
}

/** Somebody has opened an activity: what told them of it has been read. */
export async function noteRead(client: Queryable, accountId: number, activityId: number): Promise<void> {
  await client.query(
    `update notice set seen_at = now()
      where account_id = $1 and seen_at is null
        and notice_id in (select n.notice_id from announced n where n.account_id = $1 and n.activity_id = $2)`,
    [accountId, activityId],
  )
}
