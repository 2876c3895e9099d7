import type { Permission } from "../../../domain/access/permissions.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import type { Candidate } from "../../../domain/leave/who-decides.ts"
import { memberWithin } from "../../access/index.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { approversOf } from "./approver-queries.ts"
import { type LeaveRow, readLeave } from "./leave-queries.ts"

/**
 * A leave that the asker may use as asked: whose person the scope reaches, or which the asker decides about by a post,
 * without any role. For everybody else it does not exist.
 */
export async function leaveFor(
  context: RequestContext,
  scope: Scope<Permission>,
  leaveId: number,
): Promise<{ row: LeaveRow; approvers: readonly Candidate[] }> {
  const { client, today, actor } = context
  const row = await readLeave(client, leaveId, today)
  if (!row) throw problem("not-found")
  const { memberId } = row.member
  const approvers = (await approversOf(client, [memberId], today)).get(memberId) ?? []
  const byPost = approvers.some((one) => one.by === "post" && one.accountId === actor.accountId)
  if (!byPost) await memberWithin(context, scope, memberId)
  return { row, approvers }
}
