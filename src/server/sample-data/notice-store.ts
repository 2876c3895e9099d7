import { type Day, plusDays } from "../../domain/shared/calendar.ts"
import type { Queryable } from "../request-context.ts"

/** Every second notice of a meeting has been read. */
export async function readSome(client: Queryable): Promise<void> {
  await client.query(
    "update notice set seen_at = now() where kind like 'meeting%' and account_id % 2 = 0 and seen_at is null",
  )
}

/** What the street asked the branch of the secretary who signs in after: one thing is done, one is open, and a call. */
export async function addAskedAfter(client: Queryable, today: Day): Promise<void> {
  const monthAgo = plusDays(today, -35)
  const weekAgo = plusDays(today, -8)
  await client.query(
    `with here as (
       select g.unit_id, o.account_id
         from account s join grant_of_role g on g.account_id = s.account_id and g.role = 'branch-secretary'
         join account o on o.login = 'zuzhike'
        where s.login = 'shuji' limit 1)
     insert into reminder (unit_id, way, obligation, period, called_at, whom, note, account_id, on_day, sent_at, done_on)
     select unit_id, way, obligation, period, called_at, whom, note, account_id, on_day, on_day, done_on
       from here cross join (values
         ('notice', 'B18-COMMITTEE', to_char($1::date, 'YYYY-MM'), null::timestamp, null, null, $1::date, $1::date + 3),
         ('phone', 'B18-THEMED-DAY', to_char($3::date, 'YYYY-MM'), $2::date + time '10:20', '支部书记',
          '说这个月下旬补上', $2::date, null::date),
         ('notice', 'B18-THEMED-DAY', to_char($3::date, 'YYYY-MM'), null, null, null, $3::date, null))
       as asked (way, obligation, period, called_at, whom, note, on_day, done_on)`,
    [monthAgo, weekAgo, today],
  )
}
