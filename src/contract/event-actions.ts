import { z } from "zod"
import { doubtCodes } from "../domain/events/doubts.ts"
import type { OddityCode } from "../domain/events/sitting-oddities.ts"
import { lengths } from "../domain/shared/plain-text.ts"
import { activityKind, attendanceStatus, meetingMode } from "./event-words.ts"
import { day, hours, id, line, paragraphs, personName, personNameOrNone, start } from "./wire.ts"

/** Statuses somebody ticks; a make-up is an action of its own. */
const tickedStatuses = ["present", "late", "left-early", "on-leave", "absent"] as const
const tickedStatus = z.enum(tickedStatuses)

/** Text that may be empty; none at all is stored then. */
const texts = {
  place: line(lengths.place, 0),
  form: line(lengths.form, 0),
  content: paragraphs(lengths.content, 0),
  minutes: paragraphs(lengths.minutes, 0),
  effect: paragraphs(lengths.effect, 0),
}
const topic = line(lengths.topic)
const audience = z.array(id).min(1).max(500)

/** Doubts that somebody has answered: it is so. */
const sure = z.array(z.enum(doubtCodes)).max(doubtCodes.length)

/** Whom the page showed as expected, and whether that was everybody: nobody gets a row without having been seen. */
const roll = z.strictObject({ memberIds: z.array(id).max(10_000), whole: z.boolean() })

/** A lecturer who is in no roster; never beside one who is. */
const lecturerName = personNameOrNone
const guestNames = z.array(personName).max(200)

/** One item of a sitting: an activity. */
export const sittingItem = z.strictObject({
  kind: activityKind,
  /** The unit that holds it, where that is a group of the branch that sits; none: the sitting's. */
  unitId: id.optional(),
  topic,
  hours,
  lecturerId: id.nullable().optional(),
  lecturerName: lecturerName.optional(),
  content: texts.content.optional(),
  /** Those of the whole sitting, for clients that write them beside an item; several that differ are refused. */
  minutes: texts.minutes.optional(),
  effect: texts.effect.optional(),
  /** The units addressed; none: the unit itself with everything below it. */
  audience: audience.optional(),
})

/** Items that something is about, by their place in the sitting, from 0; none: every item it fits. */
const itemNumbers = z.array(z.int().min(0).max(9)).max(10)

const exception = z.strictObject({
  memberId: id,
  status: tickedStatus,
  reason: line(lengths.reason, 0).optional(),
  items: itemNumbers.optional(),
})
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
export const sittingBody = z.strictObject({
  unitId: id,
  start,
  state: z.enum(["held", "planned"]).optional(),
  place: texts.place.optional(),
  form: texts.form.optional(),
  meetingMode: meetingMode.nullable().optional(),
  chairId: id.nullable().optional(),
  minutes: texts.minutes.optional(),
  items: z.array(sittingItem).min(1).max(10),
  ...exceptions,
  /** Confirms that it was another one, where the unit has an activity of the kind on the day already. */
  sameDay: z.literal("another").optional(),
})
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
export const eventPatch = z.strictObject({
  /** Another unit that held it: the branch, or a group of it. */
  unitId: id.optional(),
  kind: activityKind.optional(),
  topic: topic.optional(),
  start: start.optional(),
  hours: hours.optional(),
  place: texts.place.nullable().optional(),
  form: texts.form.nullable().optional(),
  chairId: id.nullable().optional(),
  lecturerId: id.nullable().optional(),
  lecturerName: lecturerName.nullable().optional(),
  meetingMode: meetingMode.nullable().optional(),
  content: texts.content.nullable().optional(),
  minutes: texts.minutes.nullable().optional(),
  effect: texts.effect.nullable().optional(),
  audience: audience.nullable().optional(),
  /** Moves the other items of the sitting with it, where the start changes; without it this one alone moves. */
  withOthers: z.boolean().optional(),
  sure: sure.optional(),
})
/** The fields of an activity that a correction may change. */
export type EventPatch = Omit<z.infer<typeof eventPatch>, "sure" | "withOthers">

/** Changes to a list; `was` is the status that whoever changes it saw (null: no row). */
export const attendanceChanges = z.strictObject({
  changes: z
    .array(
      z.strictObject({
        memberId: id,
        /** Null takes the row away. */
        status: tickedStatus.nullable(),
        reason: line(lengths.reason, 0).optional(),
        was: attendanceStatus.nullable(),
      }),
    )
    .max(1000),
  /** People in no roster who sat in, or did not after all. */
  guestNames: z.strictObject({ add: guestNames.optional(), remove: guestNames.optional() }).optional(),
  sure: sure.optional(),
})
export type AttendanceChange = z.infer<typeof attendanceChanges>["changes"][number]

export const cancelBody = z.strictObject({ reason: line(200) })
export const restoreBody = z.strictObject({ state: z.enum(["held", "planned"]) })
export const markHeldBody = z.strictObject(exceptions)
export const makeUpBody = z.strictObject({
  memberIds: z.array(id).min(1).max(500),
  helperId: id,
  /** Left out: all of them have made it up already, on their own days, and only who helped was not named. */
  on: day.optional(),
})

export const selfRecorded = z.object({
  status: attendanceStatus,
  selfRecorded: z.boolean(),
  /** Whether this request wrote it. */
  written: z.boolean(),
})
