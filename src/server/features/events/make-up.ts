import type { z } from "zod"
import type { makeUpBody } from "../../../contract/event-actions.ts"
import type { Event } from "../../../contract/events.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { askAboutDoubts } from "../../ask-about-doubts.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { waitForList } from "../../wait-for-list.ts"
import { audit } from "../audit/index.ts"
import { arrangeMakeUps, makeUpTermOf, noteDone } from "../make-ups/index.ts"
import { statusesOf, writeMakeUp } from "./attendance-store.ts"
import { openForRecording } from "./correct-event.ts"
import { eventProblem } from "./event-problem.ts"
import { readEvent } from "./event-queries.ts"
import { checkPeople } from "./name-people.ts"
import { namesOnLeave } from "./on-leave.ts"
import { eventNow } from "./show-event.ts"

const ownHelper = {
  zh: "补课负责人不能是补课的人自己。",
  en: "Whoever helps cannot be one of those who make it up.",
}

const notOfThatDay = {
  arranged: {
    zh: "约好的日子不能早于今天。已经补过的，请选“已经补过”。",
    en: "A make-up is arranged for today or later. If it is done already, please say so.",
  },
  done: { zh: "已经补过的，日子不能晚于今天。", en: "A make-up that is done was today or before." },
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
  if (body.arranged !== undefined && body.on !== undefined) {
    const { today } = context
    if (body.arranged ? body.on < today : body.on > today) {
      const message = notOfThatDay[body.arranged ? "arranged" : "done"][context.language]
      throw problem("invalid", {}, { errors: [{ pointer: "/on", message }] })
    }
  }
  const memberIds = [...new Set(body.memberIds)]
  if (memberIds.includes(body.helperId)) {
    throw problem("invalid", {}, { errors: [{ pointer: "/helperId", message: ownHelper[context.language] }] })
  }
  await checkPeople(context, activity, [{ id: body.helperId, pointer: "/helperId" }])
  await waitForList(context.client, activityId)
  const { helperId, on } = body
  const before = await statusesOf(context.client, activityId, memberIds)
  const toCome = body.arranged ?? (on !== undefined && on > context.today)
  const isArranged =
    on !== undefined && toCome && memberIds.every((memberId) => before.get(memberId) !== "made-up")
  if (on !== undefined) {
    const until = makeUpTermOf(context.app.packs, { kind: row.kind, on: row.startsOn }) ?? undefined
    const makeUpLate = isArranged && until !== undefined && context.today <= until && until < on
    const onLeave = await namesOnLeave(context, on, isArranged ? [helperId, ...memberIds] : [helperId])
    const asked = { at: on, state: row.state, chairAway: false, chair: "", onLeave, makeUpLate }
    askAboutDoubts(context, { ...asked, makeUpUntil: until }, body.sure)
  }
  if (isArranged) {
    const arrangement = {
      memberIds,
      helperId,
      on,
      material: body.material || null,
      place: body.place || null,
    }
    const missed = { ...row, activityId, unitId: activity.unitId }
    if ((await arrangeMakeUps(context, missed, arrangement)) !== memberIds.length)
      throw eventProblem("not-missed")
    return await eventNow(context, activityId)
  }
  const aheadOf = toCome ? context.today : null
  const found = await writeMakeUp(context.client, activityId, { ...body, memberIds, aheadOf })
  if (found !== memberIds.length) throw eventProblem("not-missed")
  const done = memberIds.flatMap((memberId) => {
    const was = before.get(memberId)
    return was === "absent" || was === "on-leave" ? [{ memberId, was }] : []
  })
  await noteDone(context.client, activityId, done, { helperId, accountId: context.actor.accountId })
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
