import type { Queryable } from "../../request-context.ts"

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
