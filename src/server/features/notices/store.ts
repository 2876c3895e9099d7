import type { NoticeDetails, NoticeKind } from "../../../contract/notice-sentences.ts"
import type { PublicContext, Queryable } from "../../request-context.ts"

/** Tells people something, in the action's own transaction. */
export async function notify(
  { client }: Pick<PublicContext, "client">,
  accountIds: readonly number[],
  kind: NoticeKind,
  details: NoticeDetails = {},
): Promise<void> {
  if (accountIds.length === 0) return
  await client.query(
    `insert into notice (account_id, kind, details) select distinct account_id, $2, $3::jsonb
       from unnest($1::int[]) account_id`,
    [accountIds, kind, JSON.stringify(details)],
  )
}

/** Tells the people who belong to these members, where they have an account. */
export async function notifyMembers(
  context: Pick<PublicContext, "client">,
  memberIds: readonly number[],
  kind: NoticeKind,
  details: NoticeDetails = {},
): Promise<void> {
  const { rows } = await context.client.query<{ accountId: number }>(
    `select account_id as "accountId" from account where member_id = any($1::int[])`,
    [memberIds],
  )
  await notify(
    context,
    rows.map(({ accountId }) => accountId),
    kind,
    details,
  )
}

/** Notes that somebody has seen their notices up to one of them. */
export async function markSeen(client: Queryable, accountId: number, upTo: number): Promise<void> {
  await client.query(
    "update notice set seen_at = now() where account_id = $1 and notice_id <= $2 and seen_at is null",
    [accountId, upTo],
  )
}
