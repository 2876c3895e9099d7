import type { GrantedRole } from "../../../domain/access/roles.ts"
import type { HeldRole } from "../../../domain/access/scope.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import { believed } from "../../believed.ts"
import type { Queryable } from "../../request-context.ts"

/** An account with what it signs in by. */
export interface AccountRow {
  readonly accountId: number
  readonly login: string
  readonly name: string
  readonly memberId: number | null
  readonly phone: string | null
  readonly passwordHash: string | null
  /** Days since the password was chosen. */
  readonly passwordDays: number
  readonly mustChange: boolean
  readonly disabled: boolean
  readonly totpSecret: Buffer | null
  readonly totpPending: Buffer | null
  /** Who they are to the identity provider, where they are registered. */
  readonly subject: string | null
  /** Now, in seconds, by the database's clock. */
  readonly now: number
}

/** Days: how old a password is taken to be whose day is not believed. */
const longAgo = 36_500

const columns = `
  a.account_id as "accountId", a.login, a.name, a.member_id as "memberId", m.phone,
  a.password_hash as "passwordHash",
  case when ${believed("a.password_set_at")} then extract(day from now() - a.password_set_at)::int
       when a.password_set_at is null then 0 else ${longAgo} end as "passwordDays",
  a.must_change as "mustChange", a.disabled_at is not null as disabled,
  a.totp_secret as "totpSecret", a.totp_pending as "totpPending", a.subject, extract(epoch from now())::float8 as now`

/** The account of a login, as {@link normalLogin} makes it. */
export async function accountOfLogin(client: Queryable, login: string): Promise<AccountRow | undefined> {
  const { rows } = await client.query<AccountRow>(
    `select ${columns} from account a left join member m using (member_id) where lower(a.login) = $1`,
    [login],
  )
  return rows[0]
}

export async function accountOfId(client: Queryable, accountId: number): Promise<AccountRow | undefined> {
  const { rows } = await client.query<AccountRow>(
    `select ${columns} from account a left join member m using (member_id) where a.account_id = $1`,
    [accountId],
  )
  return rows[0]
}

/**
 * The account as it is now, which nobody changes before the end of the transaction: a sign-in that has shown something
 * compares here whether it still holds. Undefined where it is shut.
 */
export async function accountHeld(client: Queryable, accountId: number): Promise<AccountRow | undefined> {
  const { rowCount } = await client.query(
    "select 1 from account where account_id = $1 and disabled_at is null for no key update",
    [accountId],
  )
  return rowCount === 1 ? await accountOfId(client, accountId) : undefined
}

/** The account registered for an identity at the provider. */
export async function accountOfSubject(
  client: Queryable,
  issuer: string,
  subject: string,
): Promise<AccountRow | undefined> {
  const { rows } = await client.query<AccountRow>(
    `select ${columns} from account a left join member m using (member_id)
      where a.issuer = $1 and a.subject = $2`,
    [issuer, subject],
  )
  return rows[0]
}

/** A new password, which its owner has chosen; the one before goes into the history. */
export async function setPassword(
  client: Queryable,
  accountId: number,
  passwordHash: string,
  keep: number,
): Promise<void> {
  await client.query(
    `insert into password_history (account_id, password_hash)
     select account_id, password_hash from account
      where account_id = $1 and password_hash is not null and $2 > 0`,
    [accountId, keep],
  )
  await client.query(
    `delete from password_history where account_id = $1 and replaced_at not in
       (select h.replaced_at from password_history h where h.account_id = $1
         order by h.replaced_at desc limit $2)`,
    [accountId, keep],
  )
  await client.query(
    `update account set password_hash = $2, password_set_at = now(), must_change = false
      where account_id = $1`,
    [accountId, passwordHash],
  )
}

/** The same password, hashed anew; false where it was changed meanwhile. */
export async function replaceHash(
  client: Queryable,
  accountId: number,
  from: string,
  to: string,
): Promise<boolean> {
  const { rowCount } = await client.query(
    "update account set password_hash = $3 where account_id = $1 and password_hash = $2",
    [accountId, from, to],
  )
  return rowCount === 1
}

export async function earlierHashes(client: Queryable, accountId: number): Promise<string[]> {
  const { rows } = await client.query<{ hash: string }>(
    `select password_hash as hash from password_history where account_id = $1 order by replaced_at desc`,
    [accountId],
  )
  return rows.map(({ hash }) => hash)
}

/** The password must be changed at the next sign-in. */
export async function askForChange(client: Queryable, accountId: number): Promise<void> {
  await client.query("update account set must_change = true where account_id = $1", [accountId])
}

/** A role somebody holds, or will. */
export interface RoleToCome extends HeldRole {
  readonly role: GrantedRole
  readonly grantId: number
}

/** All roles that an account holds today or later. */
export async function rolesToCome(client: Queryable, accountId: number, today: Day): Promise<RoleToCome[]> {
  const { rows } = await client.query<RoleToCome>(
    `select g.grant_id as "grantId", g.role, coalesce(u.unit_id, 0) as "unitId",
            coalesce(u.path::text, '') as path
       from grant_of_role g left join unit u
         on u.unit_id = coalesce(g.unit_id, (select min(r.unit_id) from unit r where r.parent_id is null))
      where g.account_id = $1 and g.ended_at is null and (g.until_on is null or g.until_on > $2::date)
      order by g.grant_id`,
    [accountId, today],
  )
  return rows
}
