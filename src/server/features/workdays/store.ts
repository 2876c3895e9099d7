import type { WorkdayYear } from "../../../domain/shared/workday-calendar.ts"
import type { Queryable } from "../../request-context.ts"

/** Keeps the list of a year, in the place of the one there was. `accountId`: null on the command line. */
export async function putYear(
  client: Queryable,
  { year, days }: WorkdayYear,
  accountId: number | null,
): Promise<void> {
  await client.query(
    `insert into workday_year (year, days, account_id) values ($1, $2, $3)
         on conflict (year) do update set days = excluded.days, account_id = excluded.account_id, noted_at = now()`,
    [year, JSON.stringify(days), accountId],
  )
}

/** Lets go of the list of a year; whether there was one. */
export async function removeYear(client: Queryable, year: number): Promise<boolean> {
  const { rowCount } = await client.query("delete from workday_year where year = $1", [year])
  return rowCount === 1
}

/** Says who changes something in this transaction, where no account does: the history keeps it. */
export async function nameActor(client: Queryable, actor: string): Promise<void> {
  await client.query("select set_config('xueer.actor', $1, true)", [actor])
}
