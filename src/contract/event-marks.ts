import { z } from "zod"
import { lengths } from "../domain/shared/plain-text.ts"
import { checkWhy, tickedStatus } from "./event-actions.ts"
import {
  activityKind,
  activityState,
  attendanceDetail,
  attendanceStatus,
  personRef,
  unitRef,
} from "./event-words.ts"
import { clash, leaveOfDay, standing } from "./events.ts"
import { day, id, line } from "./wire.ts"

/** The name that a browser gave itself by chance. */
const device = z.string().regex(/^[0-9a-f]{32}$/)

const seenStanding = z.strictObject({
  status: attendanceStatus,
  detail: attendanceDetail.nullable(),
  reason: z.string().max(lengths.reason).nullable(),
})

const mark = z
  .strictObject({
    memberId: id,
    /** The phone's own count: of one phone the highest number holds, whatever arrives first. */
    number: z.int().min(1).max(2_000_000_000),
    /** Null: there is to be no row. */
    status: tickedStatus.nullable(),
    detail: attendanceDetail.nullable().optional(),
    reason: line(lengths.reason, 0).optional(),
    /** How they may stand for it to be written: as the phone last knew it, or has marked it since. */
    seen: z.array(seenStanding.nullable()).min(1).max(20),
    /** Both versions were looked at, and this one was chosen. */
    decides: z.boolean().optional(),
  })
  .superRefine(checkWhy)

/** What was marked in a hall without a network. */
export const hallMarks = z.strictObject({
  device,
  marks: z.array(mark).max(1000),
  /** It was held, where it stands as planned still. */
  held: z.boolean().optional(),
  /** Everybody on the list whom nobody marked: only who has no row yet gets one. */
  rest: z
    .strictObject({ memberIds: z.array(id).max(10_000), status: z.enum(["present", "absent"]) })
    .optional(),
})
export type HallMarks = z.infer<typeof hallMarks>

export const marksTaken = z.object({
  state: activityState,
  /** How those stand now whom the marks are about. */
  rows: z.array(z.object({ memberId: id, row: standing.nullable() })),
  clashes: z.array(clash),
  moreClashes: z.boolean(),
  /** Marked, and neither expected nor on the list any more: nothing was written of them. */
  unexpected: z.array(id),
})

/** The lists of the day's sittings that the reader records, for a phone that will have no network. */
export const hall = z.object({
  today: day,
  lists: z.array(
    z.object({
      /** The first of the items. */
      activityId: id,
      unit: unitRef,
      start: z.string(),
      place: z.string().nullable(),
      state: activityState,
      items: z.array(
        z.object({
          activityId: id,
          kind: activityKind,
          topic: z.string(),
          rows: z.array(z.object({ memberId: id, row: standing })),
        }),
      ),
      people: z.array(personRef.extend({ branchId: id.nullable(), foundBy: z.string(), leave: leaveOfDay })),
      branches: z.array(unitRef),
      clashes: z.array(clash),
      moreClashes: z.boolean(),
    }),
  ),
})
