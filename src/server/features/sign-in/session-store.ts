import type { SignInRules } from "../../../domain/access/sign-in-rules.ts"
import { believed } from "../../believed.ts"
import type { Queryable } from "../../request-context.ts"

/** A session about to begin. */
export interface NewSession {
  readonly tokenHash: Buffer
  readonly accountId: number
  readonly awaitsSecondFactor: boolean
  readonly userAgent: string
  readonly address: string
}

/** Minutes that the second step may take. */
const secondStepMinutes = 10
/** An account's sessions at a time; the oldest make room. */
const mostSessions = 20

/** When a session is over by itself: it has lasted long enough, or was not used for too long. */
const over = "least(expires_at, seen_at + make_interval(secs => idle_seconds))"
const believable = `${believed("created_at")} and ${believed("seen_at")}`

/** A session may be used: it is not over, and its instants are believed. */
const inForce = `${over} > now() and ${believable}`

/** Begins a session. */
export async function addSession(
  client: Queryable,
  session: NewSession,
  { idleMinutes, absoluteHours }: Pick<SignInRules, "idleMinutes" | "absoluteHours">,
): Promise<void> {
  const pending = session.awaitsSecondFactor
  await client.query(
    `insert into session (token_hash, account_id, awaits_second_factor, idle_seconds, expires_at, user_agent, address)
     values ($1, $2, $3, $4, now() + make_interval(mins => $5), $6, $7)`,
    [
      session.tokenHash,
      session.accountId,
      pending,
      idleMinutes * 60,
      pending ? secondStepMinutes : absoluteHours * 60,
      session.userAgent.slice(0, 200),
      session.address,
    ],
  )
  await client.query(
    `delete from session where session_id in
       (select s.session_id from session s where s.account_id = $1
         order by ${inForce} desc, s.created_at desc, s.session_id desc offset $2)`,
    [session.accountId, mostSessions],
  )
}

/** Gives a session a new token, after its owner has shown again who they are; false where the old one is dead. */
export async function renewSession(client: Queryable, from: Buffer, to: Buffer): Promise<boolean> {
  const { rowCount } = await client.query(
    `update session set token_hash = $2, stepped_up_at = now(), seen_at = now()
      where token_hash = $1 and not awaits_second_factor and ${inForce}`,
    [from, to],
  )
  return rowCount === 1
}

/** The account that waits for its second step with this token. */
export async function accountAwaiting(client: Queryable, tokenHash: Buffer): Promise<number | undefined> {
  const { rows } = await client.query<{ accountId: number }>(
    `select account_id as "accountId" from session
      where token_hash = $1 and awaits_second_factor and ${inForce}`,
    [tokenHash],
  )
  return rows[0]?.accountId
}

/** Whether a session is there still; whoever would end it waits for the end of the transaction. */
export async function isInForce(client: Queryable, sessionId: number): Promise<boolean> {
  const { rowCount } = await client.query(
    "select 1 from session where session_id = $1 and not awaits_second_factor and expires_at > now() for share",
    [sessionId],
  )
  return rowCount === 1
}

/** Ends a session that waits for its second step; false where it does not wait any more. */
export async function dropAwaiting(client: Queryable, tokenHash: Buffer): Promise<boolean> {
  const { rowCount } = await client.query(
    "delete from session where token_hash = $1 and awaits_second_factor and expires_at > now()",
    [tokenHash],
  )
  return rowCount === 1
}

/** Ends the session of a token; answers whether there was one. */
export async function dropSession(client: Queryable, tokenHash: Buffer): Promise<boolean> {
  const { rowCount } = await client.query("delete from session where token_hash = $1", [tokenHash])
  return rowCount === 1
}

/** Ends one session of an account; false where it has no such session. */
export async function dropSessionOf(
  client: Queryable,
  accountId: number,
  sessionId: number,
): Promise<boolean> {
  const { rowCount } = await client.query("delete from session where account_id = $1 and session_id = $2", [
    accountId,
    sessionId,
  ])
  return rowCount === 1
}

