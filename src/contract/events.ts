import { z } from "zod"
import { lampNames } from "../domain/events/lamps.ts"
import { orgKinds, posts } from "../domain/shared/words.ts"
import { sittingAttachments } from "./attachments.ts"
import {
  activityKind,
  activityState,
  attendanceStatus,
  meetingMode,
  personRef,
  unitRef,
} from "./event-words.ts"
import { day, id, idText, lookedFor, pageOf, pageQuery, yearText } from "./wire.ts"

export const templateQuery = z.strictObject({
  on: day.optional(),
  kind: activityKind.optional(),
  like: idText.optional(),
})

/** What a page is filled with before somebody records a sitting. */
export const sittingTemplate = z.object({
  unit: unitRef.extend({ kind: z.enum(Object.values(orgKinds)) }),
  on: day,
  /** When it was filled, `YYYY-MM-DD HH:mm`: what begins later is still to come. */
  now: z.string(),
  /** Kinds the unit usually holds, the most usual first, out of those the asker may record. */
  kinds: z.array(activityKind),
  /** The last similar sitting. */
  last: z
    .object({
      on: day,
      time: z.string(),
      place: z.string().nullable(),
      form: z.string().nullable(),
      chair: personRef.nullable(),
      items: z.array(
        z.object({
          activityId: id,
          kind: activityKind,
          topic: z.string(),
          hours: z.number(),
          lecturer: personRef.nullable(),
        }),
      ),
    })
    .nullable(),
  /** Whoever some kind of activity of this unit expects on the day, by code. */
  roster: z.array(
    personRef.extend({
      /** The name as it folds, pinyin, initials. */
      foundBy: z.string(),
      belongs: z.boolean(),
      /** The posts by which the unit's committee or central group expects them. */
      posts: z.array(z.enum(Object.values(posts))),
      inCommittee: z.boolean(),
      inCentralGroup: z.boolean(),
      /** The units they belong to, from the root to their own. */
      units: z.array(id),
      /** Their branch. */
      branchId: id.nullable(),
    }),
  ),
  /** How many more there are than the list holds. */
  rosterMore: z.int(),
  /** The branches of those on the roster, by code. */
  branches: z.array(unitRef),
  /** The groups of a branch, which hold their own meetings. */
  groups: z.array(unitRef),
  /** Units directly below, that may be addressed. */
  below: z.array(unitRef),
})

export const pickQuery = z.strictObject({ q: lookedFor(50, 0).optional() })
export const pickList = z.object({ items: z.array(personRef.extend({ unitName: z.string().nullable() })) })

export const eventsQuery = z.strictObject({
  ...pageQuery,
  unit: idText.optional(),
  from: day.optional(),
  until: day.optional(),
  kind: activityKind.optional(),
  state: activityState.optional(),
  q: lookedFor(50).optional(),
  /** `people`: whose list is kept, by the unit or by the reader, and lacks somebody expected. */
  lacks: z.enum(["people"]).optional(),
})

/** The four lamps, and what is missing where one is not lit. */
export const lamps = z.object({
  time: z.boolean(),
  people: z.boolean(),
  content: z.boolean(),
  effect: z.boolean(),
  missing: z.array(z.enum(lampNames)),
})

const eventLine = z.object({
  activityId: id,
  code: z.string(),
  unit: unitRef,
  kind: activityKind,
  topic: z.string(),
  start: z.string(),
  hours: z.number(),
  state: activityState,
  place: z.string().nullable(),
  /** Null, like the lamps, where it reaches so many units that only its own page counts. */
  expected: z.int().nullable(),
  attended: z.int().nullable(),
  lamps: lamps.nullable(),
})
export const eventsPage = pageOf(eventLine)

export const monthQuery = z.strictObject({
  unit: idText.optional(),
  month: z.string().regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/),
})
export const eventsMonth = z.object({
  month: z.string(),
  days: z.array(
    z.object({
      on: day,
      count: z.int(),
      /** The first of them. */
      items: z.array(
        z.object({
          activityId: id,
          kind: activityKind,
          topic: z.string(),
          time: z.string(),
          state: activityState,
          unitName: z.string(),
        }),
      ),
    }),
  ),
})

const attendanceRow = z.object({
  member: personRef,
  expected: z.boolean(),
  /** Null: no row yet. */
  status: attendanceStatus.nullable(),
  reason: z.string().nullable(),
  helper: personRef.nullable(),
  madeUpOn: day.nullable(),
  selfRecorded: z.boolean(),
})
export type AttendanceRow = z.infer<typeof attendanceRow>

