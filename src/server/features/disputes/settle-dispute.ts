import type { z } from "zod"
import type { Dispute, disputeAccepted } from "../../../contract/disputes.ts"
import { type Scope, scopeFor } from "../../../domain/access/scope.ts"
import {
  afterDispute,
  corrects,
  type DisputeDeed,
  isAsClaimed,
} from "../../../domain/disputes/dispute-rules.ts"
import { mayRecord } from "../../../domain/events/may-record.ts"
import { activityWithin, changeRecord, waitForSitting } from "../../access/index.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { waitForList } from "../../wait-for-list.ts"
import { audit } from "../audit/index.ts"
import { changeAttendance } from "../events/index.ts"
import { reopenRecord } from "../meetings/index.ts"
import { forgetUnseen, notifyMembers } from "../notices/index.ts"
import { describeDispute } from "./describe-dispute.ts"
import { disputeProblem } from "./dispute-problem.ts"
import { type DisputeRow, readDispute } from "./queries.ts"
import { holdDispute, holdMark, putLeaveMadeUp, putSettled, sayWhy } from "./store.ts"

/**
 * Whoever keeps the list agrees: it is corrected, as by any correction, and its history says why. A record that is
 * closed is opened again for it, with the dispute as the reason, and is then signed anew. What was made up meanwhile stays
 * so where it was missed on leave.
 */
export async function acceptDispute(
  context: RequestContext,
  scope: Scope<"event.record">,
  disputeId: number,
  { status, detail }: z.output<typeof disputeAccepted>,
): Promise<Dispute> {
  const { client } = context
  const seen = await forSettling(context, scope, disputeId)
  const { activityId } = seen.activity
  const { memberId } = seen.member
  // In the order in which a list is changed, or two would wait for each other.
  await waitForSitting(context, activityId)
  await waitForList(client, activityId)
  const mark = await holdMark(client, seen)
  const row = await settle(context, disputeId, "accept")
  if (mark === undefined) throw disputeProblem("dispute-over")
  if (!corrects(row, { status, detail: detail ?? null })) throw disputeProblem("dispute-same")
  const reason = `${isAsClaimed(row.claim, status) ? "异议成立" : "据异议更正"}：${row.word}`.slice(0, 200)
  await sayWhy(client, reason)
  if (row.closed)
    await reopenRecord(context, scopeFor(context.actor, "record.sign"), activityId, row.version, reason, {
      disputeId,
    })
  if (status === "on-leave" && mark.status === "made-up") {
    await changeRecord(context, activityId)
    await putLeaveMadeUp(client, seen, detail ?? null)
  } else {
    const said = status === "on-leave" && mark.reason !== null ? { reason: mark.reason } : {}
    const change = {
      memberId,
      status,
      was: mark.status,
      ...(detail === undefined ? {} : { detail }),
      ...said,
    }
    await changeAttendance(context, scope, activityId, { changes: [change] }, { tells: false })
  }
  return await tell(context, disputeId, { before: row.status, after: status })
}

/** Whoever keeps the list does not agree: it stays, and the answer says why. */
export async function answerDispute(
  context: RequestContext,
  scope: Scope<"event.record">,
  disputeId: number,
  word: string,
): Promise<Dispute> {
  await forSettling(context, scope, disputeId)
  await settle(context, disputeId, "answer", word)
  return await tell(context, disputeId)
}

/** Whoever made it takes it back before it is settled. */
export async function withdrawDispute(
  context: RequestContext,
  scope: Scope<"absence.dispute">,
  disputeId: number,
): Promise<Dispute> {
  const row = await found(context, disputeId)
  const { memberId } = row.member
  const { activityId } = row.activity
  if (memberId !== context.actor.memberId) {
    await activityWithin(context, scope, activityId)
    throw problem("not-found")
  }
  await settle(context, disputeId, "withdraw")
  await audit(context, "dispute-withdrawn", {
    unitId: row.unit.unitId,
    memberId,
    details: { activityId, disputeId },
  })
  return describeDispute(context, await found(context, disputeId))
}

async function found({ client }: RequestContext, disputeId: number): Promise<DisputeRow> {
  const row = await readDispute(client, disputeId)
  if (!row) throw problem("not-found")
  return row
}

/** A dispute that the asker may settle: they keep the list, and it is not their own. */
async function forSettling(
  context: RequestContext,
  scope: Scope<"event.record">,
  disputeId: number,
): Promise<DisputeRow> {
  const row = await found(context, disputeId)
  const { activityId, kind } = row.activity
  await activityWithin(context, scope, activityId)
  if (!mayRecord(context.actor, row.path, kind)) throw problem("forbidden")
  if (row.member.memberId === context.actor.memberId) throw disputeProblem("dispute-own")
  return row
}

/** Settles a dispute that waits, once; the dispute as it was before. */
async function settle(
  context: RequestContext,
  disputeId: number,
  deed: DisputeDeed,
  answer: string | null = null,
): Promise<DisputeRow> {
  const { client, actor } = context
  const state = await holdDispute(client, disputeId)
  const to = state && afterDispute(state, deed)
  if (to === undefined) throw disputeProblem("dispute-over")
  const row = await found(context, disputeId)
  await putSettled(client, disputeId, to, { accountId: actor.accountId, answer })
  await forgetUnseen(client, `dispute ${disputeId} made`)
  return row
}

async function tell(
  context: RequestContext,
  disputeId: number,
  details: Readonly<Record<string, string>> = {},
): Promise<Dispute> {
  const row = await found(context, disputeId)
  const { activityId, topic, on } = row.activity
  const { memberId } = row.member
  const accepted = row.state === "accepted"
  await audit(context, accepted ? "dispute-accepted" : "dispute-answered", {
    unitId: row.unit.unitId,
    memberId,
    details: { activityId, disputeId, ...details },
  })
  await notifyMembers(context, [memberId], "dispute-settled", {
    topic,
    on,
    accepted: accepted ? 1 : 0,
    ...(accepted && row.now && !isAsClaimed(row.claim, row.now.status) ? { otherwise: 1, ...row.now } : {}),
    answer: row.answer,
    activityId,
  })
  return describeDispute(context, row)
}
