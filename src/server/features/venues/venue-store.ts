import type { Scope } from "../../../domain/access/scope.ts"
import type { VenueKind } from "../../../domain/venues/venue-kinds.ts"
import { within } from "../../access/index.ts"
import type { Queryable, RequestContext } from "../../request-context.ts"

/** A place as it is to be. */
export interface VenueNow {
  readonly name: string
  readonly kind: VenueKind
  readonly street: string | null
  readonly seats: number | null
  readonly keeperId: number | null
  readonly equipment: string | null
  readonly shared: boolean
  readonly closedOn: string | null
}

const valuesOf = (venue: VenueNow) => [
  venue.name,
  venue.kind,
  venue.street || null,
  venue.seats,
  venue.keeperId,
  venue.equipment || null,
  venue.shared,
  venue.closedOn,
]

const columns = "name, kind, address, seats, keeper_id, equipment, shared, closed_on"

/** Whether a unit has another place of that name. */
export async function isNameTaken(
  client: Queryable,
  unitId: number,
  name: string,
  except: number | null,
): Promise<boolean> {
  const { rows } = await client.query<{ readonly taken: boolean }>(
    `select exists (select from venue where unit_id = $1 and name = $2 and venue_id is distinct from $3) as taken`,
    [unitId, name, except],
  )
  return rows[0]?.taken === true
}

/** Adds a place. Answers its number; undefined where the unit has one of that name. */
export async function addVenue(
  client: Queryable,
  unitId: number,
  venue: VenueNow,
): Promise<number | undefined> {
  const { rows } = await client.query<{ readonly venueId: number }>(
    `insert into venue (unit_id, ${columns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict do nothing returning venue_id as "venueId"`,
    [unitId, ...valuesOf(venue)],
  )
  return rows[0]?.venueId
}

/** Changes a place in the version somebody saw; false when there is another by now. */
export async function updateVenue(
  client: Queryable,
  venueId: number,
  version: number,
  venue: VenueNow,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update venue set (${columns}) = row ($3::text, $4::text, $5::text, $6::int, $7::int, $8::text, $9::boolean, $10::date)
      where venue_id = $1 and version = $2`,
    [venueId, version, ...valuesOf(venue)],
  )
  return rowCount === 1
}

/**
 * Books a new place for what is planned from today on under its name, in its unit or below it, within a scope, and takes
 * no other. Answers the activities.
 */
export async function bookPlanned(
  { client, today }: Pick<RequestContext, "client" | "today">,
  scope: Scope<"event.record">,
  venueId: number,
): Promise<number[]> {
  const values: unknown[] = [venueId, today]
  const mayRecord = within(scope, values, { path: "w.path" })
  const { rows } = await client.query<{ readonly activityId: number }>(
    `with booked as (
       update sitting s set venue_id = v.venue_id from venue v join unit u using (unit_id)
        where v.venue_id = $1 and s.place = v.name and s.venue_id is null
          and exists (select from activity a where a.sitting_id = s.sitting_id and a.state = 'planned')
          and not exists (select from activity a join unit w on w.unit_id = a.unit_id
                           where a.sitting_id = s.sitting_id and a.state <> 'cancelled'
                             and not (a.state = 'planned' and a.starts_on >= $2 and w.path <@ u.path and ${mayRecord}))
       returning s.sitting_id)
     select a.activity_id as "activityId" from activity a join booked using (sitting_id)
      where a.state = 'planned' order by a.activity_id`,
    values,
  )
  return rows.map(({ activityId }) => activityId)
}

/** Whoever books a place, or closes it, waits for whoever does already. */
export async function lockVenue(client: Queryable, venueId: number): Promise<void> {
  await client.query("select from venue where venue_id = $1 for no key update", [venueId])
}
