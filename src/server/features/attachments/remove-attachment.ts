import type { Scope } from "../../../domain/access/scope.ts"
import { changeRecord } from "../../access/index.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { attachable, ownUpload } from "./attachable.ts"
import { findContent } from "./queries.ts"
import { removeAttachmentRow, removeUpload } from "./store.ts"

/** Takes an attachment out of its sitting. Its content goes when nothing names it any more. */
export async function removeAttachment(
  context: RequestContext,
  scope: Scope<"event.record">,
  attachmentId: number,
): Promise<null> {
  const found = await findContent(context.client, attachmentId)
  const activityId = found?.items[0]
  if (!found || activityId === undefined) throw problem("not-found")
  const { unitId } = await attachable(context, scope, activityId)
  await changeRecord(context, activityId)
  if (!(await removeAttachmentRow(context.client, attachmentId))) throw problem("not-found")
  const { name, sha256, bytes } = found
  const details = { activityId, attachmentId, name, sha256, bytes }
  await audit(context, "attachment-removed", { unitId, details })
  return null
}

/** Gives up an upload. */
export async function dropUpload(
  context: RequestContext,
  scope: Scope<"event.record">,
  uploadId: number,
): Promise<null> {
  await ownUpload(context, scope, uploadId)
  await removeUpload(context.client, uploadId)
  return null
}
