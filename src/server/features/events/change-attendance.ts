import type { z } from "zod"
import type { AttendanceChange, attendanceChanges } from "../../../contract/event-actions.ts"
import type { Event } from "../../../contract/events.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import type { DoubtCode } from "../../../domain/events/doubts.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { notifyMembers } from "../notices/index.ts"
import { askAboutDoubts } from "./ask-about-doubts.ts"
import { changeList, statusesOf, waitForList } from "./attendance-store.ts"
import { isAway } from "./chair-away.ts"
import { openForRecording, stale } from "./correct-event.ts"
import { eventProblem } from "./event-problem.ts"
import { type EventRow, readEvent } from "./event-queries.ts"
import { changeGuestNames } from "./event-store.ts"
import { checkPeople, refuseTwice } from "./name-people.ts"
import { eventNow } from "./show-event.ts"

/**
 * Changes a list for the people named. Each change says which status it saw: where somebody else has written another
 * one meanwhile, nothing is changed and the list is shown as it is.
 */
export async function changeAttendance(
  context: RequestContext,
  scope: Scope<"event.record">,
  activityId: number,
  { changes, guestNames, sure }: z.output<typeof attendanceChanges>,
): Promise<Event> {
  const activity = await openForRecording(context, scope, activityId)
  const row = await readEvent(context.client, activityId)
  if (!row) throw problem("not-found")
  if (row.state === "cancelled") throw eventProblem("wrong-state", { state: row.state })
  const ahead = row.state === "planned" && row.start > context.now
  if (ahead && changes.some(({ status }) => status !== null && status !== "on-leave")) {
    throw eventProblem("leave-alone-ahead")
  }
  const people = changes.map(({ memberId }, index) => ({
    id: memberId,
    pointer: `/changes/${index}/memberId`,
  }))
  refuseTwice(people, context.language)
  await checkPeople(context, activity, people)
  askAboutChair(context, row, changes, sure)
  await waitForList(context.client, activityId)
  const memberIds = changes.map(({ memberId }) => memberId)
  const now = await statusesOf(context.client, activityId, memberIds)
  const before = ({ memberId }: AttendanceChange) => now.get(memberId) ?? null
  if (changes.some((change) => before(change) !== change.was && before(change) !== change.status)) {
    throw await stale(context, activityId)
  }
  const written = await changeList(context.client, activityId, changes)
  if (written < changes.filter(({ status }) => status !== null).length) throw await stale(context, activityId)
  if (guestNames) await changeGuestNames(context.client, activityId, guestNames)
  const [only] = memberIds
  await audit(context, "attendance-changed", {
    unitId: activity.unitId,
    memberId: memberIds.length === 1 ? (only ?? null) : null,
    details: {
      activityId,
      code: activity.code,
      changes: changes.map((change) => ({
        memberId: change.memberId,
        before: before(change),
        after: change.status,
        ...(change.reason ? { reason: change.reason } : {}),
      })),
      ...(guestNames ? { guestNames } : {}),
    },
  })
  const corrected = changes.filter((change) => before(change) !== null && before(change) !== change.status)
  const told = corrected.map(({ memberId }) => memberId).filter((id) => id !== context.actor.memberId)
  await notifyMembers(context, told, "attendance-corrected", { topic: row.topic, on: row.startsOn })
  return await eventNow(context, activityId)
}

/** Whoever leads it and is now marked as away: somebody else may have led it. */
function askAboutChair(
  context: RequestContext,
  { chair, start, state }: EventRow,
  changes: readonly AttendanceChange[],
  sure: readonly DoubtCode[] | undefined,
): void {
  if (!chair) return
  const chairAway = changes.some(
    ({ memberId, status, was }) => memberId === chair.memberId && isAway(status) && !isAway(was),
  )
  askAboutDoubts(context, { at: start, state, chairAway, chair: chair.name }, sure)
}
