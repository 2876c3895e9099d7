import type { Booking, DoubtFacts } from "../../../contract/event-problems.ts"
import type { Language } from "../../../contract/refusals.ts"
import { reachesUnit, scopeFor } from "../../../domain/access/scope.ts"
import { fullDayWords } from "../../../domain/shared/day-words.ts"
import { plusMinutes } from "../../../domain/venues/booked-time.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { bookingsOf, type VenueNamed, venueNamed } from "./booking-queries.ts"
import { lockVenue } from "./venue-store.ts"

/** A sitting that wants a place. */
export interface Wanted {
  readonly venueId: number
  /** `YYYY-MM-DD HH:mm`. */
  readonly start: string
  readonly minutes: number
  readonly expected: number
  /** One of its items, where it is there already: it does not stand in its own way. */
  readonly activityId?: number
  /** It had the place for this day before, and takes it up again. */
  readonly again?: boolean
}

/** Refuses a place that is not used any more on the day for which somebody books it. */
function refuseClosed(language: Language, { name, closedOn }: VenueNamed): void {
  const since = fullDayWords(closedOn ?? "")
  const message = {
    zh: `${name}从${since.zh}起停用，请换一个地方。`,
    en: `${name} is closed from ${since.en} on: please choose another place.`,
  }[language]
  throw problem("invalid", {}, { errors: [{ pointer: "/venueId", message }] })
}

/** What is asked of whoever wants a place: that somebody else has it then, or that it is too small; or used no more. */
export interface VenueDoubts {
  readonly venueClosed: boolean
  readonly venueTaken: boolean
  readonly fewSeats: boolean
  readonly venue: DoubtFacts["venue"]
  readonly bookedBy: Booking | undefined
}

/**
 * Looks whether a place is free and large enough, for whoever is about to book it: others who want it wait until that is
 * done, or they would all find it free. What others do there is told as far as the asker may read it.
 */
export async function doubtsAboutVenue(
  context: RequestContext,
  { venueId, start, minutes, expected, activityId, again = false }: Wanted,
): Promise<VenueDoubts> {
  await lockVenue(context.client, venueId)
  const venue = await venueNamed(context.client, venueId)
  const closed = venue?.closedOn != null && venue.closedOn <= start.slice(0, 10)
  if (venue && closed && !again) refuseClosed(context.language, venue)
  const time = { from: start, until: plusMinutes(start, minutes) }
  const [other] = await bookingsOf(context.client, venueId, time, activityId ?? null)
  const reads = other && reachesUnit(scopeFor(context.actor, "event.read"), other.path)
  return {
    venueClosed: closed,
    venueTaken: other !== undefined,
    fewSeats: (venue?.seats ?? expected) < expected,
    venue: venue && { ...venue, expected },
    bookedBy: other && {
      unitName: other.unitName,
      from: other.from.slice(11),
      until: other.until.slice(11),
      topic: reads ? other.topic : null,
    },
  }
}
