import { z } from "zod"
import { shortMinutes as shortest } from "../domain/calendar/short-sittings.ts"
import { detailFits, takesReason, writeWhy } from "../domain/events/attendance-detail.ts"
import { doubtCodes } from "../domain/events/doubts.ts"
import type { OddityCode } from "../domain/events/sitting-oddities.ts"
import { isTooLong, lengths } from "../domain/shared/plain-text.ts"
import type { StructuredText } from "../domain/shared/structured-text.ts"
import type { AttendanceDetail, AttendanceStatus } from "../domain/shared/words.ts"
import {
  activityKind,
  attendanceDetail,
  attendanceStatus,
  contentCategory,
  meetingMode,
  studyPath,
} from "./event-words.ts"
import { structuredText } from "./structured-text.ts"
import { day, hours, id, line, paragraphs, personName, personNameOrNone, start } from "./wire.ts"

/** Statuses somebody ticks; a make-up is an action of its own. */
const tickedStatuses = ["present", "late", "left-early", "on-leave", "absent"] as const
export const tickedStatus = z.enum(tickedStatuses)

/** Text that may be empty; none at all is stored then. */
const texts = {
  place: line(lengths.place, 0),
  form: line(lengths.form, 0),
  content: paragraphs(lengths.content, 0),
  minutes: paragraphs(lengths.minutes, 0),
  effect: paragraphs(lengths.effect, 0),
}
const topic = line(lengths.topic)

/** The minutes of a sitting with headings, lists and tables; their words alone are its `minutes`. */
const minutesDocument = structuredText(lengths.minutes)

/** Minutes are written as a document or as plain text, and not both ways. */
const oneMinutes = {
  check: (written: { minutes?: unknown; minutesDocument?: unknown }) =>
    written.minutes === undefined || written.minutesDocument === undefined,
  as: { path: ["minutesDocument"], params: { rule: "one-minutes" } },
}
const audience = z.array(id).min(1).max(500)

/** Doubts that somebody has answered: it is so. */
export const sure = z.array(z.enum(doubtCodes)).max(doubtCodes.length)

/** Whom the page showed as expected, and whether that was everybody: nobody gets a row without having been seen. */
const roll = z.strictObject({ memberIds: z.array(id).max(10_000), whole: z.boolean() })

/** A lecturer who is in no roster; never beside one who is. */
const lecturerName = personNameOrNone
const guestNames = z.array(personName).max(200)

const shortMinutes = z.int().min(shortest.least).max(shortest.most)
/** What an item is about and from what it learns, and what in the program it belongs to. */
const about = {
  studyPaths: eachOnce(studyPath),
  contentCategories: eachOnce(contentCategory),
  /** A topic of the time that the unit, or one above it, has set. */
  topicId: id.nullable(),
  /** A problem of the unit, or of one above it, to which the study is joined. */
  concernId: id.nullable(),
}

/** Any number of words, none of them twice. */
function eachOnce<T extends z.ZodType>(word: T) {
  return z
    .array(word)
    .max(10)
    .refine((said) => new Set(said).size === said.length)
}

/** A place of the register, and for how many minutes it is booked (none: as long as the hours of the items). */
const booking = {
  venueId: id.nullable().optional(),
  lastsMinutes: z.int().min(1).max(1440).nullable().optional(),
}

