import type { Queryable } from "../../request-context.ts"

/** Keeps with an account how somebody wants the pages; what is not named stays. Answers all of it. */
export async function storePreferences(
  client: Queryable,
  accountId: number,
  wanted: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, unknown>>> {
  const { rows } = await client.query<{ prefs: Readonly<Record<string, unknown>> }>(
    "update account set prefs = prefs || $2::jsonb where account_id = $1 returning prefs",
    [accountId, JSON.stringify(wanted)],
  )
  return rows[0]?.prefs ?? {}
}
