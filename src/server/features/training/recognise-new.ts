import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { notifyMembers } from "../notices/index.ts"
import { putDecision } from "./store.ts"

/** Recognises what was entered in the same moment; its people are told, once. */
export async function recogniseNew(
  context: RequestContext,
  trainingIds: readonly number[],
  of: { readonly unitId: number | null; readonly memberIds: readonly number[]; readonly name: string },
): Promise<void> {
  const { unitId, memberIds, name } = of
  await putDecision(context.client, trainingIds, "recognised", context.actor.accountId, null)
  const [only = null] = memberIds.length === 1 ? memberIds : []
  await audit(context, "training-recognised", { unitId, memberId: only, details: { trainingIds, name } })
  await notifyMembers(context, memberIds, "training-recognised", { name })
}
