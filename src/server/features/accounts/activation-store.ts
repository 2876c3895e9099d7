import { believed } from "../../believed.ts"
import type { Queryable } from "../../request-context.ts"

/** Which of these accounts have a code that can still be used. */
export async function withOpenCode(client: Queryable, accountIds: readonly number[]): Promise<Set<number>> {
  const { rows } = await client.query<{ accountId: number }>(
    `select distinct account_id as "accountId" from activation
      where account_id = any($1) and used_at is null and expires_at > now() and ${believed("issued_at")}`,
    [accountIds],
  )
  return new Set(rows.map(({ accountId }) => accountId))
}

/** Lets go of codes that were used, or could not be used any more, a day ago. */
export async function forgetOldCodes(client: Queryable): Promise<void> {
  await client.query("delete from activation where coalesce(used_at, expires_at) < now() - interval '1 day'")
}

/** Codes for accounts, by their hashes. Earlier codes of the same accounts are void; answers how many. */
export async function addActivations(
  client: Queryable,
  codes: readonly { readonly accountId: number; readonly codeHash: Buffer }[],
  issue: { readonly by: number | null; readonly validHours: number },
): Promise<number> {
  const accountIds = codes.map(({ accountId }) => accountId)
  const { rowCount } = await client.query(
    `update activation set expires_at = now()
      where account_id = any($1) and used_at is null and expires_at > now()`,
    [accountIds],
  )
  await client.query(
    `insert into activation (account_id, code_hash, issued_by, expires_at)
     select account_id, code_hash, $3, now() + make_interval(hours => $4)
       from unnest($1::int[], $2::bytea[]) as given (account_id, code_hash)`,
    [accountIds, codes.map(({ codeHash }) => codeHash), issue.by, issue.validHours],
  )
  return rowCount ?? 0
}

/** No code of an account works any more; answers how many did. */
export async function voidActivations(client: Queryable, accountId: number): Promise<number> {
  const { rowCount } = await client.query(
    `update activation set expires_at = now()
      where account_id = $1 and used_at is null and expires_at > now()`,
    [accountId],
  )
  return rowCount ?? 0
}
