import { z } from "zod"
import { activityKind, unitRef } from "./event-words.ts"
import { platformFields } from "./platform-record-words.ts"
import { id, line } from "./wire.ts"

const column = z.strictObject({ field: z.enum(platformFields), heading: line(40) })

/**
 * The order and the headings of the platform, each field once at most; what is left out is not said to it, but for lecturer
 * and effect, which stand in the content then.
 */
export const platformColumns = z.strictObject({
  columns: z
    .array(column)
    .min(1)
    .max(platformFields.length)
    .refine((all) => new Set(all.map(({ field }) => field)).size === all.length, {
      params: { rule: "twice" },
    }),
})

export const platformQuery = z.strictObject({
  month: z.string().regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/),
})

/** The records of a month as the platform wants them, in its order; in the language of the platform. */
export const platformRecords = z.object({
  unit: unitRef,
  month: z.string(),
  headings: z.array(z.string()),
  records: z.array(
    z.object({
      activityId: id,
      kind: activityKind,
      topic: z.string(),
      start: z.string(),
      /** As many as there are headings. */
      values: z.array(z.string()),
      /** What the record should say and does not, as it is called over there. */
      missing: z.array(column),
    }),
  ),
  /** There are more than are made at once. */
  more: z.boolean(),
})
export type PlatformRecords = z.output<typeof platformRecords>
