import type { z } from "zod"
import type { notice } from "../../../contract/notices.ts"
import type { Queryable } from "../../request-context.ts"

/** What a notice is about, with the name that the unit has now: of notice `n`, its unit joined as `u`. */
export const detailsShown =
  "n.details || case when u.unit_id is null then '{}' else jsonb_build_object('unit', u.name) end"

/** Whether a notice has something to say still: a reminder goes away once the thing is done, and comes back with it. */
const isOpen = `(n.kind <> 'reminded' or exists (
  select from reminder r
   where r.way = 'notice' and r.done_on is null and r.unit_id = u.unit_id
     and r.obligation = n.details ->> 'obligation' and r.period = n.details ->> 'period'))`

/** Somebody's notices before one of them, newest first. */
export async function noticesOf(
  client: Queryable,
  accountId: number,
  before: number | undefined,
  limit: number,
): Promise<z.infer<typeof notice>[]> {
  const { rows } = await client.query<z.infer<typeof notice>>(
    `select n.notice_id as "noticeId", n.kind, to_json(n.sent_at) #>> '{}' as "sentAt", n.seen_at is not null as seen,
            ${detailsShown} as details
       from notice n left join unit u on u.unit_id::text = n.details ->> 'unitId'
      where n.account_id = $1 and n.notice_id < $2 and ${isOpen} order by n.notice_id desc limit $3`,
    [accountId, before ?? 2_147_483_647, limit],
  )
  return rows
}

/** How many notices somebody has not seen. */
export async function countUnseen(client: Queryable, accountId: number): Promise<number> {
  const { rows } = await client.query<{ unseen: number }>(
    "select count(*) as unseen from notice where account_id = $1 and seen_at is null",
    [accountId],
  )
  return rows[0]?.unseen ?? 0
}
