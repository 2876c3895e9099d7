import type { NoticeDetails, NoticeKind } from "../../../contract/notice-sentences.ts"
import { noticesOutside } from "../../../contract/notices-outside.ts"
import type { GrantedRole } from "../../../domain/access/roles.ts"
import type { PublicContext, Queryable } from "../../request-context.ts"

type App = PublicContext["app"]
type Context = Pick<PublicContext, "client"> & {
  readonly app: { readonly env: Pick<App["env"], "smtp">; readonly jobs: Pick<App["jobs"], "ask"> }
}

/** Has what cannot wait sent some seconds after this is committed; the job looks once a minute anyway. */
async function sendSoon({ client, app }: Context): Promise<void> {
  await app.jobs.ask("send-notices", client, null)
}

/**
 * Tells people something, in the action's own transaction: in the application always, and by mail where they want it.
 * What may not wait goes out by itself; `uselessAt` (`YYYY-MM-DD HH:mm`, Asia/Shanghai) says until when it helps.
 */
export async function notify(
  context: Context,
  accountIds: readonly number[],
  kind: NoticeKind,
  details: NoticeDetails = {},
  uselessAt: string | null = null,
): Promise<void> {
  if (accountIds.length === 0) return
  const { client, app } = context
  const atOnce = app.env.smtp !== undefined && noticesOutside[kind]?.waits === false
  const { rowCount } = await client.query(
    `with told as (
       insert into notice (account_id, kind, details) select distinct account_id, $2, $3::jsonb
         from unnest($1::int[]) account_id returning account_id)
     insert into delivery (channel, account_id, tells, details, useless_at)
     select 'mail', account_id, $2, $3::jsonb, $5::timestamp at time zone 'Asia/Shanghai'
       from told join mail_address m using (account_id) join account a using (account_id)
      where $4 and m.address is not null and a.disabled_at is null`,
    [accountIds, kind, JSON.stringify(details), atOnce, uselessAt],
  )
  if (rowCount !== 0) await sendSoon(context)
}

/** Tells the people who belong to these members, where they have an account. */
export async function notifyMembers(
  context: Context,
  memberIds: readonly number[],
  kind: NoticeKind,
  details: NoticeDetails = {},
  uselessAt: string | null = null,
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
    uselessAt,
  )
}

/** Tells whoever holds a role today and may sign in. */
export async function notifyHolders(
  context: Context & Pick<PublicContext, "today">,
  role: GrantedRole,
  kind: NoticeKind,
  details: NoticeDetails = {},
): Promise<void> {
  const { rows } = await context.client.query<{ accountId: number }>(
    `select distinct g.account_id as "accountId" from grant_of_role g join account a using (account_id)
      where g.role = $1 and g.ended_at is null and a.disabled_at is null
        and g.from_on <= $2::date and (g.until_on is null or g.until_on > $2::date)`,
    [role, context.today],
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

/** Puts a mail to one account on its way, at once. */
export async function mailAtOnce(
  context: Context,
  accountId: number,
  kind: string,
  details: NoticeDetails = {},
): Promise<void> {
  await context.client.query(
    "insert into delivery (channel, account_id, tells, details) values ('mail', $1, $2, $3)",
    [accountId, kind, JSON.stringify(details)],
  )
  await sendSoon(context)
}

/** Tells groups something at once, where their units have a robot. */
export async function tellGroups(
  context: Context,
  unitIds: readonly number[],
  kind: string,
  details: NoticeDetails,
  uselessAt: string | null,
): Promise<void> {
  const { rowCount } = await context.client.query(
    `insert into delivery (channel, unit_id, tells, details, useless_at)
     select 'robot', unit_id, $2, $3::jsonb, $4::timestamp at time zone 'Asia/Shanghai'
       from robot where unit_id = any($1::int[])`,
    [unitIds, kind, JSON.stringify(details), uselessAt],
  )
  if (rowCount !== 0) await sendSoon(context)
}