/** One activity, whole. */
export const event = z.object({
  activityId: id,
  code: z.string(),
  version: z.int(),
  unit: unitRef,
  kind: activityKind,
  topic: z.string(),
  start: z.string(),
  hours: z.number(),
  state: activityState,
  /** Its start has come. */
  begun: z.boolean(),
  cancelReason: z.string().nullable(),
  audience: z.array(unitRef).nullable(),
  place: z.string().nullable(),
  form: z.string().nullable(),
  chair: personRef.nullable(),
  lecturer: personRef.nullable(),
  /** A lecturer who is in no roster. */
  lecturerName: z.string().nullable(),
  meetingMode: meetingMode.nullable(),
  content: z.string().nullable(),
  minutes: z.string().nullable(),
  effect: z.string().nullable(),
  /** For whoever records it: the units that may have held it, its own among them; a branch and its groups. */
  holders: z.array(unitRef.extend({ kind: z.enum(Object.values(orgKinds)) })),
  /** The other items of the sitting. */
  sitting: z.array(
    z.object({
      activityId: id,
      kind: activityKind,
      topic: z.string(),
      state: activityState,
      unitId: id,
      audience: z.array(id).nullable(),
      start: z.string(),
      /** Place, form, chair, mode and minutes are the same, and change together. */
      shared: z.boolean(),
      /** The reader records it. */
      records: z.boolean(),
    }),
  ),
  lamps,
  counts: z.object({
    expected: z.int(),
    present: z.int(),
    late: z.int(),
    leftEarly: z.int(),
    onLeave: z.int(),
    absent: z.int(),
    /** Made up by today. */
    madeUp: z.int(),
    /** A make-up is arranged for a day to come. */
    makeUpToCome: z.int(),
    /** Expected, and without a row. */
    withoutRow: z.int(),
    /** With a row, and not expected. */
    guests: z.int(),
  }),
  /** Those whose names the reader may see, by code. */
  attendance: z.array(attendanceRow),
  attendanceMore: z.int(),
  /** Guests who are in no roster; empty for those who may not see the list. */
  guestNames: z.array(z.string()),
  /** Photographs and documents of the sitting; null where its minutes are closed to the reader. */
  attachments: sittingAttachments.nullable(),
  /** The reader's own part, where they have one. */
  mine: z
    .object({
      expected: z.boolean(),
      status: attendanceStatus.nullable(),
      selfRecorded: z.boolean(),
      madeUpOn: day.nullable(),
      notNow: z.enum(["cancelled", "too-early", "too-late", "not-expected"]).nullable(),
    })
    .nullable(),
  can: z.array(z.enum(["event.record", "attendance.self"])),
})
export type Event = z.infer<typeof event>

/** Whom an activity expects, with the planned items that sit with it: by code, for whoever fills the list. */
export const eventRoll = z.object({
  people: z.array(personRef.extend({ branchId: id.nullable(), foundBy: z.string() })),
  /** How many more there are. */
  more: z.int(),
  branches: z.array(unitRef),
})

/** Who missed what in a year and has not made it up. */
export const absences = z.object({
  unit: unitRef,
  year: z.int(),
  people: z.array(
    personRef.extend({
      missed: z.array(
        z.object({
          activityId: id,
          kind: activityKind,
          topic: z.string(),
          on: day,
          hours: z.number(),
          status: z.enum(["on-leave", "absent"]),
          reason: z.string().nullable(),
        }),
      ),
    }),
  ),
  /** There are more than are listed. */
  more: z.boolean(),
})

export const registerQuery = z.strictObject({ year: yearText.optional() })

/** A year of a unit as a register: a line for each person, a letter for each activity. */
export const register = z.object({
  unit: unitRef,
  year: z.int(),
  activities: z.array(
    z.object({
      activityId: id,
      kind: activityKind,
      topic: z.string(),
      on: day,
      hours: z.number(),
    }),
  ),
  people: z.array(
    personRef.extend({
      /**
       * For each activity in turn: `p` present, `l` late, `e` left early, `v` on leave, `a` absent, `m` made up, `t` a
       * make-up arranged for a day to come, `?` expected and without a row, `-` not expected.
       */
      marks: z.string(),
    }),
  ),
})
