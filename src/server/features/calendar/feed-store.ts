import type { Queryable } from "../../request-context.ts"

/** Makes a feed; undefined where there is one for it already. */
export async function addFeed(
  client: Queryable,
  feed: {
    readonly accountId: number
    readonly unitId: number | null
    readonly withDue: boolean
    readonly secretHash: Buffer
  },
): Promise<number | undefined> {
  const { rows } = await client.query<{ feedId: number }>(
    `insert into calendar_feed (account_id, unit_id, with_due, secret_hash) values ($1, $2, $3, $4)
     on conflict do nothing returning feed_id as "feedId"`,
    [feed.accountId, feed.unitId, feed.withDue, feed.secretHash],
  )
  return rows[0]?.feedId
}

/** Gives a feed of an account another secret: the address there was leads nowhere from now on. */
export async function renewSecret(
  client: Queryable,
  of: { readonly accountId: number; readonly feedId: number },
  secretHash: Buffer,
): Promise<{ unitId: number | null } | undefined> {
  const { rows } = await client.query<{ unitId: number | null }>(
    `update calendar_feed set secret_hash = $3, made_at = now()
      where feed_id = $1 and account_id = $2 returning unit_id as "unitId"`,
    [of.feedId, of.accountId, secretHash],
  )
  return rows[0]
}

/** Ends a feed of an account. */
export async function dropFeed(
  client: Queryable,
  of: { readonly accountId: number; readonly feedId: number },
): Promise<{ unitId: number | null } | undefined> {
  const { rows } = await client.query<{ unitId: number | null }>(
    `delete from calendar_feed where feed_id = $1 and account_id = $2 returning unit_id as "unitId"`,
    [of.feedId, of.accountId],
  )
  return rows[0]
}
