import type { Day } from "../../../domain/shared/calendar.ts"
import type { Queryable } from "../../request-context.ts"
import { waitForTurn } from "./sitting-store.ts"

/** The short sittings that a unit has held in a month, in the order of their time. */
export async function listShort(
  client: Queryable,
  unitId: number,
  month: Day,
): Promise<{ activityId: number; minutes: number }[]> {
  const { rows } = await client.query<{ activityId: number; minutes: number }>(
    `select activity_id as "activityId", short_minutes as minutes from activity
      where unit_id = $1 and starts_on >= $2::date and starts_on < $2::date + interval '1 month'
        and short_minutes is not null and state = 'held'
      order by starts_at, activity_id`,
    [unitId, month],
  )
  return rows
}

/** Gives activities their hours, hundredths, where they differ; answers the new versions of those. */
export async function putHours(
  client: Queryable,
  given: readonly { readonly activityId: number; readonly hours: number }[],
): Promise<{ activityId: number; version: number }[]> {
  if (given.length === 0) return []
  const { rows } = await client.query<{ activityId: number; version: number }>(
    `update activity a set hundredth_hours = x.hours
       from jsonb_to_recordset($1::jsonb) as x ("activityId" int, hours int)
      where a.activity_id = x."activityId" and a.hundredth_hours <> x.hours
      returning a.activity_id as "activityId", a.version`,
    [JSON.stringify(given)],
  )
  return rows
}

/**
 * Whoever is about to change a short sitting waits for the turn of its unit, before anything is written: the hours of
 * its whole month will change with it. `others`: units it may come to.
 */
export async function waitForMonths(
  client: Queryable,
  activityId: number,
  others: readonly number[] = [],
): Promise<void> {
  const { rows } = await client.query<{ unitId: number }>(
    `select unit_id as "unitId" from activity where activity_id = $1 and (short_minutes is not null or $2)`,
    [activityId, others.length > 0],
  )
  const units = rows.flatMap(({ unitId }) => [unitId, ...others])
  for (const unitId of [...new Set(units)].sort((one, other) => one - other))
    await waitForTurn(client, unitId)
}
