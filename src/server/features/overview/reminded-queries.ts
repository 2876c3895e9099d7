import type { Day } from "../../../domain/shared/calendar.ts"
import type { Queryable } from "../../request-context.ts"

/** What a unit was reminded of last, and has not done: by obligation and period. */
export interface Reminded {
  readonly obligation: string
  readonly period: string
  readonly on: Day
  readonly by: string
}

/** What units at or below some were reminded of and have not done: when last, and how many of them. */
export async function remindedBelow(
  client: Queryable,
  unitIds: readonly number[],
): Promise<{ obligation: string; period: string; on: Day; units: number }[]> {
  const { rows } = await client.query<{ obligation: string; period: string; on: Day; units: number }>(
    `select r.obligation, r.period, max(r.on_day) as "on", count(distinct r.unit_id)::int as units
       from reminder r join unit u using (unit_id)
      where r.done_on is null and r.taken_back_at is null and r.obligation is not null and r.period is not null
        and u.path <@ array(select path from unit where unit_id = any($1::int[]))
      group by 1, 2`,
    [unitIds],
  )
  return rows
}

/** What a unit was reminded of and was not found done yet, each thing as it was last. */
export async function remindedOf(client: Queryable, unitId: number): Promise<Reminded[]> {
  const { rows } = await client.query<{ obligation: string; period: string; on: Day; by: string }>(
    `select distinct on (r.obligation, r.period) r.obligation, r.period, r.on_day as "on", a.name as by
       from reminder r join account a using (account_id)
      where r.unit_id = $1 and r.done_on is null and r.taken_back_at is null and r.obligation is not null and r.period is not null
      order by r.obligation, r.period, r.reminder_id desc`,
    [unitId],
  )
  return rows
}
