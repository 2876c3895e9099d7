import type { EventPatch, SittingBody } from "../../../contract/event-actions.ts"
import { minutesBooked } from "../../../domain/venues/booked-time.ts"
import type { UnitWithin } from "../../access/doors.ts"
import type { RequestContext } from "../../request-context.ts"
import { doubtsAboutVenue, type VenueDoubts, venueCalled } from "../venues/index.ts"
import type { EventRow } from "./event-queries.ts"
import { countExpected } from "./expected-ahead-queries.ts"

/** The place of the register that a sitting takes: the one it names, or the one that its words can only mean. */
export async function placeMeant(
  context: RequestContext,
  unit: { readonly unitId: number; readonly path: string },
  { venueId, place, start }: Pick<SittingBody, "venueId" | "place" | "start">,
): Promise<number | null> {
  if (venueId) return venueId
  return (place && (await venueCalled(context.client, unit, place, start.slice(0, 10)))) || null
}

/** The same where a correction writes another place: what was booked is given up for it. */
export async function withPlaceMeant(
  context: RequestContext,
  row: EventRow,
  patch: EventPatch,
): Promise<EventPatch> {
  const { start = row.start } = patch
  const place = patch.place ?? ""
  if (patch.place === undefined || (place || null) === row.place || patch.venueId) return patch
  const unit = { unitId: row.unit.unitId, path: row.path }
  return { ...patch, venueId: await placeMeant(context, unit, { place, start }) }
}

/** What is to be asked about the place of a sitting that is recorded or planned; nothing where it names none of the register. */
export async function doubtsAboutSittingPlace(
  context: RequestContext,
  holders: readonly UnitWithin[],
  { venueId, start, lastsMinutes, items, unitId }: SittingBody,
  hundredthHours: number,
): Promise<Partial<VenueDoubts>> {
  if (!venueId) return {}
  const asked = items.map(({ kind, audience = null }, index) => ({
    unitId: holders[index]?.unitId ?? unitId,
    kind,
    audience,
  }))
  const expected = await countExpected(context.client, start.slice(0, 10), asked)
  const minutes = minutesBooked(lastsMinutes, hundredthHours)
  return await doubtsAboutVenue(context, { venueId, start, minutes, expected })
}

/** The same where a correction moves a sitting to another place or time; what stays as it was is not in question. */
export async function doubtsAboutMovedPlace(
  context: RequestContext,
  row: EventRow,
  patch: EventPatch,
): Promise<Partial<VenueDoubts>> {
  const venueId = patch.venueId === undefined ? row.venue?.venueId : patch.venueId
  const { start = row.start, lastsMinutes = row.lastsMinutes, hours = row.hundredthHours / 100 } = patch
  const moves = venueId !== row.venue?.venueId || start !== row.start || lastsMinutes !== row.lastsMinutes
  if (!venueId || !moves || row.state === "cancelled") return {}
  const items = [row, ...row.sitting.filter(({ shared }) => shared)].map((item) => ({
    unitId: "unit" in item ? item.unit.unitId : item.unitId,
    kind: item.kind,
    audience: item.audience?.map((one) => (typeof one === "number" ? one : one.unitId)) ?? null,
  }))
  const expected = await countExpected(context.client, start.slice(0, 10), items)
  const minutes = minutesBooked(lastsMinutes, Math.round(hours * 100))
  const again = venueId === row.venue?.venueId && start.slice(0, 10) === row.startsOn
  return await doubtsAboutVenue(context, {
    ...{ venueId, start, minutes, expected, again },
    activityId: row.activityId,
  })
}

/** The same where a sitting that was called off takes place after all: somebody else may have its place by now. */
export async function doubtsAboutOldPlace(
  context: RequestContext,
  { venue, start, lastsMinutes, hundredthHours, activityId }: EventRow,
): Promise<Partial<VenueDoubts>> {
  if (!venue) return {}
  const minutes = minutesBooked(lastsMinutes, hundredthHours)
  return await doubtsAboutVenue(context, {
    ...{ venueId: venue.venueId, start, minutes, expected: 0, again: true },
    activityId,
  })
}
