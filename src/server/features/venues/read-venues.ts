import type { z } from "zod"
import type { Booking, keptVenues, Venue, venueMonth, venuesOfUnit } from "../../../contract/venues.ts"
import { reachesUnit, type Scope, scopeFor } from "../../../domain/access/scope.ts"
import { dayOf, plusDays } from "../../../domain/shared/calendar.ts"
import { unitWithin } from "../../access/index.ts"
import { mayStillIn } from "../../ended-units.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { cutAt } from "../../until-full.ts"
import { type BookingRow, bookingsOf } from "./booking-queries.ts"
import { placesOf, type VenueRow, venueFor, venuesFor, venuesKeptBy } from "./venue-queries.ts"

/** How far ahead a keeper sees bookings, in days. */
const daysAhead = 30

/** Places that are listed at once. */
const most = 300

/** The places that a unit may use, and what else it wrote as a place of late. */
export async function readVenues(
  context: RequestContext,
  scope: Scope<"study.read">,
  unitId: number,
): Promise<z.output<typeof venuesOfUnit>> {
  const unit = await unitWithin(context, scope, unitId)
  const { code, name, path } = unit
  const { items, more } = cutAt(await venuesFor(context.client, path, most + 1), most)
  return {
    unit: { unitId, code, name },
    venues: items.map((row) => shown(context, row)),
    more,
    places: await placesOf(context.client, unitId, path),
    can: mayStillIn(context, "study.keep", unit) ? ["study.keep"] : [],
  }
}

/** A place with its bookings of a month; what they are for where the reader may see it. */
export async function readVenueMonth(
  context: RequestContext,
  scope: Scope<"study.read">,
  { unitId, venueId }: { readonly unitId: number; readonly venueId: number },
  month = context.today.slice(0, 7),
): Promise<z.output<typeof venueMonth>> {
  const { code, name, path } = await unitWithin(context, scope, unitId)
  const row = await venueFor(context.client, path, venueId)
  if (!row) throw problem("not-found")
  const last = plusDays(dayOf(`${month}-01`), 31).slice(0, 7)
  const time = { from: `${month}-01 00:00`, until: `${last}-01 00:00` }
  return {
    of: { unitId, code, name },
    venue: shown(context, row),
    month,
    bookings: told(context, await bookingsOf(context.client, venueId, time)),
  }
}

/** The places one keeps, with their bookings of the next thirty days. */
export async function readKeptVenues(context: RequestContext): Promise<z.output<typeof keptVenues>> {
  const { client, actor, today } = context
  const kept = actor.memberId === null ? [] : await venuesKeptBy(client, actor.memberId, today)
  const time = { from: `${today} 00:00`, until: `${plusDays(today, daysAhead)} 00:00` }
  const venues = []
  for (const venue of kept) {
    venues.push({ ...venue, bookings: told(context, await bookingsOf(client, venue.venueId, time)) })
  }
  return { venues }
}

/** How many bookings of a place are ahead, and how many of these meet another. */
export async function countBookings(
  { client, today }: RequestContext,
  venueId: number,
): Promise<{ readonly booked: number; readonly clashes: number }> {
  const rows = await bookingsOf(client, venueId, { from: `${today} 00:00`, until: "9999-12-31 00:00" })
  return { booked: rows.length, clashes: rows.filter((row) => meetsAnother(row, rows)).length }
}

/** Whether a booking meets another of the same place. */
const meetsAnother = ({ activityId, from, until }: BookingRow, rows: readonly BookingRow[]) =>
  rows.some((other) => other.activityId !== activityId && other.from < until && from < other.until)

function shown(context: RequestContext, { path, ...venue }: VenueRow): Venue {
  return { ...venue, can: reachesUnit(scopeFor(context.actor, "study.keep"), path) ? ["study.keep"] : [] }
}

function told(context: RequestContext, rows: readonly BookingRow[]): Booking[] {
  const reads = scopeFor(context.actor, "event.read")
  return rows.map((row) => ({
    unitName: row.unitName,
    from: row.from,
    until: row.until,
    clashes: meetsAnother(row, rows),
    activity: reachesUnit(reads, row.path)
      ? { activityId: row.activityId, kind: row.kind, topic: row.topic }
      : null,
  }))
}
