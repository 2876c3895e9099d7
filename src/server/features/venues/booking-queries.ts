import type { ActivityKind } from "../../../domain/shared/words.ts"
import type { Queryable } from "../../request-context.ts"

/** A sitting that has booked a place. */
export interface BookingRow {
  readonly activityId: number
  readonly unitId: number
  readonly unitName: string
  readonly path: string
  readonly kind: ActivityKind
  readonly topic: string
  /** `YYYY-MM-DD HH:mm`. */
  readonly from: string
  readonly until: string
}

/**
 * The bookings of a place that meet some time, the earliest first. A sitting that does not say how long it lasts takes an
 * hour for each of its hours, breaks included.
 */
export async function bookingsOf(
  client: Queryable,
  venueId: number,
  time: { readonly from: string; readonly until: string },
  except: number | null = null,
): Promise<BookingRow[]> {
  const { rows } = await client.query<BookingRow>(
    `with booked as (
       select s.sitting_id, min(a.activity_id) as activity_id, min(a.starts_at) as from_at,
              min(a.starts_at) + coalesce(s.lasts_minutes, sum(a.hundredth_hours) * 60 / 100) * interval '1 minute' as until_at
         from sitting s join activity a using (sitting_id)
        where s.venue_id = $1 and a.state <> 'cancelled'
          and a.starts_on between $2::timestamp::date - 1 and $3::timestamp::date
        group by s.sitting_id)
     select a.activity_id as "activityId", u.unit_id as "unitId", u.name as "unitName", u.path::text as path, a.kind, a.topic,
            to_char(b.from_at, 'YYYY-MM-DD HH24:MI') as "from", to_char(b.until_at, 'YYYY-MM-DD HH24:MI') as "until"
       from booked b join activity a using (activity_id) join unit u using (unit_id)
      where b.from_at < $3::timestamp and b.until_at > $2::timestamp
        and b.sitting_id is distinct from (select sitting_id from activity where activity_id = $4)
      order by b.from_at, b.sitting_id`,
    [venueId, time.from, time.until, except],
  )
  return rows
}

/** What a place is called, how many it seats, and from which day on it is used no more. */
export interface VenueNamed {
  readonly name: string
  readonly seats: number | null
  readonly closedOn: string | null
}

export async function venueNamed(client: Queryable, venueId: number): Promise<VenueNamed | undefined> {
  const { rows } = await client.query<VenueNamed>(
    `select name, seats, closed_on as "closedOn" from venue where venue_id = $1`,
    [venueId],
  )
  return rows[0]
}