/** One item of a sitting: an activity. */
export const sittingItem = z.strictObject({
  kind: activityKind,
  /** The unit that holds it, where that is a group of the branch that sits; none: the sitting's. */
  unitId: id.optional(),
  topic,
  hours,
  /**
   * A short sitting before or after the shift, in minutes: its hours are then its part of those of the month, whatever
   * `hours` says. It is the only item of its sitting.
   */
  shortMinutes: shortMinutes.optional(),
  lecturerId: id.nullable().optional(),
  lecturerName: lecturerName.optional(),
  content: texts.content.optional(),
  /** Those of the whole sitting, for clients that write them beside an item; several that differ are refused. */
  minutes: texts.minutes.optional(),
  effect: texts.effect.optional(),
  ...z.object(about).partial().shape,
  /** Whose turn of a rota it is: the one who takes it. */
  takerId: id.optional(),
  /** The version of the rota as it was seen: where it is another by now, that is asked about. */
  turnVersion: id.optional(),
  /** The units addressed; none: the unit itself with everything below it. */
  audience: audience.optional(),
  /** The line of the unit's plan that it fulfils. */
  planLineId: id.nullable().optional(),
})

/** Items that something is about, by their place in the sitting, from 0; none: every item it fits. */
const itemNumbers = z.array(z.int().min(0).max(9)).max(10)

/** Why somebody was away, or that they left in between: the kind of it, and words beside it. */
const why = { detail: attendanceDetail.nullable().optional(), reason: line(lengths.reason, 0).optional() }

interface Said {
  readonly status: AttendanceStatus | null
  readonly detail?: AttendanceDetail | null | undefined
  readonly reason?: string | undefined
}

/** A detail fits its status, and has room beside the reason in the one cell of a workbook. */
export function checkWhy({ status, detail = null, reason = "" }: Said, context: z.RefinementCtx): void {
  if (detail === null) return
  if (status === null || !detailFits(status, detail)) {
    context.addIssue({ code: "custom", path: ["detail"], params: { rule: "detail" } })
  }
  if (isTooLong(writeWhy({ detail, reason }) ?? "", lengths.reason)) {
    const room = { origin: "string", maximum: lengths.reason - 5, inclusive: true, input: reason } as const
    context.addIssue({ code: "too_big", path: ["reason"], ...room })
  }
}

/** Of an illness no words are kept: nobody has to say how they are. */
function checkIllness({ detail = null, reason = "" }: Said, context: z.RefinementCtx): void {
  if (takesReason(detail) || reason === "") return
  context.addIssue({ code: "custom", path: ["reason"], params: { rule: "reason-of-illness" } })
}

const exception = z
  .strictObject({ memberId: id, status: tickedStatus, ...why, items: itemNumbers.optional() })
  .superRefine(checkWhy)
  .superRefine(checkIllness)
const guest = z.strictObject({ memberId: id, items: itemNumbers.optional() })

/** Who was there, as exceptions: everybody expected was, unless named here. */
const exceptions = {
  attendance: z.array(exception).max(2000).optional(),
  guests: z.array(guest).max(500).optional(),
  /** People who sat in and are in no roster. */
  guestNames: guestNames.optional(),
  roll: roll.optional(),
  sure: sure.optional(),
}

/** One sitting as it is recorded or planned: one item or several. */
export const sittingBody = z
  .strictObject({
    unitId: id,
    start,
    state: z.enum(["held", "planned"]).optional(),
    place: texts.place.optional(),
    form: texts.form.optional(),
    meetingMode: meetingMode.nullable().optional(),
    ...booking,
    chairId: id.nullable().optional(),
    minutes: texts.minutes.optional(),
    minutesDocument: minutesDocument.optional(),
    items: z.array(sittingItem).min(1).max(10),
    ...exceptions,
    /** Confirms that it was another one, where the unit has an activity of the kind on the day already. */
    sameDay: z.literal("another").optional(),
  })
  .refine(oneMinutes.check, oneMinutes.as)
export type SittingBody = z.infer<typeof sittingBody>

const oddityCodes: readonly OddityCode[] = [
  "outside-life",
  "no-hours",
  "no-lecturer",
  "no-committee",
  "no-central-group",
  "nobody-expected",
]

export const sittingRecorded = z.object({
  activities: z.array(
    z.object({ activityId: id, code: z.string(), kind: activityKind, topic: z.string(), version: z.int() }),
  ),
  /** How many rows the attendance lists got. */
  rows: z.int(),
  /** Odd, and taken as it stands: said in the reader's language. */
  oddities: z.array(z.object({ item: z.int().nullable(), code: z.enum(oddityCodes), sentence: z.string() })),
})

