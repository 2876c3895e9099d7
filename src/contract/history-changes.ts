import { z } from "zod"
import { type RecordTable, recordTables } from "./history-words.ts"
import { pageOf, pageQuery } from "./wire.ts"

/** What became of records that can decide a figure: who changed what, when and why. */

const recordChange = z.object({
  changeId: z.int(),
  changedAt: z.string(),
  /** Whoever changed it, by name. */
  by: z.string(),
  /** Why, where somebody said so. */
  reason: z.string().nullable(),
  table: z.enum(Object.keys(recordTables) as RecordTable[]),
  what: z.enum(["added", "changed", "removed"]),
  /** Whom or what the record is about, where it is not the one asked for: a person in a list, a unit of a post. */
  about: z.string(),
  /** Only what is different, in the reader's language; null: nothing there. */
  fields: z.array(
    z.object({ title: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
  ),
})
export type RecordChange = z.infer<typeof recordChange>

export const recordChanges = pageOf(recordChange)
export const recordChangesQuery = z.strictObject({ ...pageQuery })
