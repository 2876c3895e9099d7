import { z } from "zod"
import { shownCode, spokenCode } from "../domain/events/hall-codes.ts"
import { activityKind, attendanceStatus, unitRef } from "./event-words.ts"
import { id, idText } from "./wire.ts"

/** What is said and shown in the hall of a sitting, for whoever records it. Nothing here says who has used it. */
export const hallCode = z.object({
  topics: z.array(z.string()),
  unit: unitRef,
  start: z.string(),
  place: z.string().nullable(),
  /** Whether one may be opened just now: on the day, neither called off nor signed. */
  may: z.boolean(),
  /** Null: there is none. */
  open: z
    .object({
      code: z.string(),
      /** `YYYY-MM-DD HH:mm`, Asia/Shanghai. */
      endsAt: z.string(),
      /** What the picture says in the turn that runs, and in those after it until the end. */
      turns: z.array(z.string()),
      /** Seconds that a turn lasts, and those that are left of the first. */
      turnSeconds: z.number(),
      leftSeconds: z.number(),
    })
    .nullable(),
})

/** A code that was heard, or what was read from the picture with the activity that it names. */
export const codeQuestion = z.strictObject({
  code: z.string().refine((said) => spokenCode.test(said) || shownCode.test(said)),
  at: idText.optional(),
})

/** The sitting that a code belongs to: the items of it that expect the asker, and how they stand in each. */
export const sittingHere = z.object({
  unit: unitRef,
  start: z.string(),
  place: z.string().nullable(),
  items: z.array(
    z.object({
      activityId: id,
      kind: activityKind,
      topic: z.string(),
      status: attendanceStatus.nullable(),
    }),
  ),
})
