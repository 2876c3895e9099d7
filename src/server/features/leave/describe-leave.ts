import type { Leave } from "../../../contract/leave.ts"
import { reachesMember, scopeFor } from "../../../domain/access/scope.ts"
import { isSettled, mayStep, namedAfterwards } from "../../../domain/leave/leave-rules.ts"
import type { Candidate } from "../../../domain/leave/who-decides.ts"
import { plusDays } from "../../../domain/shared/calendar.ts"
import type { RequestContext } from "../../request-context.ts"
import { approversOf } from "./approver-queries.ts"
import type { LeaveRow } from "./leave-queries.ts"

/**
 * Leaves as they are answered: what was said with them only to the person and to whoever decided; of what waits or runs
 * to whoever decides now.
 */
export async function describeLeaves(context: RequestContext, rows: readonly LeaveRow[]): Promise<Leave[]> {
  const memberIds = [...new Set(rows.map(({ member }) => member.memberId))]
  const approvers = await approversOf(context.client, memberIds, context.today)
  return rows.map((row) => describeLeave(context, row, approvers.get(row.member.memberId) ?? []))
}

/** One leave, with what the asker may do with it. */
export function describeLeave(
  context: RequestContext,
  row: LeaveRow,
  approvers: readonly Candidate[],
): Leave {
  const { askedBy: _, decidedById, path, ...leave } = row
  const { actor, today } = context
  const { memberId } = row.member
  const isOwn = actor.memberId === memberId
  const decides = !isOwn && isAmong(approvers, actor.accountId)
  const concerns = isOwn || decidedById === actor.accountId || (decides && !isSettled(row, today))
  const enters = isOwn || reachesMember(scopeFor(actor, "leave.enter"), { memberId, path })
  const can: Leave["can"] = []
  if (decides && mayStep("approve", row.state)) can.push("decide")
  if (decides && mayStep("take-back", row.state)) can.push("take-back")
  // Whoever decides takes an approval back with a word: two ways to undo one thing would stand side by side.
  const undoes = can.includes("take-back")
  if (enters && !undoes && mayStep("withdraw", row.state) && (row.state === "asked" || row.from > today))
    can.push("withdraw")
  // Whom a list has since is back, and has nothing to report.
  const isBack = row.returnedOn !== null || row.seenOn !== null
  if (enters && mayStep("return", row.state) && !isBack && row.from <= today) can.push("return")
  // Found out soon or never: what is long over is not offered to run on.
  const isRecent = row.last >= plusDays(today, -namedAfterwards)
  if (enters && mayStep("take-return-back", row.state) && row.returnedOn !== null && isRecent)
    can.push("take-return-back")
  return { ...leave, remark: concerns ? leave.remark : null, word: concerns ? leave.word : null, can }
}

/** Whether an account is one of those who decide. */
export function isAmong(approvers: readonly Candidate[], accountId: number): boolean {
  return approvers.some((one) => one.accountId === accountId)
}
