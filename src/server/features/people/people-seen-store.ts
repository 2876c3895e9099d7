import type { Day } from "../../../domain/shared/calendar.ts"
import type { Queryable } from "../../request-context.ts"

/** Whom an account has seen on a day, as far as any server has written it. */
export async function peopleSeenOn(client: Queryable, accountId: number, today: Day): Promise<number[]> {
  const { rows } = await client.query<{ memberIds: number[] }>(
    `select member_ids as "memberIds" from people_seen where account_id = $1 and on_day = $2::date`,
    [accountId, today],
  )
  return rows[0]?.memberIds ?? []
}

/** Adds people that an account has seen; answers all of the day, those that other servers wrote among them. */
export async function addPeopleSeen(
  client: Queryable,
  accountId: number,
  today: Day,
  memberIds: readonly number[],
): Promise<number[]> {
  const { rows } = await client.query<{ memberIds: number[] }>(
    `insert into people_seen as p (account_id, on_day, member_ids) values ($1, $2::date, $3::int[])
     on conflict (account_id, on_day) do update
       set member_ids = array(select distinct unnest(p.member_ids || excluded.member_ids))
     returning member_ids as "memberIds"`,
    [accountId, today, memberIds],
  )
  return rows[0]?.memberIds ?? []
}

/** Notes that the security administrators are told of a day; true once. */
export async function noteAlarm(client: Queryable, accountId: number, today: Day): Promise<boolean> {
  const { rowCount } = await client.query(
    `update people_seen set alarmed_at = now()
      where account_id = $1 and on_day = $2::date and alarmed_at is null`,
    [accountId, today],
  )
  return rowCount === 1
}

/** Whether the password was given since it was first asked for on a day; false where it is asked for now. */
export async function givenSinceStopped(
  client: Queryable,
  { accountId, sessionId }: { readonly accountId: number; readonly sessionId: number },
  today: Day,
): Promise<boolean> {
  const { rows } = await client.query<{ given: boolean }>(
    `with stopped as (
       insert into people_seen as p (account_id, on_day, member_ids, stopped_at) values ($1, $2::date, '{}', now())
       on conflict (account_id, on_day) do update set stopped_at = coalesce(p.stopped_at, now())
       returning stopped_at)
     select stepped_up_at > stopped_at as given from stopped, session where session_id = $3`,
    [accountId, today, sessionId],
  )
  return rows[0]?.given ?? false
}

/** Lets go of the days before: they are counted no more. */
export async function forgetPeopleSeen(client: Queryable): Promise<void> {
  await client.query("delete from people_seen where on_day < (now() at time zone 'Asia/Shanghai')::date - 1")
}
