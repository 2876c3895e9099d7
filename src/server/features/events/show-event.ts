import type { Event } from "../../../contract/events.ts"
import { reachesUnit, type Scope, scopeFor } from "../../../domain/access/scope.ts"
import { lampsOf } from "../../../domain/events/lamps.ts"
import { mayRecord } from "../../../domain/events/may-record.ts"
import { whyNotNow } from "../../../domain/events/self-recording.ts"
import { isByPost } from "../../../domain/events/who-is-expected.ts"
import { activityWithin, isSittingClosed } from "../../access/index.ts"
import { Answer } from "../../http/route.ts"
import type { RequestContext } from "../../request-context.ts"
import { attachmentsOf } from "../attachments/index.ts"
import { type EventRow, type ListSums, listHolders, readEvent, readList, sumList } from "./event-queries.ts"
import { shownLamps } from "./shown-lamps.ts"

/** The list is shown up to so many people. */
const listMost = 2000

/** One activity, whole, as far as the asker may see it. */
export async function showEvent(
  context: RequestContext,
  scope: Scope<"event.read">,
  activityId: number,
): Promise<Answer<Event>> {
  await activityWithin(context, scope, activityId)
  const row = await readEvent(context.client, activityId)
  if (!row) throw new Error(`activity ${activityId} is gone in the middle of a request`)
  const body = await describe(context, scope, row)
  return new Answer(body, { version: body.version })
}

/** The activity as it is now, for whoever has just changed it, or found it changed. */
export async function eventNow(context: RequestContext, activityId: number): Promise<Event> {
  return (await showEvent(context, scopeFor(context.actor, "event.read"), activityId)).body
}

async function describe(context: RequestContext, scope: Scope<"event.read">, row: EventRow): Promise<Event> {
  const { memberId } = context.actor
  const sums = await sumList(context.client, row.activityId, memberId, context.today)
  const all = reachesUnit(scope, row.path)
  const list = await readList(context, row.activityId, scope, all, listMost)
  const { path, startsOn, hundredthHours, ...event } = row
  const { mine, daysAfter, ...counts } = sums
  const records = mayRecord(context.actor, path, row.kind)
  // What a committee or a central group says among itself is for those who belong to it.
  const closed = !all && isByPost(row.kind) && mine === null && row.lecturer?.memberId !== memberId
  const minutesClosed = await isSittingClosed(context, scope, row.activityId)
  return {
    ...event,
    ...(closed ? { content: null, effect: null } : {}),
    ...(minutesClosed ? { minutes: null } : {}),
    sitting: row.sitting.map(({ path: unitPath, lecturerId: _, ...item }) => ({
      ...item,
      records: mayRecord(context.actor, unitPath, item.kind),
    })),
    hours: hundredthHours / 100,
    begun: row.start <= context.now,
    lamps: shownLamps(lampsOf({ ...row, withoutRow: sums.withoutRow })),
    counts,
    attendance: list,
    guestNames: all ? row.guestNames : [],
    attendanceMore: all ? Math.max(0, counts.expected + counts.guests - list.length) : 0,
    attachments: minutesClosed ? null : await attachmentsOf(context, row.activityId, records),
    mine: ownPart(context, row, mine, daysAfter),
    holders: records ? await listHolders(context.client, row.unit.unitId) : [],
    can: records ? ["event.record"] : [],
  }
}

function ownPart(
  context: RequestContext,
  { state, startsOn }: EventRow,
  mine: ListSums["mine"],
  daysAfter: number,
): Event["mine"] {
  if (!mine) return null
  const notNow = whyNotNow({ state, startsOn, expected: mine.expected, today: context.today, daysAfter })
  return { ...mine, notNow: notNow ?? null }
}
