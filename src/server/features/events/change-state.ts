import type { z } from "zod"
import type { holdBody } from "../../../contract/event-deeds.ts"
import type { Event } from "../../../contract/events.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import type { ActivityState } from "../../../domain/shared/words.ts"
import { problem } from "../../http/problem.ts"
import { Answer } from "../../http/route.ts"
import type { Moment } from "../../moment.ts"
import { note } from "../trail/index.ts"
import { openForRecording, stale } from "./correct-event.ts"
import { eventProblem } from "./event-problem.ts"
import { type EventRow, readEvent } from "./event-queries.ts"
import { changeState, holdOthers } from "./event-store.ts"
import { checkPeople } from "./name-people.ts"
import { eventNow } from "./show-event.ts"
import { touchEvents } from "./touch-events.ts"
import { peopleIn, writeAttendance } from "./write-attendance.ts"

/** The activity somebody wants to put into another state, when it is in one of those it can come from. */
async function openInState(
  moment: Moment,
  scope: Scope<"event.record">,
  activityId: number,
  version: number,
  from: readonly ActivityState[],
): Promise<EventRow> {
  await openForRecording(moment, scope, activityId)
  const row = await readEvent(moment.client, activityId)
  if (!row) throw problem("not-found")
  if (row.version !== version) throw await stale(moment, activityId)
  if (!from.includes(row.state)) throw eventProblem("wrong-state", { state: row.state })
  return row
}

async function put(
  moment: Moment,
  { activityId, version }: EventRow,
  state: ActivityState,
  reason: string | null = null,
): Promise<void> {
  const done = await changeState(moment.client, activityId, version, state, reason)
  if (!done) throw await stale(moment, activityId)
}

async function answerNow(moment: Moment, activityId: number): Promise<Answer<Event>> {
  const now = await eventNow(moment, activityId)
  return new Answer(now, { version: now.version })
}

/** Calls an activity off. Its list stays, and counts for nothing while it is called off. */
export async function cancelEvent(
  moment: Moment,
  scope: Scope<"event.record">,
  activityId: number,
  version: number,
  reason: string,
): Promise<Answer<Event>> {
  const row = await openInState(moment, scope, activityId, version, ["held", "planned"])
  await put(moment, row, "cancelled", reason)
  await note(moment, "event-cancelled", {
    unitId: row.unit.unitId,
    details: { activityId, code: row.code, before: row.state, reason },
  })
  await touchEvents(moment, [activityId])
  return await answerNow(moment, activityId)
}

/** Takes a cancellation back. */
export async function restoreEvent(
  moment: Moment,
  scope: Scope<"event.record">,
  activityId: number,
  version: number,
  state: "held" | "planned",
): Promise<Answer<Event>> {
  const row = await openInState(moment, scope, activityId, version, ["cancelled"])
  if (state === "held" && row.startsOn > moment.today) throw eventProblem("not-held-yet")
  await put(moment, row, state)
  await note(moment, "event-restored", {
    unitId: row.unit.unitId,
    details: { activityId, code: row.code, after: state },
  })
  await touchEvents(moment, [activityId])
  return await answerNow(moment, activityId)
}

/** What was planned was held, with all planned items of the sitting: their lists are filled. */
export async function holdEvent(
  moment: Moment,
  scope: Scope<"event.record">,
  activityId: number,
  version: number,
  body: z.output<typeof holdBody>,
): Promise<Answer<Event>> {
  const row = await openInState(moment, scope, activityId, version, ["planned"])
  if (row.startsOn > moment.today) throw eventProblem("not-held-yet")
  const holder = { unitId: row.unit.unitId, path: row.path }
  await checkPeople(moment, scope, holder, peopleIn(body))
  await put(moment, row, "held")
  const activityIds = [activityId, ...(await holdOthers(moment.client, activityId))].sort((a, b) => a - b)
  await writeAttendance(moment, activityIds, "held", body)
  await note(moment, "event-held", {
    unitId: row.unit.unitId,
    details: { activityIds, code: row.code, start: row.start },
  })
  await touchEvents(moment, activityIds)
  return await answerNow(moment, activityId)
}