/** Ends all sessions of an account, or all but one; answers how many. */
export async function dropSessions(client: Queryable, accountId: number, but = 0): Promise<number> {
  const { rowCount } = await client.query("delete from session where account_id = $1 and session_id <> $2", [
    accountId,
    but,
  ])
  return rowCount ?? 0
}

/** A session as its owner sees it. */
export interface SessionShown {
  readonly sessionId: number
  readonly createdAt: string
  readonly seenAt: string
  readonly userAgent: string
  readonly address: string
}

/** The sessions of an account that are in force, the one used last first. */
export async function sessionsOf(client: Queryable, accountId: number): Promise<SessionShown[]> {
  const { rows } = await client.query<SessionShown>(
    `select session_id as "sessionId", created_at as "createdAt", seen_at as "seenAt",
            user_agent as "userAgent", address
       from session
      where account_id = $1 and not awaits_second_factor and ${inForce}
      order by seen_at desc, session_id desc`,
    [accountId],
  )
  return rows
}

/** Whether an account has signed in with this device before. */
export async function isKnownDevice(
  client: Queryable,
  accountId: number,
  tokenHash: Buffer,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `select 1 from device where account_id = $1 and token_hash = $2 and seen_at > now() - interval '180 days'
        and ${believed("seen_at")}`,
    [accountId, tokenHash],
  )
  return rowCount === 1
}

/** Where an account has signed in before. */
export async function devicesOf(
  client: Queryable,
  accountIds: readonly number[],
): Promise<Map<number, Buffer[]>> {
  const { rows } = await client.query<{ accountId: number; hashes: Buffer[] }>(
    `select account_id as "accountId", array_agg(token_hash) as hashes from device
      where account_id = any($1) group by account_id`,
    [accountIds],
  )
  return new Map(rows.map(({ accountId, hashes }) => [accountId, hashes]))
}

/** Whether any account has: only tokens that we gave are taken on. */
export async function isOurDevice(client: Queryable, tokenHash: Buffer): Promise<boolean> {
  const { rowCount } = await client.query("select 1 from device where token_hash = $1 limit 1", [tokenHash])
  return rowCount === 1
}

export async function rememberDevice(client: Queryable, accountId: number, tokenHash: Buffer): Promise<void> {
  await client.query(
    `insert into device (account_id, token_hash) values ($1, $2)
     on conflict (account_id, token_hash) do update set seen_at = now()`,
    [accountId, tokenHash],
  )
}

/**
 * Whether the session of a token ran out by itself, on this day: nobody ended it, and its account may still sign in.
 */
export async function hasRunOut(client: Queryable, tokenHash: Buffer): Promise<boolean> {
  const { rowCount } = await client.query(
    `select 1 from session join account using (account_id)
      where token_hash = $1 and disabled_at is null and ${over} <= now()`,
    [tokenHash],
  )
  return rowCount === 1
}

/** No device is known to an account any more: whoever has signed in before is a stranger there. */
export async function dropDevices(client: Queryable, accountId: number): Promise<void> {
  await client.query("delete from device where account_id = $1", [accountId])
}

/** Clears away what is over: sessions that ran out a day ago, browsers at the provider, old counts. */
export async function sweepSignIns(client: Queryable): Promise<void> {
  await client.query(`delete from session where ${over} < now() - interval '1 day' or not (${believable})`)
  await client.query(
    `delete from sign_in_failure where failed_at < now() - interval '1 day' or not ${believed("failed_at")}`,
  )
  await client.query(
    `delete from device where seen_at < now() - interval '180 days' or not ${believed("seen_at")}`,
  )
  await client.query(
    `delete from provider_visit where left_at < now() - interval '1 hour' or not ${believed("left_at")}`,
  )
}
