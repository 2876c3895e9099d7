import type { z } from "zod"
import type { markHeldBody, restoreBody } from "../../../contract/event-actions.ts"
import type { Event } from "../../../contract/events.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import type { ActivityState } from "../../../domain/shared/words.ts"
import { changeRecord, unitWithin } from "../../access/index.ts"
import { askAboutDoubts } from "../../ask-about-doubts.ts"
import { refuseAfterEnd } from "../../ended-units.ts"
import { problem } from "../../http/problem.ts"
import { Answer } from "../../http/route.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { giveTurnsBack, lockRotasAt, takeTurnsAgain } from "../turns/index.ts"
import { isAwayFrom } from "./chair-away.ts"
import { openForRecording, stale } from "./correct-event.ts"
import { eventProblem } from "./event-problem.ts"
import { type EventRow, readEvent } from "./event-queries.ts"
import { changeGuestNames, changeState, markOthersHeld, openRecordsOf } from "./event-store.ts"
import { checkPeople } from "./name-people.ts"
import { namedAt, namesOnLeaveAt } from "./on-leave.ts"
import { shareMonths } from "./share-months.ts"
import { waitForMonths } from "./short-store.ts"
import { eventNow } from "./show-event.ts"
import { doubtsAboutOldPlace } from "./sitting-place.ts"
import { tellCalledOff } from "./tell-called-off.ts"
import { peopleIn, writeAttendance } from "./write-attendance.ts"

/** The activity somebody wants to put into another state, when it is in one of those it can come from. */
async function openInState(
  context: RequestContext,
  scope: Scope<"event.record">,
  activityId: number,
  version: number,
  from: readonly ActivityState[],
): Promise<EventRow> {
  await openForRecording(context, scope, activityId)
  // Before the sitting: whoever takes a turn holds the rota first.
  await lockRotasAt(context.client, activityId)
  await changeRecord(context, activityId)
  await waitForMonths(context.client, activityId)
  const row = await readEvent(context.client, activityId)
  if (!row) throw problem("not-found")
  if (row.version !== version) throw await stale(context, activityId)
  if (!from.includes(row.state)) throw eventProblem("wrong-state", { state: row.state })
  return row
}

async function put(
  context: RequestContext,
  { activityId, version, shortMinutes, unit, start }: EventRow,
  state: ActivityState,
  reason: string | null = null,
): Promise<void> {
  const done = await changeState(context.client, activityId, version, state, reason)
  if (!done) throw await stale(context, activityId)
  if (shortMinutes !== null) await shareMonths(context, [{ unitId: unit.unitId, on: start }])
}

async function answerNow(context: RequestContext, activityId: number): Promise<Answer<Event>> {
  const now = await eventNow(context, activityId)
  return new Answer(now, { version: now.version })
}

/** Calls an activity off. Its list stays, and counts for nothing while it is called off; nor was it anybody's turn. */
export async function cancelEvent(
  context: RequestContext,
  scope: Scope<"event.record">,
  activityId: number,
  version: number,
  reason: string,
): Promise<Answer<Event>> {
  const row = await openInState(context, scope, activityId, version, ["held", "planned"])
  await put(context, row, "cancelled", reason)
  await giveTurnsBack(context.client, activityId)
  await audit(context, "event-cancelled", {
    unitId: row.unit.unitId,
    details: { activityId, code: row.code, before: row.state, reason },
  })
  await tellCalledOff(context, row)
  return await answerNow(context, activityId)
}

/** Takes a cancellation back. */
export async function restoreEvent(
  context: RequestContext,
  scope: Scope<"event.record">,
  activityId: number,
  version: number,
  { state, sure }: z.output<typeof restoreBody>,
): Promise<Answer<Event>> {
  const row = await openInState(context, scope, activityId, version, ["cancelled"])
  if (state === "held" && row.start > context.now) throw eventProblem("not-held-yet")
  if (state === "planned") {
    refuseAfterEnd(await unitWithin(context, scope, row.unit.unitId), row.startsOn)
    const place = await doubtsAboutOldPlace(context, row)
    const onLeave = await namesOnLeaveAt(context, row, await namedAt(context, row))
    askAboutDoubts(context, { at: row.start, state, chairAway: false, chair: "", onLeave, ...place }, sure)
  }
  await put(context, row, state)
  await takeTurnsAgain(context.client, activityId)
  await audit(context, "event-restored", {
    unitId: row.unit.unitId,
    details: { activityId, code: row.code, after: state },
  })
  return await answerNow(context, activityId)
}

/** What was planned was held, with all planned items of the sitting: their lists are filled. */
export async function markHeld(
  context: RequestContext,
  scope: Scope<"event.record">,
  activityId: number,
  version: number,
  body: z.output<typeof markHeldBody>,
): Promise<Answer<Event>> {
  const row = await openInState(context, scope, activityId, version, ["planned"])
  if (row.startsOn > context.today) throw eventProblem("not-held-yet")
  const { chair, start } = row
  const chairAway = await isAwayFrom(context, activityId, chair?.memberId, body.attendance)
  const others = row.sitting.filter(({ shared, state }) => shared && state === "planned")
  const named = await namedAt(context, { ...row, chair: chairAway ? null : chair }, others)
  const onLeave = await namesOnLeaveAt(context, row, named, body.attendance)
  const asked = { start, at: start, state: "held", chairAway, chair: chair?.name ?? "", onLeave } as const
  askAboutDoubts(context, asked, body.sure)
  const holder = { unitId: row.unit.unitId, path: row.path }
  await checkPeople(context, holder, peopleIn(body))
  await put(context, row, "held")
  const activityIds = [activityId, ...(await markOthersHeld(context.client, activityId))].sort(
    (a, b) => a - b,
  )
  await writeAttendance(context, activityIds, "held", body)
  await openRecordsOf(context.client, activityIds, context.today)
  for (const id of body.guestNames ? activityIds : []) {
    await changeGuestNames(context.client, id, { add: body.guestNames })
  }
  await audit(context, "event-held", {
    unitId: row.unit.unitId,
    details: { activityIds, code: row.code, start: row.start },
  })
  return await answerNow(context, activityId)
}
