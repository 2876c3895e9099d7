import type { AttendanceChange } from "../../../contract/event-actions.ts"
import type { Event } from "../../../contract/events.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { notifyMembers } from "../notices/index.ts"
import { changeList, statusesOf, waitForList } from "./attendance-store.ts"
import { openForRecording, stale } from "./correct-event.ts"
import { eventProblem } from "./event-problem.ts"
import { readEvent } from "./event-queries.ts"
import { checkPeople } from "./name-people.ts"
import { eventNow } from "./show-event.ts"

/**
 * Changes a list for the people named. Each change says which status it saw: where somebody else has written another
 * one meanwhile, nothing is changed and the list is shown as it is.
 */
export async function changeAttendance(
  context: RequestContext,
  scope: Scope<"event.record">,
  activityId: number,
  changes: readonly AttendanceChange[],
): Promise<Event> {
  const activity = await openForRecording(context, scope, activityId)
  const row = await readEvent(context.client, activityId)
  if (!row) throw problem("not-found")
  if (row.state === "cancelled") throw eventProblem("wrong-state", { state: row.state })
  const ahead = row.startsOn > context.today
  if (ahead && changes.some(({ status }) => status !== null && status !== "on-leave")) {
    throw eventProblem("leave-alone-ahead")
  }
  const last = [...new Map(changes.map((change) => [change.memberId, change])).values()]
  await checkPeople(
    context,
    scope,
    activity,
    last.map(({ memberId }, index) => ({ id: memberId, pointer: `/changes/${index}/memberId` })),
  )
  await waitForList(context.client, activityId)
  const memberIds = last.map(({ memberId }) => memberId)
  const now = await statusesOf(context.client, activityId, memberIds)
  const before = ({ memberId }: AttendanceChange) => now.get(memberId) ?? null
  if (last.some((change) => before(change) !== change.was && before(change) !== change.status)) {
    throw await stale(context, activityId)
  }
  await changeList(context.client, activityId, last)
  const [only] = memberIds
  await audit(context, "attendance-changed", {
    unitId: activity.unitId,
    memberId: memberIds.length === 1 ? (only ?? null) : null,
    details: {
      activityId,
      code: activity.code,
      changes: last.map((change) => ({
        memberId: change.memberId,
        before: before(change),
        after: change.status,
        ...(change.reason ? { reason: change.reason } : {}),
      })),
    },
  })
  const corrected = last.filter((change) => before(change) !== null && before(change) !== change.status)
  const told = corrected.map(({ memberId }) => memberId).filter((id) => id !== context.actor.memberId)
  await notifyMembers(context, told, "attendance-corrected", { topic: row.topic, on: row.startsOn })
  return await eventNow(context, activityId)
}
