import type { Venue } from "../../../contract/venues.ts"
import type { Queryable } from "../../request-context.ts"

/** A place, as it is kept, with where its owner stands in the tree. */
export interface VenueRow extends Omit<Venue, "can"> {
  readonly path: string
}

const columns = `v.venue_id as "venueId",
  json_build_object('unitId', u.unit_id, 'code', u.code, 'name', u.name) as unit, u.path::text as path, v.name, v.kind,
  v.address as street, v.seats, v.equipment, v.shared, v.closed_on as "closedOn", v.version,
  (select json_build_object('memberId', m.member_id, 'code', m.code, 'name', m.name)
     from member m where m.member_id = v.keeper_id) as keeper`

/** Places that a unit may use: its own, those of units in line with it, and those for everybody. */
const usable = `(v.shared or v.unit_id = any($2) or u.path <@ $1::ltree)`

/** The places a unit may use, its own first, those that are closed last. */
export async function venuesFor(client: Queryable, path: string, limit: number): Promise<VenueRow[]> {
  const { rows } = await client.query<VenueRow>(
    `select ${columns} from venue v join unit u using (unit_id) where ${usable}
      order by v.closed_on is not null, u.path <> $1::ltree, u.path @> $1::ltree desc, v.name, v.venue_id limit $3`,
    [path, path.split(".").map(Number), limit],
  )
  return rows
}

/** One of the places a unit may use. */
export async function venueFor(
  client: Queryable,
  path: string,
  venueId: number,
): Promise<VenueRow | undefined> {
  const { rows } = await client.query<VenueRow>(
    `select ${columns} from venue v join unit u using (unit_id) where ${usable} and v.venue_id = $3`,
    [path, path.split(".").map(Number), venueId],
  )
  return rows[0]
}

/**
 * The open place of the register that is meant where only its name is written: the unit's own, or the one place of that
 * name which it may use. Where several have the name nobody knows which is meant.
 */
export async function venueCalled(
  client: Queryable,
  unit: { readonly unitId: number; readonly path: string },
  name: string,
  on: string,
): Promise<number | undefined> {
  const { rows } = await client.query<{ readonly venueId: number; readonly isOwn: boolean }>(
    `select v.venue_id as "venueId", v.unit_id = $3 as "isOwn" from venue v join unit u using (unit_id)
      where ${usable} and v.name = $4 and (v.closed_on is null or v.closed_on > $5)
      order by v.unit_id = $3 desc limit 2`,
    [unit.path, unit.path.split(".").map(Number), unit.unitId, name, on],
  )
  const [first, other] = rows
  return first?.isOwn || !other ? first?.venueId : undefined
}

/** What a unit wrote as a place of late that is none of the register, the most usual first. */
export async function placesOf(client: Queryable, unitId: number, path: string): Promise<string[]> {
  const { rows } = await client.query<{ readonly place: string }>(
    `select s.place from activity a join sitting s using (sitting_id)
      where a.unit_id = $3 and a.state <> 'cancelled' and s.place is not null and s.venue_id is null
        and not exists (select from venue v join unit u on u.unit_id = v.unit_id where v.name = s.place and ${usable})
        and a.starts_on > (select max(starts_on) from activity where unit_id = $3) - 730
      group by s.place order by count(*) desc, max(a.starts_at) desc, s.place limit 12`,
    [path, path.split(".").map(Number), unitId],
  )
  return rows.map(({ place }) => place)
}

/** The open places that somebody keeps: not of a unit that they belonged to, with all below it, and have left. */
export async function venuesKeptBy(client: Queryable, memberId: number, today: string) {
  const { rows } = await client.query<{
    readonly venueId: number
    readonly unitId: number
    readonly name: string
  }>(
    `select venue_id as "venueId", v.unit_id as "unitId", v.name from venue v join unit u using (unit_id)
      where v.keeper_id = $1 and (v.closed_on is null or v.closed_on > $2)
        and not exists (select from membership b join unit own on own.unit_id = b.unit_id
                         where b.member_id = $1 and own.path <@ u.path
                        having bool_and(coalesce(b.until_on <= $2, false)))
      order by v.name limit 20`,
    [memberId, today],
  )
  return rows
}
