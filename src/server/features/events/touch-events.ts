import type { Moment } from "../../moment.ts"
import { touch } from "../standing/index.ts"
import { readConcern } from "./event-store.ts"

/** Says whose figures some activities may have changed: as they are now, and those named beside. */
export async function touchEvents(
  moment: Moment,
  activityIds: readonly number[],
  before: { readonly unitIds?: readonly number[]; readonly memberIds?: readonly number[] } = {},
): Promise<void> {
  const { unitIds, memberIds } = await readConcern(moment.client, activityIds)
  await touch(moment.client, {
    unitIds: [...unitIds, ...(before.unitIds ?? [])],
    memberIds: [...memberIds, ...(before.memberIds ?? [])],
    below: true,
  })
}
