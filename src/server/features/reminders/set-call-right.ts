import type { z } from "zod"
import { type callCorrected, reminderProblems } from "../../../contract/reminders.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { unitWithin } from "../../access/index.ts"
import { Problem, problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { addCall, holdCall, putTakenBack, type StoredCall } from "./store.ts"

interface Which {
  readonly unitId: number
  readonly reminderId: number
}

/** A call that the asker noted, and that still stands. */
async function ownCall(
  context: RequestContext,
  scope: Scope<"reminder.send">,
  { unitId, reminderId }: Which,
): Promise<StoredCall> {
  const unit = await unitWithin(context, scope, unitId)
  const call = await holdCall(context.client, unit.unitId, reminderId)
  if (!call) throw problem("not-found")
  if (call.accountId !== context.actor.accountId) throw new Problem(reminderProblems, "call-not-yours")
  if (call.over) throw new Problem(reminderProblems, "call-over")
  return call
}

/** Sets right what was noted of a call, by whoever noted it: a new entry stands for it, and the first one stays. */
export async function correctCall(
  context: RequestContext,
  scope: Scope<"reminder.send">,
  { unitId, reminderId }: Which,
  { at, whom, note }: z.output<typeof callCorrected>,
): Promise<null> {
  const { client, now } = context
  const { over: _, at: was, ...call } = await ownCall(context, scope, { unitId, reminderId })
  if (at > now) throw new Problem(reminderProblems, "not-called-yet")
  await putTakenBack(client, reminderId)
  await addCall(client, unitId, { ...call, at, whom, note: note || null, corrects: reminderId })
  const { obligation, period } = call
  const details = { obligation, period, before: { at: was }, after: { at } }
  await audit(context, "call-corrected", { unitId, details })
  return null
}

/** Takes a call back that was noted by mistake, by whoever noted it: the entry stays, and says so. */
export async function takeCallBack(
  context: RequestContext,
  scope: Scope<"reminder.send">,
  { unitId, reminderId }: Which,
): Promise<null> {
  const { obligation, period, at } = await ownCall(context, scope, { unitId, reminderId })
  await putTakenBack(context.client, reminderId)
  await audit(context, "call-taken-back", { unitId, details: { obligation, period, at } })
  return null
}
