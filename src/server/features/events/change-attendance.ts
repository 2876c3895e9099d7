import type { z } from "zod"
import type { AttendanceChange, attendanceChanges } from "../../../contract/event-actions.ts"
import type { Event } from "../../../contract/events.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { keptWhy, type Why } from "../../../domain/events/attendance-detail.ts"
import type { DoubtCode } from "../../../domain/events/doubts.ts"
import { changeRecord } from "../../access/index.ts"
import { askAboutDoubts } from "../../ask-about-doubts.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { waitForList } from "../../wait-for-list.ts"
import { audit } from "../audit/index.ts"
import { changeList, type KeptChange, statusesOf, whysOf } from "./attendance-store.ts"
import { isAway } from "./chair-away.ts"
import { openForRecording, stale } from "./correct-event.ts"
import { eventProblem } from "./event-problem.ts"
import { type EventRow, readEvent } from "./event-queries.ts"
import { changeGuestNames } from "./event-store.ts"
import { settleMarks } from "./marks-store.ts"
import { checkPeople, refuseTwice } from "./name-people.ts"
import { eventNow } from "./show-event.ts"
import { tellCorrected } from "./tell-corrected.ts"

/**
 * Changes a list for the people named. Each change says which status it saw: where somebody else has written another
 * one meanwhile, nothing is changed and the list is shown as it is. Whoever it is about is told, unless the caller does.
 */
export async function changeAttendance(
  context: RequestContext,
  scope: Scope<"event.record">,
  activityId: number,
  { changes, guestNames, sure }: z.output<typeof attendanceChanges>,
  { tells = true }: { readonly tells?: boolean } = {},
): Promise<Event> {
  const activity = await openForRecording(context, scope, activityId)
  await changeRecord(context, activityId)
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
  const before = ({ memberId }: Pick<AttendanceChange, "memberId">) => now.get(memberId) ?? null
  const kept = changes.map(asKept)
  // A make-up that is done is no mark: to mark nothing there leaves it as it is.
  const written = kept.filter((change) => change.status !== null || before(change) !== "made-up")
  const whys = await whysOf(context.client, activityId, memberIds)
  const isElsewhere = (change: AttendanceChange, index: number) => {
    if (before(change) === change.was)
      return isOtherWhy(change.wasWhy, whys.get(change.memberId), kept[index])
    return before(change) !== change.status
  }
  if (changes.some(isElsewhere)) throw await stale(context, activityId)
  const rows = await changeList(context.client, activityId, written)
  if (rows < written.filter(({ status }) => status !== null).length) throw await stale(context, activityId)
  await settleMarks(context.client, activityId, memberIds)
  if (guestNames) await changeGuestNames(context.client, activityId, guestNames)
  const [only] = memberIds
  await audit(context, "attendance-changed", {
    unitId: activity.unitId,
    memberId: memberIds.length === 1 ? (only ?? null) : null,
    details: {
      activityId,
      code: activity.code,
      changes: written.map(({ memberId, status, detail, reason }) => ({
        memberId,
        before: now.get(memberId) ?? null,
        after: status,
        ...(detail ? { detail } : {}),
        ...(reason ? { reason } : {}),
      })),
      ...(guestNames ? { guestNames } : {}),
    },
  })
  const corrected = written
    .filter((change) => before(change) !== null && before(change) !== change.status)
    .map((change) => ({ memberId: change.memberId, was: before(change), now: change.status }))
  await tellCorrected(context, row, tells ? corrected : [])
  return await eventNow(context, activityId)
}

/** Whether somebody has written another reason meanwhile, and not the one that is to stand. */
function isOtherWhy(seen: Why | undefined, now: Why | undefined, kept: Why | undefined): boolean {
  if (seen === undefined || now === undefined) return false
  const differ = (one: Why, other: Why | undefined) =>
    one.detail !== other?.detail || (one.reason ?? "") !== (other.reason ?? "")
  return differ(now, seen) && differ(now, kept)
}

function asKept({ memberId, status, was, detail, reason }: AttendanceChange): KeptChange {
  const said = { detail: detail ?? null, reason: reason ?? null }
  return {
    memberId,
    status,
    was,
    ...(status === null ? { detail: null, reason: null } : keptWhy(status, said)),
  }
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
