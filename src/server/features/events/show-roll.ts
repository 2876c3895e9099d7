import type { z } from "zod"
import type { eventRoll } from "../../../contract/events.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import type { RequestContext } from "../../request-context.ts"
import { openForRecording } from "./correct-event.ts"
import { readRoll } from "./roll-queries.ts"
import { listBranches } from "./template-queries.ts"

/** A list is filled for up to so many people. */
const rollMost = 5000

/** Whom an activity expects, with the planned items of its sitting, which are held with it. */
export async function showRoll(
  context: RequestContext,
  scope: Scope<"event.record">,
  activityId: number,
): Promise<z.output<typeof eventRoll>> {
  await openForRecording(context, scope, activityId)
  const { people, all } = await readRoll(context.client, activityId, rollMost)
  const branchIds = [...new Set(people.flatMap(({ branchId }) => branchId ?? []))]
  return { people, more: all - people.length, branches: await listBranches(context.client, branchIds) }
}
