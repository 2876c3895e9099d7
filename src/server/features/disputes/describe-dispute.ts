import type { Dispute } from "../../../contract/disputes.ts"
import { mayRecord } from "../../../domain/events/may-record.ts"
import type { RequestContext } from "../../request-context.ts"
import type { DisputeRow } from "./queries.ts"

/** A dispute with what the asker may do with it. */
export function describeDispute(
  { actor }: Pick<RequestContext, "actor">,
  { path, version: _, ...row }: DisputeRow,
): Dispute {
  const isOwn = actor.memberId === row.member.memberId
  const can: Dispute["can"] = []
  if (row.state === "waiting" && isOwn) can.push("withdraw")
  if (row.state === "waiting" && !isOwn && mayRecord(actor, path, row.activity.kind))
    can.push("accept", "answer")
  return { ...row, can }
}
