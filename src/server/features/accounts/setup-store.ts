import type { Queryable } from "../../request-context.ts"

/** One link, and no earlier one. */
export async function setLink(client: Queryable, tokenHash: Buffer): Promise<void> {
  await client.query("delete from setup_link where used_at is null")
  await client.query("insert into setup_link (token_hash) values ($1)", [tokenHash])
}

/** Uses the link up: of any number at once one does. */
export async function spendLink(client: Queryable, tokenHash: Buffer): Promise<boolean> {
  const { rowCount } = await client.query(
    "update setup_link set used_at = now() where token_hash = $1 and used_at is null",
    [tokenHash],
  )
  return rowCount === 1
}

/** Whether a link can be used. */
export async function isLinkOpen(client: Queryable, tokenHash: Buffer): Promise<boolean> {
  const { rowCount } = await client.query(
    "select 1 from setup_link where token_hash = $1 and used_at is null",
    [tokenHash],
  )
  return rowCount === 1
}
