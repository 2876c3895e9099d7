import type { Day } from "../../../domain/shared/calendar.ts"
import type { Queryable } from "../../request-context.ts"

/** Planned meetings that people know of, of accounts. */
export const meetingsKnown = `
  select n.account_id, a.activity_id, a.sitting_id, a.unit_id, a.starts_on, a.starts_at
    from announced n join activity a using (activity_id) where a.state = 'planned'`

/** A meeting as a letter reminds of it: when and of which unit, and nobody's name. */
export interface MeetingAhead {
  readonly unit: string
  readonly on: Day
  readonly at: string
}

/** The meetings somebody comes to on the days after a day, up to another. */
export async function meetingsAhead(
  client: Queryable,
  accountId: number,
  after: Day,
  until: Day,
): Promise<MeetingAhead[]> {
  const { rows } = await client.query<MeetingAhead>(
    `select distinct u.name as unit, k.starts_on as "on", to_char(k.starts_at, 'HH24:MI') as at
       from (${meetingsKnown}) k join unit u using (unit_id)
      where k.account_id = $1 and k.starts_on > $2 and k.starts_on <= $3 order by 2, 3, 1 limit 20`,
    [accountId, after, until],
  )
  return rows
}
