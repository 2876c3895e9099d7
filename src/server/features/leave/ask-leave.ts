import type { z } from "zod"
import type { enteredLeave, Leave, newLeave } from "../../../contract/leave.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { daysOfLeave, longestLeave } from "../../../domain/leave/leave-rules.ts"
import { memberWithin } from "../../access/index.ts"
import { askAboutDoubts } from "../../ask-about-doubts.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { notify } from "../notices/index.ts"
import { approversOf } from "./approver-queries.ts"
import { decide } from "./decide-leave.ts"
import { isAmong } from "./describe-leave.ts"
import { leaveProblem } from "./leave-problem.ts"
import { meetingLeave } from "./leave-queries.ts"
import { leaveNow } from "./show-leave.ts"
import { addLeave, waitForPerson } from "./store.ts"

type Asked = z.output<typeof newLeave>

/** Asks for leave for oneself; whoever decides about it is told. */
export async function askLeave(
  context: RequestContext,
  _scope: Scope<"leave.enter">,
  asked: Asked,
): Promise<Leave> {
  const { memberId, memberPath } = context.actor
  if (memberId === null) throw problem("forbidden")
  const unitId = Number(memberPath?.split(".").at(-1) ?? 0) || null
  const leaveId = await add(context, { memberId, unitId }, asked)
  return await leaveNow(context, leaveId)
}

/** Enters leave for somebody who phoned. Whoever decides about it may approve it in the same moment. */
export async function enterLeave(
  context: RequestContext,
  scope: Scope<"leave.enter">,
  { memberId, approved = false, ...asked }: z.output<typeof enteredLeave>,
): Promise<Leave> {
  const member = await memberWithin(context, scope, memberId)
  const leaveId = await add(context, member, asked)
  if (approved) await decide(context, leaveId, "approve", null, asked.sure)
  return await leaveNow(context, leaveId)
}

async function add(
  context: RequestContext,
  { memberId, unitId }: { readonly memberId: number; readonly unitId: number | null },
  { from, last = from, kind, remark, sure }: Asked,
): Promise<number> {
  const { client, actor, today } = context
  if (kind === "sick" && remark) throw leaveProblem("leave-remark-of-illness")
  if (last < from) throw leaveProblem("leave-backwards")
  if (daysOfLeave(from, last) > longestLeave) throw leaveProblem("leave-too-long", { most: longestLeave })
  await waitForPerson(client, memberId)
  const before = await meetingLeave(client, memberId, from, last)
  if (before) throw leaveProblem("leave-already", before)
  const approvers = (await approversOf(client, [memberId], today)).get(memberId) ?? []
  if (approvers.length === 0) throw leaveProblem("leave-nobody")
  const begins = { at: from, start: `${from} 00:00`, state: "planned", chairAway: false, chair: "" } as const
  askAboutDoubts(context, begins, sure)
  const { accountId } = actor
  const leaveId = await addLeave(client, { memberId, from, last, kind, remark: remark || null, accountId })
  const entry = { unitId, memberId, details: { leaveId, from, last } }
  if (actor.memberId === memberId) await audit(context, "leave-asked", entry)
  else await audit(context, "leave-entered", entry)
  if (!isAmong(approvers, accountId)) {
    const accountIds = approvers.map((one) => one.accountId)
    await notify(context, accountIds, "leave-asked", { from, last }, { about: `leave ${leaveId} asked` })
  }
  return leaveId
}
