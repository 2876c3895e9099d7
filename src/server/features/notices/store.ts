import type { NoticeDetails, NoticeKind } from "../../../contract/notice-sentences.ts"
import { noticesOutside } from "../../../contract/notices-outside.ts"
import type { GrantedRole } from "../../../domain/access/roles.ts"
import { heldOn } from "../../access/index.ts"
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
 * What may not wait goes out by itself; `uselessAt` (`YYYY-MM-DD HH:mm`, Asia/Shanghai) says until when it helps. `about`
 * names what is to be seen to, for {@link forgetUnseen}.
 */
export async function notify(
  context: Context,
  accountIds: readonly number[],
  kind: NoticeKind,
  details: NoticeDetails = {},
  {
    uselessAt = null,
    about = null,
  }: { readonly uselessAt?: string | null; readonly about?: string | null } = {},
): Promise<void> {
  if (accountIds.length === 0) return
  const { client, app } = context
  const atOnce = app.env.smtp !== undefined && noticesOutside[kind]?.waits === false
  const { rowCount } = await client.query(
    `with told as (
       insert into notice (account_id, kind, details, about) select distinct account_id, $2, $3::jsonb, $6
         from unnest($1::int[]) account_id returning account_id)
     insert into delivery (channel, account_id, tells, details, useless_at)
     select 'mail', account_id, $2, $3::jsonb, $5::timestamp at time zone 'Asia/Shanghai'
       from told join mail_address m using (account_id) join account a using (account_id)
      where $4 and m.address is not null and a.disabled_at is null`,
    [accountIds, kind, JSON.stringify(details), atOnce, uselessAt, about],
  )
  if (rowCount !== 0) await sendSoon(context)
}

/** Minutes within which the same once more changes the notice that is there. */
const sameFor = 60

/**
 * Tells people something that happens again and again: who was told the same within the hour and has not seen it reads
 * it as it is by now; the others are told as {@link notify} does. `same` says what of the details makes it the same.
 */
export async function notifyAgain(
  context: Context,
  accountIds: readonly number[],
  kind: NoticeKind,
  details: NoticeDetails,
  same: NoticeDetails,
): Promise<void> {
  const { rows } = await context.client.query<{ accountId: number }>(
    `update notice set details = $3::jsonb
      where account_id = any($1::int[]) and kind = $2 and seen_at is null and details @> $4::jsonb
        and sent_at > now() - make_interval(mins => ${sameFor}) returning account_id as "accountId"`,
    [accountIds, kind, JSON.stringify(details), JSON.stringify(same)],
  )
  const told = new Set(rows.map(({ accountId }) => accountId))
  await notify(
    context,
    accountIds.filter((accountId) => !told.has(accountId)),
    kind,
    details,
  )
}

/** How a thing stands for somebody, in a word that only the program reads; empty: there is none of it. */
export interface Standing {
  readonly memberId: number
  /** Which thing, the same as long as it lasts. */
  readonly about: string
  readonly was: string
  readonly now: string
}

/**
 * Tells people how something of theirs stands by now. What they have not seen of it yet gives way; where it stands again
 * as they last knew it, nothing is left to tell. What has gone out by mail counts as known.
 */
export async function notifyStanding(
  context: Context,
  standings: readonly Standing[],
  kind: NoticeKind,
  details: NoticeDetails,
): Promise<void> {
  if (standings.length === 0) return
  const { rowCount } = await context.client.query(
    `with told as (
       select distinct on (account_id) account_id, x.about, x.was, x.now
         from jsonb_to_recordset($1::jsonb) as x ("memberId" int, about text, was text, now text)
         join account on member_id = "memberId"
        order by account_id),
     unread as (
       delete from notice n using told x
        where n.account_id = x.account_id and n.about = x.about and n.seen_at is null and n.delivery_id is null
       returning n.account_id, n.knew)
     insert into notice (account_id, kind, details, about, knew)
     select x.account_id, $2, $3::jsonb, x.about, coalesce(u.knew, x.was)
       from told x left join (select account_id, min(knew) as knew from unread group by account_id) u using (account_id)
      where x.now <> coalesce(u.knew, x.was)`,
    [JSON.stringify(standings), kind, JSON.stringify(details)],
  )
  if (rowCount !== 0) await sendSoon(context)
}

/** What somebody was told is seen to, or is otherwise by now: who has not read it yet need not. */
export async function forgetUnseen(client: Queryable, ...abouts: readonly string[]): Promise<void> {
  await client.query("delete from notice where about = any($1) and seen_at is null and delivery_id is null", [
    abouts,
  ])
}

/** A notice for one person; of each kind one at most for a person at a time. */
interface OwnNotice {
  readonly accountId: number
  readonly kind: NoticeKind
  readonly details: NoticeDetails
  readonly uselessAt: string | null
  readonly about?: string | null
}

/** Tells many people something of their own each, as {@link notify} does; the numbers of the notices in their order. */
export async function notifyEach(context: Context, notices: readonly OwnNotice[]): Promise<number[]> {
  if (notices.length === 0) return []
  const { client, app } = context
  const atOnce = notices.filter(({ kind }) => app.env.smtp !== undefined && !noticesOutside[kind]?.waits)
  const { rows } = await client.query<{ accountId: number; kind: string; noticeId: number }>(
    `insert into notice (account_id, kind, details, about)
     select "accountId", kind, details, about
       from jsonb_to_recordset($1::jsonb) as x ("accountId" int, kind text, details jsonb, about text)
     returning account_id as "accountId", kind, notice_id as "noticeId"`,
    [JSON.stringify(notices)],
  )
  const { rowCount } =
    atOnce.length === 0
      ? { rowCount: 0 }
      : await client.query(
          `insert into delivery (channel, account_id, tells, details, useless_at)
     select 'mail', account_id, kind, details, "uselessAt" at time zone 'Asia/Shanghai'
       from jsonb_to_recordset($1::jsonb) as x ("accountId" int, kind text, details jsonb, "uselessAt" timestamp)
       join mail_address on account_id = "accountId" where address is not null`,
          [JSON.stringify(atOnce)],
        )
  if (rowCount !== 0) await sendSoon(context)
  const ids = new Map(rows.map((row) => [`${row.accountId} ${row.kind}`, row.noticeId]))
  return notices.map(({ accountId, kind }) => ids.get(`${accountId} ${kind}`) ?? 0)
}

/** Tells the people who belong to these members, where they have an account. */
export async function notifyMembers(
  context: Context,
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
        and ${heldOn("g", "$2::date")}`,
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
