import type { z } from "zod"
import type { MakeUp, makeUpConfirmed } from "../../../contract/make-ups.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { mayRecord } from "../../../domain/events/may-record.ts"
import { dayOf } from "../../../domain/shared/calendar.ts"
import { activityWithin } from "../../access/index.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { waitForList } from "../../wait-for-list.ts"
import { audit } from "../audit/index.ts"
import { forgetUnseen, notifyStanding } from "../notices/index.ts"
import { aboutMakeUp, aboutWish } from "./arrange-make-ups.ts"
import { describeMakeUp } from "./describe-make-up.ts"
import { makeUpProblem } from "./make-up-problem.ts"
import { type MakeUpRow, readMakeUp } from "./queries.ts"
import { holdMakeUp, putConfirmed, settleAbsence, takeBack } from "./store.ts"

/** A make-up as it stands once nobody else writes in its list: what settles the absence there comes before or after. */
async function held(context: RequestContext, makeUpId: number): Promise<MakeUpRow> {
  const seen = await readMakeUp(context.client, makeUpId)
  if (seen) await waitForList(context.client, seen.activity.activityId)
  await holdMakeUp(context.client, makeUpId)
  const row = await readMakeUp(context.client, makeUpId)
  if (!row) throw problem("not-found")
  return row
}

/**
 * One of the two says that an arranged make-up was done; with both, or with the helper for both (代录), the list has it
 * as made up, once.
 */
export async function confirmMakeUp(
  context: RequestContext,
  scope: Scope<"make-up.take">,
  makeUpId: number,
  { on, effect, alone = false }: z.output<typeof makeUpConfirmed>,
): Promise<MakeUp> {
  const { client, actor, today } = context
  const row = await held(context, makeUpId)
  const isHelper = actor.memberId !== null && row.helper?.memberId === actor.memberId
  const isMember = row.member.memberId === actor.memberId
  if (!isHelper && !isMember) {
    await activityWithin(context, scope, row.activity.activityId)
    throw makeUpProblem("not-its-people")
  }
  if (row.state !== "arranged" || row.helper === null) throw makeUpProblem("make-up-over")
  if (row.held !== "held") throw makeUpProblem("make-up-called-off")
  const planned = row.plannedOn !== null && row.plannedOn < today ? row.plannedOn : today
  const day = on ?? row.toldOn ?? planned
  if (day < row.activity.on || day > today) throw makeUpProblem("make-up-when")
  const isDone = await putConfirmed(client, makeUpId, {
    byMember: isMember || (isHelper && alone),
    byHelper: isHelper,
    effect: effect || null,
    on: day,
  })
  const { activityId } = row.activity
  const details = { activityId, makeUpId, on: day, alone: isHelper && alone }
  await audit(context, "make-up-confirmed", {
    unitId: row.unit.unitId,
    memberId: row.member.memberId,
    details,
  })
  if (isDone) {
    const people = { memberId: row.member.memberId, helperId: row.helper.memberId }
    if (!(await settleAbsence(client, { activityId, ...people, on: day })))
      throw makeUpProblem("make-up-over")
    const about = aboutMakeUp(activityId, [people.memberId])
    const standings = [people.memberId, people.helperId]
      .filter((memberId) => memberId !== actor.memberId)
      .map((memberId) => ({ memberId, about, was: "arranged", now: `done ${day}` }))
    await notifyStanding(context, standings, "make-up-done", { topic: row.activity.topic, on: day })
  }
  return describeMakeUp(context, await held(context, makeUpId))
}

/** Whoever keeps the list takes a make-up back: what was only arranged is off, what was done is as before it. */
export async function takeMakeUpBack(
  context: RequestContext,
  scope: Scope<"event.record">,
  makeUpId: number,
): Promise<null> {
  const row = await held(context, makeUpId)
  const { activityId, kind, topic } = row.activity
  await activityWithin(context, scope, activityId)
  if (!mayRecord(context.actor, row.path, kind)) throw problem("forbidden")
  if (row.state === "taken-back") throw makeUpProblem("make-up-over")
  await takeBack(context.client, makeUpId)
  const { memberId } = row.member
  await audit(context, "make-up-taken-back", {
    unitId: row.unit.unitId,
    memberId,
    details: { activityId, makeUpId, before: row.state },
  })
  await forgetUnseen(context.client, aboutWish(activityId, memberId))
  const about = aboutMakeUp(activityId, [memberId])
  const standings = [memberId, ...(row.helper ? [row.helper.memberId] : [])]
    .filter((id) => id !== context.actor.memberId)
    .map((id) => ({ memberId: id, about, was: row.state, now: "" }))
  await notifyStanding(context, standings, "make-up-off", { topic, on: dayOf(row.activity.on) })
  return null
}
