import { attachmentLimits } from "../../domain/events/attachments.ts"
import {
  attachment,
  attachmentParams,
  chunkMedia,
  chunkQuery,
  upload,
  uploadBegun,
  uploadParams,
} from "../attachments.ts"
import { eventParams } from "../event-words.ts"
import { emptyBody, fileOut, nothing } from "../wire.ts"
import type { Endpoints } from "./endpoint.ts"

export const attachmentEndpoints = {
  "POST /events/{activityId}/attachments/uploads": { params: eventParams, body: uploadBegun, answer: upload },
  "PATCH /attachments/uploads/{uploadId}": {
    params: uploadParams,
    query: chunkQuery,
    bytes: { media: [chunkMedia], most: attachmentLimits.chunkBytes },
    answer: upload,
  },
  "POST /attachments/uploads/{uploadId}/finish": {
    params: uploadParams,
    body: emptyBody,
    answer: attachment,
  },
  "DELETE /attachments/uploads/{uploadId}": { params: uploadParams, answer: nothing },
  "GET /attachments/{attachmentId}/content": { params: attachmentParams, answer: fileOut, file: true },
  "DELETE /attachments/{attachmentId}": { params: attachmentParams, answer: nothing },
} as const satisfies Endpoints
