import type { z } from "zod"
import type { selfRecorded } from "../../../contract/event-actions.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { whyNotNow } from "../../../domain/events/self-recording.ts"
import { activityWithin } from "../../access/index.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { eventProblem } from "./event-problem.ts"
import { ownRow, recordSelf } from "./self-store.ts"

/** A member says that they are there. Nobody has to; whoever has a row already keeps it. */
export async function recordOwnAttendance(
  context: RequestContext,
  scope: Scope<"attendance.self">,
  activityId: number,
): Promise<z.output<typeof selfRecorded>> {
  const { memberId } = scope
  if (memberId === null) {
    await activityWithin(context, scope, activityId)
    throw problem("forbidden")
  }
  const found = await recordSelf(context, activityId, memberId)
  if (found?.written) return { status: "present", selfRecorded: true, written: true }
  if (found?.expected && found.status !== null) {
    return { status: found.status, selfRecorded: found.selfRecorded ?? false, written: false }
  }
  if (!found?.expected) await activityWithin(context, scope, activityId)
  if (!found) throw problem("not-found")
  const { state, signed, expected, daysAfter } = found
  const why = whyNotNow({
    state,
    signed,
    startsOn: found.startsOn,
    expected,
    today: context.today,
    daysAfter,
  })
  if (why) throw eventProblem(why)
  // Somebody was writing the same row in this moment.
  const row = await ownRow(context, activityId, memberId)
  if (!row) throw problem("busy")
  return { ...row, written: false }
}
