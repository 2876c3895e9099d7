import type { Scope } from "../../../domain/access/scope.ts"
import { memberWithin } from "../../access/index.ts"
import { inTransaction } from "../../db/index.ts"
import type { Moment } from "../../moment.ts"
import { notifyMembers } from "../notices/index.ts"
import { note } from "../trail/index.ts"
import { findMember } from "./person-queries.ts"

/**
 * Shows a phone number to whoever says why. The reason stays in the trail, and its owner is told. The answer is kept
 * nowhere, not even for whoever repeats the request.
 */
export async function revealPhone(
  moment: Moment,
  scope: Scope<"member.reveal">,
  memberId: number,
  reason: string,
): Promise<string | null> {
  return await inTransaction(moment.house.database.requests, async (client) => {
    const inside = { ...moment, client }
    const { unitId } = await memberWithin(inside, scope, memberId)
    const found = await findMember(client, memberId)
    await note(inside, "phone-revealed", { unitId, memberId, details: { reason } })
    if (moment.actor.memberId !== memberId) {
      await notifyMembers(inside, [memberId], "phone-revealed", { by: moment.actor.name, reason })
    }
    return found?.phone ?? null
  })
}
