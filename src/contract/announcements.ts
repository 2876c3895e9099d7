import { z } from "zod"
import { personRef } from "./event-words.ts"
import type { ProblemTable } from "./problems.ts"

export const announcementProblems = {
  "nothing-to-announce": {
    status: 409,
    zh: "这次活动已经开始、举行或取消，不用再通知。",
    en: "This meeting has begun, was held or is cancelled: there is nothing left to tell.",
  },
} as const satisfies ProblemTable

/** Who of those expected at a planned activity knows of it. */
export const announcement = z.object({
  /** `waiting`: there is something to tell; `asked`: and it is told within a minute. */
  state: z.enum(["waiting", "asked", "told"]),
  /** People who were told, and of them those who have seen it. */
  told: z.int(),
  read: z.int(),
  /** Those expected who have no account to sign in with: somebody has to tell them. */
  unreached: z.int(),
  /** By name as far as the list goes; `unread`, and not chased for it. */
  people: z.array(personRef.extend({ knows: z.enum(["read", "unread", "not-told", "no-account"]) })),
  /** Whether it may still be told. */
  open: z.boolean(),
})
export type Announcement = z.output<typeof announcement>
