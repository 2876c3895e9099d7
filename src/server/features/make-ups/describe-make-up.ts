import type { MakeUp } from "../../../contract/make-ups.ts"
import { mayRecord } from "../../../domain/events/may-record.ts"
import type { RequestContext } from "../../request-context.ts"
import { makeUpTermOf } from "./make-up-term.ts"
import type { MakeUpRow } from "./queries.ts"

/** A make-up with what the asker may do with it. */
export function describeMakeUp(context: RequestContext, { path, held, ...row }: MakeUpRow): MakeUp {
  const { memberId } = context.actor
  const records = mayRecord(context.actor, path, row.activity.kind)
  const can: MakeUp["can"] = []
  const isHelper = memberId !== null && row.helper?.memberId === memberId
  const isMember = row.member.memberId === memberId
  const confirms = row.state === "arranged" && held === "held"
  if (confirms && ((isHelper && !row.byHelper) || (isMember && !row.byMember))) can.push("confirm")
  if (confirms && isHelper) can.push("confirm-alone")
  if (records && (row.state === "asked" || row.state === "arranged")) can.push("arrange")
  if (records && row.state !== "taken-back") can.push("take-back")
  return { ...row, until: makeUpTermOf(context.app.packs, row.activity), can }
}
