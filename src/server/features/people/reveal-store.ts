import type { Day } from "../../../domain/shared/calendar.ts"
import type { Queryable } from "../../request-context.ts"

/** Counts a look at a phone number, unless so many were made on the day already; false then. */
export async function countReveal(
  client: Queryable,
  accountId: number,
  today: Day,
  most: number,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into reveal_day as d (account_id, on_day, reveals) values ($1, $2::date, 1)
     on conflict (account_id, on_day) do update set reveals = d.reveals + 1 where d.reveals < $3`,
    [accountId, today, most],
  )
  return rowCount === 1
}

/** Notes that somebody was told that a day is spent; true once a day. */
export async function noteSpent(client: Queryable, accountId: number, today: Day): Promise<boolean> {
  const { rowCount } = await client.query(
    `update reveal_day set alarmed_at = now()
      where account_id = $1 and on_day = $2::date and alarmed_at is null`,
    [accountId, today],
  )
  return rowCount === 1
}
