import { type Route, route } from "../../http/route.ts"
import { beginUpload } from "./begin-upload.ts"
import { downloadAttachment } from "./download-attachment.ts"
import { finishUpload } from "./finish-upload.ts"
import { receiveChunk } from "./receive-chunk.ts"
import { dropUpload, removeAttachment } from "./remove-attachment.ts"

/** Photographs and documents of a sitting: sent chunk by chunk, downloaded, taken out. */
export const attachmentRoutes: readonly Route[] = [
  route("POST /events/{activityId}/attachments/uploads", {
    summary: "Begin to send a file for a sitting, or go on with it",
    permission: "event.record",
    run: (context, { params, body }, scope) => beginUpload(context, scope, params.activityId, body),
  }),
  route("PATCH /attachments/uploads/{uploadId}", {
    summary: "The next chunk of a file",
    permission: "event.record",
    run: (context, { params, query, body }, scope) =>
      receiveChunk(context, scope, params.uploadId, query, body),
  }),
  route("POST /attachments/uploads/{uploadId}/finish", {
    summary:
      "All of a file is there: it is looked at, and becomes an attachment; once, however often it is asked for",
    permission: "event.record",
    noTransaction: true,
    run: (context, { params }, scope) => finishUpload(context, scope, params.uploadId),
  }),
  route("DELETE /attachments/uploads/{uploadId}", {
    summary: "Give up sending a file",
    permission: "event.record",
    run: (context, { params }, scope) => dropUpload(context, scope, params.uploadId),
  }),
  route("GET /attachments/{attachmentId}/content", {
    summary: "The file itself, to be saved",
    permission: "event.read",
    audited: {
      action: "attachment-downloaded",
      about: ({ params }, { unitId, name }) => ({
        unitId,
        details: { attachmentId: params.attachmentId, name },
      }),
    },
    run: (context, { params }, scope) => downloadAttachment(context, scope, params.attachmentId),
  }),
  route("DELETE /attachments/{attachmentId}", {
    summary: "Take an attachment out of its sitting",
    permission: "event.record",
    run: (context, { params }, scope) => removeAttachment(context, scope, params.attachmentId),
  }),
]
