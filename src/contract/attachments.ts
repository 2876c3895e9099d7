import { z } from "zod"
import { type AttachmentKind, attachmentKinds, attachmentLimits } from "../domain/events/attachments.ts"
import { id, idText, line } from "./wire.ts"

const kind = z.enum(Object.keys(attachmentKinds) as [AttachmentKind, ...AttachmentKind[]])

export const attachmentParams = z.strictObject({ attachmentId: idText })
export const uploadParams = z.strictObject({ uploadId: idText })

/** A photograph or document of a sitting. */
export const attachment = z.object({
  attachmentId: id,
  name: z.string(),
  kind,
  bytes: z.int(),
  /** When it was added, in Asia/Shanghai, `YYYY-MM-DD HH:mm`. */
  addedAt: z.string(),
  /** The account that added it, for whoever records the sitting. */
  addedBy: z.string().nullable(),
  /** The reader may take it out. */
  removable: z.boolean(),
})

/** An attachment on its way. */
export const upload = z.object({
  uploadId: id,
  name: z.string(),
  bytes: z.int(),
  /** Bytes that have come: the next chunk begins there. */
  received: z.int(),
})

/** The attachments of a sitting, at one of its activities. */
export const sittingAttachments = z.object({
  items: z.array(attachment),
  /** What the reader has begun to send and not finished. */
  uploads: z.array(upload),
  /** For whoever records it: what there is room for. */
  room: z
    .object({
      /** Files that may still be added to the sitting. */
      files: z.int(),
      /** Bytes that may still be added to the unit's activities of the year. */
      bytes: z.int(),
      year: z.int(),
    })
    .nullable(),
})

export const uploadBegun = z.strictObject({
  name: line(attachmentLimits.name).regex(/^[^/\\]*$/),
  bytes: z.int().min(1).max(2_147_483_647),
})

const digits = z.string().regex(/^\d{1,10}$/)

export const chunkQuery = z.strictObject({
  /** Where in the file it begins. */
  offset: digits.transform(Number),
  /** SHA-256 of the chunk, where the sender can work it out. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
})

export const chunkMedia = "application/octet-stream"
