import type { Scope } from "../../../domain/access/scope.ts"
import { memberWithin } from "../../access/index.ts"
import { inTransaction } from "../../db/index.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { notifyMembers } from "../notices/index.ts"
import { findMember } from "./person-queries.ts"

/**
 * Shows a phone number to whoever says why. The reason stays in the audit log, and its owner is told. The answer is kept
 * nowhere, not even for whoever repeats the request.
 */
export async function revealPhone(
  context: RequestContext,
  scope: Scope<"member.reveal">,
  memberId: number,
  reason: string,
): Promise<string | null> {
  return await inTransaction(context.app.database.requests, async (client) => {
    const inside = { ...context, client }
    const { unitId } = await memberWithin(inside, scope, memberId)
    const found = await findMember(client, memberId)
    await audit(inside, "phone-revealed", { unitId, memberId, details: { reason } })
    if (context.actor.memberId !== memberId) {
      await notifyMembers(inside, [memberId], "phone-revealed", { by: context.actor.name, reason })
    }
    return found?.phone ?? null
  })
}
