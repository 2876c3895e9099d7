import type { Leave } from "../../../contract/leave.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { mayStep } from "../../../domain/leave/leave-rules.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import { memberWithin } from "../../access/index.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { forgetUnseen, notify, notifyMembers } from "../notices/index.ts"
import { leaveProblem } from "./leave-problem.ts"
import { type LeaveRow, meetingLeave, readLeave } from "./leave-queries.ts"
import { leaveNow } from "./show-leave.ts"
import { holdLeave, putReturned, putWithdrawn, turnAgain, turnBack, waitForPerson } from "./store.ts"

/** The leave of somebody whom the scope reaches, in a state that the deed comes from; nobody else changes it meanwhile. */
async function openFor(
  context: RequestContext,
  scope: Scope<"leave.enter">,
  leaveId: number,
  step: "withdraw" | "return" | "take-return-back",
): Promise<LeaveRow> {
  const { client, today } = context
  const state = await holdLeave(client, leaveId)
  const row = await readLeave(client, leaveId, today)
  if (!row || state === undefined) throw problem("not-found")
  await memberWithin(context, scope, row.member.memberId)
  if (!mayStep(step, state)) throw leaveProblem("leave-over")
  return row
}

/** Takes back what was asked for; what was approved only before it begins. Whose it is, and whoever decided, are told. */
export async function withdrawLeave(
  context: RequestContext,
  scope: Scope<"leave.enter">,
  leaveId: number,
): Promise<Leave> {
  const row = await openFor(context, scope, leaveId, "withdraw")
  if (row.state === "approved" && row.from <= context.today) throw leaveProblem("leave-begun")
  await putWithdrawn(context.client, leaveId, context.actor.accountId)
  await forgetUnseen(context.client, `leave ${leaveId} asked`)
  await turnBack(context.client, leaveId)
  const { from, last, member, unit } = row
  await audit(context, "leave-withdrawn", {
    unitId: unit?.unitId ?? null,
    memberId: member.memberId,
    details: { leaveId, from, last, before: row.state },
  })
  await tellOthers(context, row, "leave-withdrawn", {})
  return await leaveNow(context, leaveId)
}

/**
 * 销假: somebody is back, today unless another day is said. What lists had from the leave since then they had too early:
 * it goes back, once, and the leave names it until somebody has said how it was. Another day said later counts as if it
 * had been said at first.
 */
export async function returnFromLeave(
  context: RequestContext,
  scope: Scope<"leave.enter">,
  leaveId: number,
  on: Day = context.today,
): Promise<Leave> {
  const row = await openFor(context, scope, leaveId, "return")
  if (on < row.from || on > context.today) throw leaveProblem("returned-when")
  if (on === row.returnedOn) return await leaveNow(context, leaveId)
  if (row.returnedOn !== null) await runOn(context, row, row.returnedOn)
  await putReturned(context.client, leaveId, on)
  const activityIds = await turnBack(context.client, leaveId)
  await audit(context, "leave-ended", {
    unitId: row.unit?.unitId ?? null,
    memberId: row.member.memberId,
    details: { leaveId, on, before: row.returnedOn, activityIds },
  })
  // Whoever comes back and says so is believed; what was registered before is not changed unheard.
  if (!isOwn(context, row) || row.returnedOn !== null)
    await tellOthers(context, row, "leave-returned", { on })
  return await leaveNow(context, leaveId)
}

/** A return that was registered by mistake: the leave runs on, and lists say again what they had from it. */
export async function takeReturnBack(
  context: RequestContext,
  scope: Scope<"leave.enter">,
  leaveId: number,
): Promise<Leave> {
  const row = await openFor(context, scope, leaveId, "take-return-back")
  if (row.returnedOn === null) throw leaveProblem("leave-over")
  const activityIds = await runOn(context, row, row.returnedOn)
  await audit(context, "leave-return-taken-back", {
    unitId: row.unit?.unitId ?? null,
    memberId: row.member.memberId,
    details: { leaveId, before: row.returnedOn, activityIds },
  })
  await tellOthers(context, row, "leave-returned", { on: null })
  return await leaveNow(context, leaveId)
}

const isOwn = ({ actor }: RequestContext, { member }: LeaveRow) => actor.memberId === member.memberId

/** Tells whose leave it is, and whoever has decided about it, what somebody else did with it. */
async function tellOthers(
  context: RequestContext,
  row: LeaveRow,
  kind: "leave-withdrawn" | "leave-returned",
  more: { readonly on?: Day | null },
): Promise<void> {
  const { actor } = context
  const { member, from, last, decidedById } = row
  const details = { name: member.name, from, last, by: actor.name, ...more }
  const decided = decidedById === null || decidedById === actor.accountId ? [] : [decidedById]
  await notify(context, decided, kind, details)
  if (!isOwn(context, row)) await notifyMembers(context, [member.memberId], kind, details)
}

/** Nobody has come back from it, unless another leave has taken these days meanwhile. Answers the activities. */
async function runOn(
  { client }: RequestContext,
  { leaveId, member, last }: LeaveRow,
  from: Day,
): Promise<number[]> {
  await waitForPerson(client, member.memberId)
  const other = await meetingLeave(client, member.memberId, from, last)
  if (other) throw leaveProblem("leave-already", other)
  return await turnAgain(client, leaveId)
}
