import type { Queryable } from "../../request-context.ts"

/**
 * Seconds until an account may send another, where it sent so many in 24 hours; else 0. Whoever sends for the account at
 * the same time waits.
 */
export async function waitForMore(client: Queryable, accountId: number, most: number): Promise<number> {
  await client.query("select pg_advisory_xact_lock(hashtext('xueer suggestions'), $1)", [accountId])
  const { rows } = await client.query<{ readonly seconds: number }>(
    `select ceil(extract(epoch from sent_at + interval '1 day' - now()))::int as seconds from suggestion
      where account_id = $1 and sent_at > now() - interval '1 day' order by sent_at desc offset $2 - 1 limit 1`,
    [accountId, most],
  )
  return Math.max(0, rows[0]?.seconds ?? 0)
}

/** Keeps a suggestion. Answers its number. */
export async function addSuggestion(
  client: Queryable,
  sent: {
    readonly accountId: number
    readonly unitId: number | null
    readonly page: string
    readonly body: string
  },
): Promise<number> {
  const { rows } = await client.query<{ suggestionId: number }>(
    `insert into suggestion (account_id, unit_id, page, body) values ($1, $2, $3, $4)
     returning suggestion_id as "suggestionId"`,
    [sent.accountId, sent.unitId, sent.page, sent.body],
  )
  return rows[0]?.suggestionId ?? 0
}

/** Answers a suggestion that nobody has answered yet; whether there was one. */
export async function putAnswer(
  client: Queryable,
  suggestionId: number,
  answer: string,
  accountId: number,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update suggestion set answer = $2, answered_by = $3, answered_at = now()
      where suggestion_id = $1 and answered_at is null`,
    [suggestionId, answer, accountId],
  )
  return rowCount === 1
}
