import { lookOf, takenForOthers } from "../../../domain/access/login.ts"
import type { Queryable } from "../../request-context.ts"
import { searchKeyOf } from "../search/index.ts"

/** Makes actions on one account wait for each other, to the end of the transaction. */
export async function lockAccount(client: Queryable, accountId: number): Promise<boolean> {
  const { rowCount } = await client.query("select 1 from account where account_id = $1 for update", [
    accountId,
  ])
  return rowCount === 1
}

/** Makes actions that add accounts, or take administrators away, wait for each other. */
export async function lockAccounts(client: Queryable): Promise<void> {
  await client.query("select pg_advisory_xact_lock(hashtext('xueer accounts'))")
}

export async function isAnyAccount(client: Queryable): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>("select exists (select from account) as there")
  return rows[0]?.there === true
}

/** Adds an account without a password; undefined where the login, or one that looks the same, is taken. */
export async function addAccount(
  client: Queryable,
  account: { readonly login: string; readonly name: string },
): Promise<number | undefined> {
  const { letters, others } = takenForOthers
  const { rows } = await client.query<{ accountId: number }>(
    `insert into account (login, name, search_key)
     select $1, $2, $3 where not exists (select from account where translate(lower(login), $4, $5) = $6)
     on conflict do nothing returning account_id as "accountId"`,
    [account.login, account.name, searchKeyOf(account.name), letters, others, lookOf(account.login)],
  )
  return rows[0]?.accountId
}

export async function setDisabled(client: Queryable, accountId: number, disabled: boolean): Promise<void> {
  await client.query(
    "update account set disabled_at = case when $2 then coalesce(disabled_at, now()) end where account_id = $1",
    [accountId, disabled],
  )
}

/** Binds an account to an identity at the provider, or to none; false where another account has it. */
export async function setSubject(
  client: Queryable,
  accountId: number,
  identity: { readonly issuer: string; readonly subject: string } | null,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update account set issuer = $2, subject = $3
      where account_id = $1
        and not exists (select from account b where b.issuer = $2 and b.subject = $3 and b.account_id <> $1)`,
    [accountId, identity?.issuer ?? null, identity?.subject ?? null],
  )
  return rowCount === 1
}

/** Nobody can sign in to an account any more with what they have: not with a password, nor by the provider. */
export async function closeWaysIn(client: Queryable, accountId: number): Promise<void> {
  await client.query(
    "update account set password_hash = null, must_change = false, issuer = null, subject = null where account_id = $1",
    [accountId],
  )
}
