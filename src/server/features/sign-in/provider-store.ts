import { believed } from "../../believed.ts"
import type { Queryable } from "../../request-context.ts"

/** Notes that a browser has left for the provider. */
export async function addVisit(client: Queryable, tokenHash: Buffer): Promise<void> {
  await client.query("insert into provider_visit (token_hash) values ($1)", [tokenHash])
}

/** The browser is back, in time; false where it never left, is late, or has been back before. */
export async function spendVisit(client: Queryable, tokenHash: Buffer): Promise<boolean> {
  const { rows } = await client.query<{ inTime: boolean }>(
    `delete from provider_visit where token_hash = $1
     returning left_at > now() - interval '10 minutes' and ${believed("left_at")} as "inTime"`,
    [tokenHash],
  )
  return rows[0]?.inTime === true
}