/**
 * A correction: what is named is changed; null takes it away. Place, form, chair, mode and minutes are the sitting's,
 * and change for all its items that the corrector may record.
 */
export const eventPatch = z
  .strictObject({
    /** Another unit that held it: the branch, or a group of it. */
    unitId: id.optional(),
    kind: activityKind.optional(),
    topic: topic.optional(),
    start: start.optional(),
    hours: hours.optional(),
    /** Null: it is no short sitting any more, as when its hours or another kind are given. */
    shortMinutes: shortMinutes.nullable().optional(),
    place: texts.place.nullable().optional(),
    form: texts.form.nullable().optional(),
    chairId: id.nullable().optional(),
    lecturerId: id.nullable().optional(),
    lecturerName: lecturerName.nullable().optional(),
    meetingMode: meetingMode.nullable().optional(),
    content: texts.content.nullable().optional(),
    minutes: texts.minutes.nullable().optional(),
    minutesDocument: minutesDocument.nullable().optional(),
    effect: texts.effect.nullable().optional(),
    ...z.object(about).partial().shape,
    ...booking,
    audience: audience.nullable().optional(),
    planLineId: id.nullable().optional(),
    /** Moves the other items of the sitting with it, where the start changes; without it this one alone moves. */
    withOthers: z.boolean().optional(),
    sure: sure.optional(),
  })
  .refine(oneMinutes.check, oneMinutes.as)
/** The fields of an activity that a correction may change. */
export type EventPatch = Omit<z.infer<typeof eventPatch>, "sure" | "withOthers" | "minutesDocument"> & {
  /** Null: paragraphs alone, as they stand in `minutes`. */
  readonly minutesDocument?: StructuredText | null | undefined
}

/** Changes to a list; `was` is the status that whoever changes it saw (null: no row). */
export const attendanceChanges = z.strictObject({
  changes: z
    .array(
      z
        .strictObject({
          memberId: id,
          /** Null takes the row away, but that of somebody who has made it up: it stays, and what phones said is settled. */
          status: tickedStatus.nullable(),
          ...why,
          was: attendanceStatus.nullable(),
          /** Why, as they saw it beside that status; left out: they go by the status alone. */
          wasWhy: z
            .strictObject({ detail: attendanceDetail.nullable(), reason: line(lengths.reason, 0).nullable() })
            .optional(),
        })
        .superRefine(checkWhy)
        .superRefine(checkIllness),
    )
    .max(1000),
  /** People in no roster who sat in, or did not after all. */
  guestNames: z.strictObject({ add: guestNames.optional(), remove: guestNames.optional() }).optional(),
  sure: sure.optional(),
})
export type AttendanceChange = z.infer<typeof attendanceChanges>["changes"][number]

export const cancelBody = z.strictObject({ reason: line(200) })
export const restoreBody = z.strictObject({
  state: z.enum(["held", "planned"]),
  sure: sure.optional(),
})
export const markHeldBody = z.strictObject(exceptions)
export const makeUpBody = z.strictObject({
  memberIds: z.array(id).min(1).max(500),
  helperId: id,
  /** Left out: all of them have made it up already, on their own days, and only who helped was not named. */
  on: day.optional(),
  /** It is arranged for the day, which may be today, and not done by then; left out: it is for a day to come. */
  arranged: z.boolean().optional(),
  /** What they will read or hear, and where or in which way: of one that is arranged. */
  material: line(200, 0).optional(),
  place: line(lengths.place, 0).optional(),
  sure: sure.optional(),
})

export const selfRecorded = z.object({
  status: attendanceStatus,
  selfRecorded: z.boolean(),
  /** Whether this request wrote it. */
  written: z.boolean(),
})
