import type { RequestContext } from "../../request-context.ts"
import { invalidate } from "../standing/index.ts"
import { readConcern } from "./event-store.ts"

/** Says whose figures some activities may have changed: as they are now, and those named beside. */
export async function invalidateEvents(
  context: RequestContext,
  activityIds: readonly number[],
  before: { readonly unitIds?: readonly number[]; readonly memberIds?: readonly number[] } = {},
): Promise<void> {
  const { unitIds, memberIds } = await readConcern(context.client, activityIds)
  await invalidate(context.client, {
    unitIds: [...unitIds, ...(before.unitIds ?? [])],
    memberIds: [...memberIds, ...(before.memberIds ?? [])],
    below: true,
  })
}
