import { believed } from "../../believed.ts"
import type { Queryable } from "../../request-context.ts"

/** The account of a code that can still be used. */
export async function accountOfActivation(client: Queryable, codeHash: Buffer): Promise<number | undefined> {
  const { rows } = await client.query<{ accountId: number }>(
    `select account_id as "accountId" from activation
      where code_hash = $1 and used_at is null and expires_at > now() and ${believed("issued_at")}`,
    [codeHash],
  )
  return rows[0]?.accountId
}

/** Uses a code up, and notes who issued it; false where it cannot be used any more. */
export async function spendActivation(client: Queryable, codeHash: Buffer): Promise<boolean> {
  const { rowCount } = await client.query(
    `with used as (
       update activation set used_at = now()
        where code_hash = $1 and used_at is null and expires_at > now() and ${believed("issued_at")}
       returning account_id, issued_by)
     update account a set let_in_by = used.issued_by from used where a.account_id = used.account_id`,
    [codeHash],
  )
  return rowCount === 1
}
