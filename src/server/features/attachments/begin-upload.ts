import type { z } from "zod"
import type { upload, uploadBegun } from "../../../contract/attachments.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { attachmentLimits, refusedByName } from "../../../domain/events/attachments.ts"
import { secrecyMarkInName } from "../../../domain/shared/secrecy-mark.ts"
import { refuseClosed } from "../../access/index.ts"
import { isNearlyFull } from "../../disk-space.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { attachable } from "./attachable.ts"
import { attachmentProblem } from "./attachment-problem.ts"
import { listUploads, sumTaken, type Taken } from "./queries.ts"
import { addUpload, waitForRoom } from "./store.ts"

type Upload = z.output<typeof upload>

/**
 * Begins to take a file for a sitting, or goes on with the one of the same name and length that the asker began before.
 * What will not be taken is refused here, before anything is sent.
 */
export async function beginUpload(
  context: RequestContext,
  scope: Scope<"event.record">,
  activityId: number,
  { name, bytes }: z.output<typeof uploadBegun>,
): Promise<Upload> {
  const { client, actor, app } = context
  const activity = await attachable(context, scope, activityId)
  await refuseClosed(context, activityId)
  const mark = secrecyMarkInName(name)
  if (mark !== undefined) throw attachmentProblem("marked-secret", { mark })
  const refused = refusedByName(name)
  if (refused !== undefined) throw attachmentProblem(refused)
  const most = attachmentLimits.fileBytes
  if (bytes > most) throw attachmentProblem("file-too-large", { most })
  if (isNearlyFull(app.env.dataDir)) throw problem("disk-full")
  await waitForRoom(client, activity.unitId)
  const begun = await listUploads(client, activityId, actor.accountId)
  const before = begun.find((one) => one.name === name && one.bytes === bytes)
  if (before) return before
  const taken = await sumTaken(client, activityId)
  if (taken.files >= attachmentLimits.files)
    throw attachmentProblem("too-many-files", { most: attachmentLimits.files })
  const left = leftOf(taken)
  if (bytes > left) throw attachmentProblem("no-room-left", { year: taken.year, left: Math.max(0, left) })
  const uploadId = await addUpload(client, { activityId, accountId: actor.accountId, name, bytes })
  return { uploadId, name, bytes, received: 0 }
}

/**
 * Bytes that a unit's activities of a year may still take. What was let go of lies in the store for another day: beside
 * what is kept there is room for as much again, which whoever sends a whole year at once does not use up.
 */
function leftOf({ bytes, letGo }: Taken): number {
  const most = attachmentLimits.unitYearBytes
  return Math.min(most - bytes, 2 * most - bytes - letGo)
}
