import type { Queryable } from "../../request-context.ts"

/** Steps of half a minute that a code may be ahead of another that is used at the same time, and as many again. */
const mostAhead = 4

/** Keeps a second factor that is being set up; the one in use stays until this one has shown a code. */
export async function setPendingFactor(client: Queryable, accountId: number, sealed: Buffer): Promise<void> {
  await client.query("update account set totp_pending = $2 where account_id = $1", [accountId, sealed])
}

/** Takes the pending factor into use; false where it is not that one any more. */
export async function takePendingFactor(
  client: Queryable,
  accountId: number,
  pending: Buffer,
  step: number,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update account set totp_secret = totp_pending, totp_pending = null, totp_last_step = $3
      where account_id = $1 and totp_pending = $2`,
    [accountId, pending, step],
  )
  return rowCount === 1
}

/** Uses a step up; false where it, or a later one, was used before. One that is far ahead was used by a clock that was. */
export async function spendStep(client: Queryable, accountId: number, step: number): Promise<boolean> {
  const { rowCount } = await client.query(
    "update account set totp_last_step = $2 where account_id = $1 and (totp_last_step < $2 or totp_last_step > $2 + $3)",
    [accountId, step, mostAhead],
  )
  return rowCount === 1
}

export async function dropFactor(client: Queryable, accountId: number): Promise<void> {
  await client.query(
    "update account set totp_secret = null, totp_pending = null, totp_last_step = 0 where account_id = $1",
    [accountId],
  )
  await client.query("delete from recovery_code where account_id = $1", [accountId])
}

/** These recovery codes, and no earlier ones. */
export async function setRecoveryCodes(
  client: Queryable,
  accountId: number,
  hashes: readonly Buffer[],
): Promise<void> {
  await client.query("delete from recovery_code where account_id = $1", [accountId])
  await client.query(
    "insert into recovery_code (account_id, code_hash) select $1, hash from unnest($2::bytea[]) as hash",
    [accountId, hashes],
  )
}

/** Uses a recovery code up; false where there is none such, or it was used before. */
export async function spendRecoveryCode(
  client: Queryable,
  accountId: number,
  codeHash: Buffer,
): Promise<boolean> {
  const { rowCount } = await client.query(
    "update recovery_code set used_at = now() where account_id = $1 and code_hash = $2 and used_at is null",
    [accountId, codeHash],
  )
  return rowCount === 1
}
