import type { z } from "zod"
import type { makeUpBody } from "../../../contract/event-actions.ts"
import type { Event } from "../../../contract/events.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { statusesOf, waitForList, writeMakeUp } from "./attendance-store.ts"
import { openForRecording } from "./correct-event.ts"
import { eventProblem } from "./event-problem.ts"
import { readEvent } from "./event-queries.ts"
import { checkPeople } from "./name-people.ts"
import { eventNow } from "./show-event.ts"

const ownHelper = {
  zh: "补课负责人不能是补课的人自己。",
  en: "Whoever helps cannot be one of those who make it up.",
}

/**
 * Arranges or notes a make-up for people who missed an activity: who helps, and on which day; without a day, who helped
 * those who have made it up already.
 */
export async function makeUp(
  context: RequestContext,
  scope: Scope<"event.record">,
  activityId: number,
  body: z.output<typeof makeUpBody>,
): Promise<Event> {
  const activity = await openForRecording(context, scope, activityId)
  const row = await readEvent(context.client, activityId)
  if (!row) throw problem("not-found")
  if (row.state !== "held") throw eventProblem("wrong-state", { state: row.state })
  if (body.on !== undefined && body.on < row.startsOn) throw eventProblem("made-up-too-early")
  const memberIds = [...new Set(body.memberIds)]
  if (memberIds.includes(body.helperId)) {
    throw problem("invalid", {}, { errors: [{ pointer: "/helperId", message: ownHelper[context.language] }] })
  }
  await checkPeople(context, activity, [{ id: body.helperId, pointer: "/helperId" }])
  await waitForList(context.client, activityId)
  const before = await statusesOf(context.client, activityId, memberIds)
  const found = await writeMakeUp(context.client, activityId, { ...body, memberIds })
  if (found !== memberIds.length) throw eventProblem("not-missed")
  await audit(context, "make-up-noted", {
    unitId: activity.unitId,
    details: {
      activityId,
      code: activity.code,
      ...(body.on === undefined ? {} : { on: body.on }),
      helperId: body.helperId,
      members: memberIds.map((memberId) => ({ memberId, before: before.get(memberId) ?? null })),
    },
  })
  return await eventNow(context, activityId)
}
