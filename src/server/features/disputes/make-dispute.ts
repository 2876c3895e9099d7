import type { z } from "zod"
import type { Dispute, newDispute } from "../../../contract/disputes.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { claimsAgainst, lastDayToDispute } from "../../../domain/disputes/dispute-rules.ts"
import { mayRecord } from "../../../domain/events/may-record.ts"
import { activityWithin } from "../../access/index.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { keepersOf } from "../make-ups/index.ts"
import { notify } from "../notices/index.ts"
import { daysToDispute } from "../settings/index.ts"
import { describeDispute } from "./describe-dispute.ts"
import { disputeProblem } from "./dispute-problem.ts"
import { holdAbsence, readDispute } from "./queries.ts"
import { addDispute } from "./store.ts"

/** A member says that an absence of theirs was none, or was of another kind; whoever keeps the list is told. */
export async function makeDispute(
  context: RequestContext,
  scope: Scope<"absence.dispute">,
  { activityId, claim, word }: z.output<typeof newDispute>,
): Promise<Dispute> {
  const { client, actor, today } = context
  const { unitId, code, path, kind } = await activityWithin(context, scope, activityId)
  const { memberId, accountId } = actor
  if (memberId === null) throw problem("forbidden")
  const absence = await holdAbsence(client, activityId, memberId)
  if (!absence) throw disputeProblem("nothing-disputed")
  if (!claimsAgainst[absence.status]?.includes(claim)) throw disputeProblem("dispute-claim")
  if (absence.settled) throw disputeProblem("dispute-settled")
  if (absence.waits) throw disputeProblem("dispute-waits")
  const until = lastDayToDispute(absence.notedOn, await daysToDispute(client))
  if (today > until) throw disputeProblem("dispute-late", { until })
  if (mayRecord(actor, path, kind)) throw disputeProblem("dispute-recorder")
  const against = { status: absence.status, detail: absence.detail }
  const made = { activityId, memberId, claim, word, against, on: today, accountId }
  const disputeId = await addDispute(client, made)
  const row = disputeId === undefined ? undefined : await readDispute(client, disputeId)
  if (!row) throw disputeProblem("dispute-waits")
  await audit(context, "dispute-made", {
    unitId,
    memberId,
    details: { activityId, code, disputeId: row.disputeId },
  })
  const { member, activity } = row
  await notify(
    context,
    await keepersOf(client, unitId, today),
    "dispute-made",
    {
      name: member.name,
      topic: activity.topic,
      on: activity.on,
      activityId,
    },
    { about: `dispute ${row.disputeId} made` },
  )
  return describeDispute(context, row)
}
