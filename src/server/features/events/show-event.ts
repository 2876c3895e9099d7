import type { Event } from "../../../contract/events.ts"
import { isOwnUnit, reachesUnit, type Scope, scopeFor } from "../../../domain/access/scope.ts"
import { lampsOf } from "../../../domain/events/lamps.ts"
import { mayRecord } from "../../../domain/events/may-record.ts"
import { whyNotNow } from "../../../domain/events/self-recording.ts"
import { isByPost } from "../../../domain/events/who-is-expected.ts"
import { activityWithin, isSittingClosed } from "../../access/index.ts"
import { Answer } from "../../http/route.ts"
import type { RequestContext } from "../../request-context.ts"
import { noteRead } from "../announcements/index.ts"
import { attachmentsOf } from "../attachments/index.ts"
import { makeUpTermOf } from "../make-ups/index.ts"
import {
  type EventRow,
  type ListRow,
  type ListSums,
  listHolders,
  newestChangeOf,
  readEvent,
  readList,
  sumList,
} from "./event-queries.ts"
import { listClashes } from "./marks-store.ts"
import { shortOf } from "./share-months.ts"
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

/** The same for whoever opens its page: what told them of it has been read. */
export async function openEvent(
  context: RequestContext,
  scope: Scope<"event.read">,
  activityId: number,
): Promise<Answer<Event>> {
  const event = await showEvent(context, scope, activityId)
  const { client, actor, app } = context
  if (app.database.room() === "plenty") await noteRead(client, actor.accountId, activityId)
  return event
}

/** The activity as it is now, for whoever has just changed it, or found it changed. */
export async function eventNow(context: RequestContext, activityId: number): Promise<Event> {
  return (await showEvent(context, scopeFor(context.actor, "event.read"), activityId)).body
}

async function describe(context: RequestContext, scope: Scope<"event.read">, row: EventRow): Promise<Event> {
  const { memberId } = context.actor
  const sums = await sumList(context.client, row.activityId, memberId, context.today)
  const records = mayRecord(context.actor, row.path, row.kind)
  // Whoever looks after one body of a unit reads of its other meetings how many came, and not who stayed away and why.
  const names = scopeFor(context.actor, "member.read")
  const all = reachesUnit(scope, row.path) && (records || reachesUnit(names, row.path))
  const list = await readList(context, row.activityId, names, all, listMost)
  const { path, startsOn, hundredthHours, shortMinutes: _, ...event } = row
  const { mine, daysAfter, lines, ...counts } = sums
  // What a committee or a central group says among itself is for those who belong to it.
  const closed = !all && isByPost(row.kind) && mine === null && row.lecturer?.memberId !== memberId
  const minutesClosed = await isSittingClosed(context, scope, row.activityId)
  return {
    ...event,
    opens: studyOpened(context, row),
    ...(closed ? { content: null, effect: null } : {}),
    ...(minutesClosed ? { minutes: null, minutesDocument: null } : {}),
    sitting: row.sitting.map(({ path: unitPath, lecturerId: _, ...item }) => ({
      ...item,
      records: mayRecord(context.actor, unitPath, item.kind),
    })),
    hours: hundredthHours / 100,
    short: await shortOf(context, row),
    newestChange: await newestChangeOf(context.client, row.activityId),
    begun: row.start <= context.now,
    lamps: shownLamps(lampsOf({ ...row, withoutRow: sums.withoutRow })),
    counts,
    attendance: records ? list : list.map(forReader(memberId)),
    makeUpUntil: makeUpTermOf(context.app.packs, { kind: row.kind, on: startsOn }),
    ...(records ? await listClashes(context.client, [row.activityId]) : { clashes: [], moreClashes: false }),
    guestNames: all ? row.guestNames : [],
    attendanceMore: all ? Math.max(0, lines - list.length) : 0,
    attachments: minutesClosed ? null : await attachmentsOf(context, row.activityId, records),
    mine: ownPart(context, row, mine, daysAfter),
    holders: records ? await listHolders(context.client, row.unit.unitId) : [],
    can: records ? ["event.record"] : [],
  }
}

/** A line of the list for whoever does not keep it: what a make-up is like is between those whose it is. */
const forReader = (reader: number | null) => (line: ListRow) => ({
  ...line,
  arrangement: null,
  makeUpId:
    reader !== null && [line.member.memberId, line.helper?.memberId].includes(reader) ? line.makeUpId : null,
})

/** Topic and problem are of the unit that holds it or of one above: their paths begin its own. */
function studyOpened({ actor }: RequestContext, { path, unit, ofTopic, ofConcern }: EventRow): number[] {
  const scope = scopeFor(actor, "study.read")
  const above = path.split(".")
  const pathOf = (unitId: number) => above.slice(0, above.indexOf(String(unitId)) + 1).join(".")
  const named = [unit.unitId, ...[ofTopic, ofConcern].flatMap((one) => one?.unitId ?? [])]
  return [...new Set(named)].filter((unitId) => {
    const at = pathOf(unitId)
    return at !== "" && (reachesUnit(scope, at) || isOwnUnit(scope, at))
  })
}

function ownPart(
  context: RequestContext,
  { kind, state, recordState, startsOn }: EventRow,
  mine: ListSums["mine"],
  daysAfter: number,
): Event["mine"] {
  if (!mine) return null
  const notNow = whyNotNow({
    state,
    signed: recordState !== "open",
    startsOn,
    expected: mine.expected,
    today: context.today,
    daysAfter,
  })
  const isMissed =
    mine.expected && state === "held" && (mine.status === "absent" || mine.status === "on-leave")
  return {
    ...mine,
    makeUpUntil: isMissed ? makeUpTermOf(context.app.packs, { kind, on: startsOn }) : null,
    notNow: notNow ?? null,
  }
}
