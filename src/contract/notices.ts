import { z } from "zod"
import { noticeKinds } from "./notice-sentences.ts"
import { id, pageOf, pageQuery } from "./wire.ts"

export const notice = z.object({
  noticeId: id,
  kind: z.enum(noticeKinds),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  sentAt: z.string(),
  seen: z.boolean(),
})

export const noticesQuery = z.strictObject(pageQuery)

/** One's notices, newest first, and how many one has not seen. */
export const noticesPage = pageOf(notice).extend({ unseen: z.int() })

/** Everything up to this one has been seen. */
export const noticesSeen = z.strictObject({ upTo: id })
