import { z } from "zod"
import { slotParts } from "../domain/calendar/study-slot.ts"
import { lampNames } from "../domain/events/lamps.ts"
import { recordStates } from "../domain/meetings/record-states.ts"
import { leaveKinds, orgKinds, posts } from "../domain/shared/words.ts"
import { sittingAttachments } from "./attachments.ts"
import { studyUse } from "./concerns.ts"
import {
  activityKind,
  activityState,
  attendanceDetail,
  attendanceStatus,
  attendedFigures,
  contentCategory,
  meetingMode,
  personRef,
  studyPath,
  unitRef,
} from "./event-words.ts"
import { keptText } from "./structured-text.ts"
import { day, id, idText, lookedFor, pageOf, pageQuery, yearText } from "./wire.ts"

export const templateQuery = z.strictObject({
  on: day.optional(),
  kind: activityKind.optional(),
  like: idText.optional(),
})

/** The kind of the approved leave that somebody has on the day: they stand as on leave unless somebody says otherwise. */
export const leaveOfDay = z.enum(Object.values(leaveKinds)).nullable()

/** A sitting that a new one is filled in from. */
const lastSitting = z.object({
  on: day,
  time: z.string(),
  place: z.string().nullable(),
  venueId: id.nullable(),
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

/** What a page is filled with before somebody records a sitting. */
export const sittingTemplate = z.object({
  unit: unitRef.extend({ kind: z.enum(Object.values(orgKinds)) }),
  on: day,
  /** When it was filled, `YYYY-MM-DD HH:mm`: what begins later is still to come. */
  now: z.string(),
  /** Kinds the unit usually holds, the most usual first, out of those the asker may record. */
  kinds: z.array(activityKind),
  /** The last similar sitting. */
  last: lastSitting.nullable(),
  /** The last of each kind: what the page is filled in from once somebody chooses another kind. */
  lastByKind: z.array(lastSitting.extend({ kind: activityKind })),
  /** What the unit keeps for study: where that is before and after the shift, sittings are short and counted in minutes. */
  slot: z.object({ part: z.enum(Object.values(slotParts)), startsAt: z.string() }).nullable(),
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
      /** A full member on the day: they vote in an assembly. */
      mayVote: z.boolean(),
      /** The units they belong to, from the root to their own. */
      units: z.array(id),
      /** Their branch. */
      branchId: id.nullable(),
      leave: leaveOfDay,
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
  /** What could be studied on the day: topics of the time, and what the unit's field of life calls for. */
  suggested: z.array(
    z.object({
      topicId: id.nullable(),
      title: z.string(),
      contentCategory: contentCategory.nullable(),
      /** A topic of the time: until when it runs. */
      until: day.nullable(),
    }),
  ),
  /** Problems that are open, of the unit or above it. */
  concerns: z.array(z.object({ concernId: id, title: z.string() })),
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
  category: contentCategory.optional(),
  path: studyPath.optional(),
  mode: meetingMode.optional(),
  /** On this topic of the time. */
  topic: idText.optional(),
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

const attendanceRow = z.object({
  member: personRef,
  expected: z.boolean(),
  /** Null: no row yet. */
  status: attendanceStatus.nullable(),
  detail: attendanceDetail.nullable(),
  reason: z.string().nullable(),
  helper: personRef.nullable(),
  madeUpOn: day.nullable(),
  /** The day for which a make-up is arranged: nothing is made up before it is confirmed. */
  arrangedFor: day.nullable(),
  /** What is read at that make-up, and where; for whoever keeps the list. */
  arrangement: z.object({ material: z.string().nullable(), place: z.string().nullable() }).nullable(),
  /** The make-up that is arranged or done, with its slip; null: none is, or the reader may not see it. */
  makeUpId: id.nullable(),
  /** How they stood before they made it up; null: they did not, or nothing is known of it. */
  notedFirst: z.enum(["on-leave", "absent"]).nullable(),
  /** Of a planned one: the approved leave of that day. Nothing is in the list yet. */
  leave: leaveOfDay,
  selfRecorded: z.boolean(),
})
export type AttendanceRow = z.infer<typeof attendanceRow>

/** How somebody stands in a list; null where that is said: there is no row. */
export const standing = z.object({
  status: attendanceStatus,
  detail: attendanceDetail.nullable(),
  reason: z.string().nullable(),
})

/** Two versions of how somebody stands, until one is chosen: of 100 people at once, the next once these are settled. */
export const clash = z.object({
  member: personRef,
  /** As it stands in the list. */
  listed: standing.nullable(),
  /** As it was marked on phones, and by whom. */
  marked: z.array(z.object({ by: z.string(), device: z.string(), to: standing.nullable() })),
})

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
  /** How far its record is: what is closed is not corrected. */
  recordState: z.enum(recordStates),
  /** The newest change of what is signed with it; 0: none was kept. */
  newestChange: z.int(),
  /** Its start has come. */
  begun: z.boolean(),
  cancelReason: z.string().nullable(),
  /** Of a short sitting before or after the shift: its minutes, and what those of the month add up to. */
  short: z
    .object({
      minutes: z.int(),
      month: z.object({ sittings: z.int(), minutes: z.int(), hours: z.number() }),
      minutesPerHour: z.number(),
    })
    .nullable(),
  audience: z.array(unitRef).nullable(),
  place: z.string().nullable(),
  form: z.string().nullable(),
  chair: personRef.nullable(),
  lecturer: personRef.nullable(),
  /** A lecturer who is in no roster. */
  lecturerName: z.string().nullable(),
  meetingMode: meetingMode.nullable(),
  studyPaths: z.array(studyPath),
  contentCategories: z.array(contentCategory),
  /** The topic of the time it was about, and the problem it was joined to, with how study was put to use there. */
  ofTopic: z.object({ topicId: id, title: z.string(), unitId: id }).nullable(),
  ofConcern: z.object({ concernId: id, title: z.string(), unitId: id, uses: z.array(studyUse) }).nullable(),
  /** The place as it stands in the register. */
  venue: z.object({ venueId: id, name: z.string(), unitId: id }).nullable(),
  /** Of the unit that holds it and of those that topic and problem are of: where the reader may look at what is studied. */
  opens: z.array(id),
  lastsMinutes: z.int().nullable(),
  content: z.string().nullable(),
  minutes: z.string().nullable(),
  /** The minutes with headings, lists and tables; null: paragraphs alone, as they stand in `minutes`. */
  minutesDocument: keptText.nullable(),
  effect: z.string().nullable(),
  /** The line of a plan that it fulfils. */
  /** Whose turn it is, in which rota. */
  turn: z.object({ unitId: id, title: z.string(), name: z.string() }).nullable(),
  planLine: z
    .object({
      planLineId: id,
      unitId: id,
      unitName: z.string(),
      year: z.int(),
      month: z.int().nullable(),
      topic: z.string(),
    })
    .nullable(),
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
    /** By the list; of a planned one also by approved leave of its day. */
    onLeave: z.int(),
    /** Who was there, or on leave, also where it was made up since. */
    attendedOrExcused: z.int(),
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
  /** The last day on which it is made up in time; null where no clause asks for it. */
  makeUpUntil: day.nullable(),
  /** For whoever records it: what was marked in a hall in another way than the list has it. */
  clashes: z.array(clash),
  moreClashes: z.boolean(),
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
      arrangedFor: day.nullable(),
      /** They missed it and owe a make-up: the last day in time; null where none is owed, or it is made up. */
      makeUpUntil: day.nullable(),
      notNow: z.enum(["cancelled", "closed", "too-early", "too-late", "not-expected"]).nullable(),
    })
    .nullable(),
  can: z.array(z.enum(["event.record", "attendance.self"])),
})
export type Event = z.infer<typeof event>

/** Whom an activity expects, with the planned items that sit with it: by code, for whoever fills the list. */
export const eventRoll = z.object({
  people: z.array(personRef.extend({ branchId: id.nullable(), foundBy: z.string(), leave: leaveOfDay })),
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
          /** Why, for whoever arranges the make-up. */
          detail: attendanceDetail.nullable(),
          reason: z.string().nullable(),
          /** A document asks that it be made up. */
          owed: z.boolean(),
          /** The reader may arrange that; of what the branch of a group held, the branch does. */
          arranges: z.boolean(),
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
  /** There are more columns or lines than are listed. */
  more: z.boolean(),
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
      figures: attendedFigures,
    }),
  ),
})
