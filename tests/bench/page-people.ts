import type pg from "pg"
import type { GrantedRole } from "../../src/domain/access/roles.ts"
import type { Database } from "../../src/server/db/index.ts"
import { hashOf, makeToken } from "../../src/server/features/sign-in/token.ts"

/** Somebody who is signed in. */
export interface Visitor {
  readonly memberId: number | null
  readonly headers: Readonly<Record<string, string>>
}

/** Signs members in, as a sign-in just now would have left them; those who have an account keep it. */
export async function signMembersIn(
  { pool }: Pick<Database, "pool">,
  memberIds: readonly number[],
  port: number,
): Promise<Visitor[]> {
  const { rows } = await pool.query<{ accountId: number; memberId: number }>(
    `insert into account (login, name, member_id)
     select 'bench-' || member_id, name, member_id from member where member_id = any($1)
     on conflict (member_id) do update set name = excluded.name
     returning account_id as "accountId", member_id as "memberId"`,
    [memberIds],
  )
  const accounts = new Map(rows.map(({ accountId, memberId }) => [memberId, accountId]))
  const tokens = memberIds.map(() => makeToken())
  await addSessions(
    pool,
    memberIds.map((memberId) => accounts.get(memberId) ?? 0),
    tokens,
  )
  return memberIds.map((memberId, index) => ({ memberId, headers: headersFor(tokens[index] ?? "", port) }))
}

/** Signs somebody in who holds a role in a unit. */
export async function signOfficerIn(
  { pool }: Pick<Database, "pool">,
  role: GrantedRole,
  unitId: number,
  port: number,
): Promise<Visitor> {
  const { rows } = await pool.query<{ accountId: number }>(
    `with made as (insert into account (login, name, totp_secret) values ($1, $1, '\\x00') returning account_id),
          granted as (insert into grant_of_role (account_id, role, unit_id, from_on)
                      select account_id, $2, $3, '2000-01-01' from made)
     select account_id as "accountId" from made`,
    [`bench-${role}-${unitId}-${process.hrtime.bigint()}`, role, unitId],
  )
  const token = makeToken()
  await addSessions(pool, [rows[0]?.accountId ?? 0], [token])
  return { memberId: null, headers: headersFor(token, port) }
}

async function addSessions(
  pool: pg.Pool,
  accountIds: readonly number[],
  tokens: readonly string[],
): Promise<void> {
  await pool.query(
    `insert into session (token_hash, account_id, awaits_second_factor, idle_seconds, expires_at, user_agent, address)
     select token, account, false, 28800, now() + interval '8 hours', 'bench', '127.0.0.1'
       from unnest($1::int[], $2::bytea[]) as given (account, token)`,
    [accountIds, tokens.map(hashOf)],
  )
}

function headersFor(token: string, port: number): Record<string, string> {
  return {
    Cookie: `__Host-sid=${token}`,
    Origin: `http://127.0.0.1:${port}`,
    "Content-Type": "application/json",
  }
}
