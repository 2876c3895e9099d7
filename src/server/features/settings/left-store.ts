import type { Queryable } from "../../request-context.ts"

/** Somebody who has left, with what was kept to reach them. */
export interface Left {
  readonly memberId: number
  readonly accountId: number | null
}

/**
 * Who has left for more than so many days and can still be reached or sign in: whoever once belonged to a unit, and has
 * had no membership, post or role since. What they learned stays.
 */
export async function whoHasLeft(client: Queryable, days: number): Promise<Left[]> {
  const since = "(now() at time zone 'Asia/Shanghai')::date - $1::int"
  const over = (table: string) =>
    `not exists (select from ${table} p where p.member_id = m.member_id and (p.until_on is null or p.until_on > ${since}))`
  const { rows } = await client.query<Left>(
    `select m.member_id as "memberId", a.account_id as "accountId" from member m left join account a using (member_id)
      where (m.phone is not null or a.disabled_at is null and a.account_id is not null
             or coalesce(a.password_hash, a.subject) is not null)
        and exists (select from membership p where p.member_id = m.member_id)
        and ${over("membership")} and ${over("post")}
        and not exists (select from grant_of_role g
                         where g.account_id = a.account_id and (g.until_on is null or g.until_on > ${since})
                           and (g.ended_at is null or g.ended_at > now() - $1::int * interval '1 day'))
      order by m.member_id for no key update of m`,
    [days],
  )
  return rows
}

/** Clears what they are reached by and sign in with. The account stays shut under its name: records say who made them. */
export async function clearLeft(client: Queryable, left: readonly Left[]): Promise<void> {
  await client.query(
    "update member set phone = null where member_id = any($1::int[]) and phone is not null",
    [left.map(({ memberId }) => memberId)],
  )
  const accounts = [left.flatMap(({ accountId }) => accountId ?? [])]
  // First: whoever signs in just now holds the row, and their session is among those that end.
  await client.query(
    `update account set disabled_at = coalesce(disabled_at, now()), password_hash = null, must_change = false,
            totp_secret = null, totp_pending = null, issuer = null, subject = null, prefs = '{}'
      where account_id = any($1::int[])`,
    accounts,
  )
  for (const table of theirs)
    await client.query(`delete from ${table} where account_id = any($1::int[])`, accounts)
}

const theirs = [
  "session",
  "device",
  "activation",
  "recovery_code",
  "password_history",
  "mail_address",
  "notice",
] as const
