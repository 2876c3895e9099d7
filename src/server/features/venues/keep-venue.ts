import type { z } from "zod"
import { type newVenue, type VenueSaid, type venueEntered, venueProblems } from "../../../contract/venues.ts"
import { type Scope, scopeFor } from "../../../domain/access/scope.ts"
import { memberWithin, unitWithin } from "../../access/index.ts"
import { refuseEnded } from "../../ended-units.ts"
import { given } from "../../given.ts"
import { Problem, problem } from "../../http/problem.ts"
import { Answer } from "../../http/route.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { countBookings } from "./read-venues.ts"
import { venueFor } from "./venue-queries.ts"
import { addVenue, bookPlanned, isNameTaken, updateVenue, type VenueNow } from "./venue-store.ts"

/**
 * Enters a place of a unit. What is planned there under its name, and may be corrected by whoever enters it, has it booked
 * from now on; where that meets, the place says so.
 */
export async function enterVenue(
  context: RequestContext,
  scope: Scope<"study.keep">,
  unitId: number,
  said: z.output<typeof newVenue>,
): Promise<z.output<typeof venueEntered>> {
  refuseEnded(context, await unitWithin(context, scope, unitId))
  await checkKeeper(context, said.keeperId)
  const none = { street: null, seats: null, keeperId: null, equipment: null, shared: false, closedOn: null }
  const venueId = await addVenue(context.client, unitId, {
    ...none,
    ...given(said),
    name: said.name,
    kind: said.kind,
  })
  if (venueId === undefined) throw new Problem(venueProblems, "venue-there")
  const activityIds = await bookPlanned(context, scopeFor(context.actor, "event.record"), venueId)
  await audit(context, "venue-entered", { unitId, details: { venueId, after: said, activityIds } })
  return { venueId, ...(await countBookings(context, venueId)) }
}

/** Changes a place, or closes it: what was held there stays as it is. */
export async function changeVenue(
  context: RequestContext,
  scope: Scope<"study.keep">,
  { unitId, venueId }: { readonly unitId: number; readonly venueId: number },
  version: number,
  patch: VenueSaid,
) {
  const { path } = await unitWithin(context, scope, unitId)
  const before = await venueFor(context.client, path, venueId)
  if (before?.unit.unitId !== unitId) throw problem("not-found")
  const keeperId = before.keeper?.memberId ?? null
  if (patch.keeperId !== keeperId) await checkKeeper(context, patch.keeperId)
  const now: VenueNow = { ...before, keeperId, ...given(patch) }
  if (await isNameTaken(context.client, unitId, now.name, venueId)) {
    throw new Problem(venueProblems, "venue-there")
  }
  if (!(await updateVenue(context.client, venueId, version, now))) {
    throw problem("stale", {}, { current: before })
  }
  await audit(context, "venue-changed", { unitId, details: { venueId, after: patch } })
  return new Answer({ venueId, version: version + 1 }, { version: version + 1 })
}

/** Whoever keeps a place is somebody the asker may see. */
async function checkKeeper(context: RequestContext, keeperId: number | null | undefined): Promise<void> {
  if (keeperId) await memberWithin(context, scopeFor(context.actor, "member.read"), keeperId)
}
