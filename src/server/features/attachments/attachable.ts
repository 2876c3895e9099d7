import { eventProblems } from "../../../contract/event-problems.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { mayRecord } from "../../../domain/events/may-record.ts"
import { activityWithin } from "../../access/index.ts"
import { Problem, problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { attachmentProblem } from "./attachment-problem.ts"
import { readUpload, type UploadRow } from "./queries.ts"

/** The activity, when the asker may record it: the unit is theirs, and so is its kind. */
export async function attachable(context: RequestContext, scope: Scope<"event.record">, activityId: number) {
  const activity = await activityWithin(context, scope, activityId)
  if (!mayRecord(context.actor, activity.path, activity.kind))
    throw new Problem(eventProblems, "kind-not-yours")
  return activity
}

/** An upload of the asker's to an activity that they may record. */
export async function ownUpload(
  context: RequestContext,
  scope: Scope<"event.record">,
  uploadId: number,
): Promise<{ upload: UploadRow; unitId: number }> {
  const upload = await readUpload(context.client, uploadId)
  if (!upload) throw problem("not-found")
  const { unitId } = await attachable(context, scope, upload.activityId)
  if (upload.accountId !== context.actor.accountId) throw attachmentProblem("upload-not-yours")
  return { upload, unitId }
}
