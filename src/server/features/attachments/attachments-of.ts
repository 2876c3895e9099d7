import type { z } from "zod"
import type { attachment, sittingAttachments } from "../../../contract/attachments.ts"
import { attachmentLimits } from "../../../domain/events/attachments.ts"
import { mayRecord } from "../../../domain/events/may-record.ts"
import type { RequestContext } from "../../request-context.ts"
import { type AttachmentRow, listAttachments, listUploads, sumTaken } from "./queries.ts"

/** The attachments of the sitting of an activity, for somebody who may read its minutes. */
export async function attachmentsOf(
  context: RequestContext,
  activityId: number,
  records: boolean,
): Promise<z.output<typeof sittingAttachments>> {
  const { client, actor } = context
  const rows = await listAttachments(client, activityId)
  const items = rows.map((row) => ({
    ...shownAttachment(context, row),
    ...(records ? {} : { addedBy: null }),
  }))
  if (!records) return { items, uploads: [], room: null }
  const { files, bytes, year } = await sumTaken(client, activityId)
  return {
    items,
    uploads: await listUploads(client, activityId, actor.accountId),
    room: {
      files: Math.max(0, attachmentLimits.files - files),
      bytes: Math.max(0, attachmentLimits.unitYearBytes - bytes),
      year,
    },
  }
}

export function shownAttachment(
  { actor }: RequestContext,
  { activityKind, path, activityId: _, ...row }: AttachmentRow,
): z.output<typeof attachment> {
  return { ...row, removable: mayRecord(actor, path, activityKind) }
}
