import type { z } from "zod"
import { doubtSentences } from "../../../contract/event-problems.ts"
import type { Leave, leaveDecision } from "../../../contract/leave.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import type { DoubtCode } from "../../../domain/events/doubts.ts"
import { type LeaveStep, leadsTo, mayStep } from "../../../domain/leave/leave-rules.ts"
import { plusDays } from "../../../domain/shared/calendar.ts"
import { sureAboutIt } from "../../ask-about-doubts.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { forgetUnseen, notifyStanding } from "../notices/index.ts"
import { daysToDispute } from "../settings/index.ts"
import { approversOf } from "./approver-queries.ts"
import { isAmong } from "./describe-leave.ts"
import { leaveFor } from "./leave-door.ts"
import { leaveProblem } from "./leave-problem.ts"
import { closedLongAgo, readLeave } from "./leave-queries.ts"
import { leaveNow } from "./show-leave.ts"
import { holdLeave, putDecision, turnAbsences, turnBack } from "./store.ts"

/**
 * Approves or refuses a leave. An approval may be taken back, and is then refused for good: with a word, and not by whoever
 * saw a leave that was still to be decided.
 */
export async function decideLeave(
  context: RequestContext,
  scope: Scope<"leave.decide">,
  leaveId: number,
  { approve, word, seen, sure }: z.output<typeof leaveDecision>,
): Promise<Leave> {
  const { row } = await leaveFor(context, scope, leaveId)
  if (row.kind === "sick" && word) throw leaveProblem("leave-remark-of-illness")
  if (seen !== undefined && seen !== row.state) throw leaveProblem("leave-over")
  const step = approve ? "approve" : row.state === "approved" ? "take-back" : "refuse"
  const meant = word || (row.kind === "sick" && seen !== undefined)
  if (step === "take-back" && !meant) throw leaveProblem("leave-over")
  await decide(context, leaveId, step, word || null, sure)
  return await leaveNow(context, leaveId)
}

/**
 * Decides about a leave that the asker may see. Lists that were filled before follow: who stands as absent on the days
 * of an approved leave is on leave, once; what was taken from a leave goes with it.
 */
export async function decide(
  context: RequestContext,
  leaveId: number,
  step: LeaveStep,
  word: string | null,
  sure: readonly DoubtCode[] = [],
): Promise<void> {
  const { client, actor, today } = context
  const state = await holdLeave(client, leaveId)
  const row = await readLeave(client, leaveId, today)
  if (!row || state === undefined) throw problem("not-found")
  const { memberId } = row.member
  if (actor.memberId === memberId) throw leaveProblem("leave-own")
  const approvers = (await approversOf(client, [memberId], today)).get(memberId) ?? []
  if (!isAmong(approvers, actor.accountId)) {
    throw leaveProblem("leave-not-yours", { names: approvers.map(({ name }) => name).join("、") })
  }
  if (!mayStep(step, state)) throw leaveProblem("leave-over")
  await putDecision(client, leaveId, leadsTo[step], { ...actor, word })
  const activityIds = await (step === "approve" ? turnAbsences : turnBack)(client, leaveId)
  if (step === "approve" && !sure.includes("closed-records")) await askAboutClosed(context, activityIds)
  await audit(context, "leave-decided", {
    unitId: row.unit?.unitId ?? null,
    memberId,
    details: { leaveId, before: state, after: leadsTo[step], activityIds },
  })
  const { from, last } = row
  await forgetUnseen(client, `leave ${leaveId} asked`)
  const standing = { memberId, about: `leave ${leaveId}`, was: state, now: leadsTo[step] }
  const approved = step === "approve" ? 1 : 0
  await notifyStanding(context, [standing], "leave-decided", { from, last, approved })
}

/** Asks about records that are closed and further back than an absence is disputed: one press would change them unseen. */
async function askAboutClosed(
  { client, today, language }: RequestContext,
  activityIds: readonly number[],
): Promise<void> {
  const before = plusDays(today, -(await daysToDispute(client)))
  const { records, first } = await closedLongAgo(client, activityIds, before)
  if (first === null) return
  const facts = { start: first, today, hours: 0, chair: "", records }
  const code = "closed-records"
  throw sureAboutIt([{ code, sentence: doubtSentences[code][language](facts) }])
}
