import { z } from "zod"
import { grades, type noteNames, partNames } from "../domain/meetings/kinds.ts"
import { laterChanges, recordDeeds, recordStates } from "../domain/meetings/record-states.ts"
import { bands } from "../domain/shared/words.ts"
import { sure } from "./event-actions.ts"
import {
  activityKind,
  activityState,
  attendanceDetail,
  attendanceStatus,
  meetingMode,
  personRef,
  unitOfYears,
  unitRef,
} from "./event-words.ts"
import type { ProblemTable } from "./problems.ts"
import { day, id, idText, line, pageQuery, paragraphs, personNameOrNone, yearText } from "./wire.ts"

export const meetingProblems = {
  "not-held": {
    status: 409,
    zh: "还没有举行的活动没有记录可签。",
    en: "There is no record to sign before the activity was held.",
  },
  "record-elsewhere": {
    status: 409,
    zh: "这份记录刚才有人签过或打开过，请刷新后再看。",
    en: "Somebody has just signed or reopened this record. Please look again.",
  },
  "record-changed": {
    status: 409,
    zh: "您打开以后，这份记录又有改动，请看过再签。",
    en: "This record has been changed since you opened it. Please look before you sign.",
  },
  "not-signer": {
    status: 403,
    zh: "这份记录由书记（中心组由组长）签字确认。",
    en: "The secretary confirms this record; that of a central group, its head.",
  },
  "own-signature": {
    status: 409,
    zh: "记录人已经是您，请由另一位同志确认。",
    en: "You have signed as the recorder already; somebody else confirms it.",
  },
  "votes-too-many": {
    status: 409,
    zh: ({ present }) => `到会有表决权的是 ${present} 人，票数加起来不能更多。`,
    en: ({ present }) => `Those present who may vote are ${present}; the votes add up to more.`,
  },
  "not-of-kind": {
    status: 409,
    zh: "这一类活动没有这一项。",
    en: "Activities of this kind have no such thing.",
  },
  "tasks-many": {
    status: 409,
    zh: ({ most }) => `一次会议最多记 ${most} 件要办的事，请合并相近的。`,
    en: ({ most }) => `A meeting sets at most ${most} tasks; please join those that belong together.`,
  },
  "task-gone": {
    status: 409,
    zh: "这件事已经不在了，请刷新后再看。",
    en: "This task is not there any more. Please look again.",
  },
  "due-before": {
    status: 409,
    zh: ({ on }) => `完成期限不能早于布置它的会议（${on}）。`,
    en: ({ on }) => `It cannot be due before the meeting that sets it (${on}).`,
  },
  "done-when": {
    status: 409,
    zh: "日期不能晚于今天。",
    en: "The day cannot be after today.",
  },
  "done-before": {
    status: 409,
    zh: "办成的日子不能早于布置它的会议。",
    en: "It cannot have been done before the meeting that set it.",
  },
  "study-day-gone": {
    status: 409,
    zh: "这一天的自学已经去掉了，请刷新后再看。",
    en: "This day of self-study is not there any more. Please look again.",
  },
  "study-day-noted": {
    status: 409,
    zh: ({ days, subject }) =>
      `这一天已经记了 ${days} 天自学：${subject}。同一天合起来最多记一天；要改，请先去掉那一条。`,
    en: ({ days, subject }) =>
      `${days} of a day of self-study is noted for this day: ${subject}. One day holds one at most; to change it, take that out first.`,
  },
  "not-in-group": {
    status: 409,
    zh: "这一天，这位同志不是本中心组的成员。",
    en: "This person did not belong to the central group on that day.",
  },
} as const satisfies ProblemTable

const partName = z.enum(partNames)
const grade = z.enum(grades)
const votes = z.int().min(0).max(100_000)
const notes = { conclusion: 5000, station: 200, question: 1000, report: 20_000 } as const satisfies Record<
  (typeof noteNames)[number],
  number
>

/** What a meeting needs beside content, minutes and effect, whole: what is not named is taken away. */
export const meetingBody = z.strictObject({
  /** Of the whole sitting, in order. */
  agenda: z.array(line(300)).max(50),
  conclusion: paragraphs(notes.conclusion, 0),
  station: line(notes.station, 0),
  question: paragraphs(notes.question, 0),
  report: paragraphs(notes.report, 0),
  /** Each part in its order. */
  parts: z
    .array(
      z.strictObject({
        part: partName,
        memberId: id.nullable(),
        /** Of whoever is in no roster. */
        name: personNameOrNone,
        gist: paragraphs(2000, 0),
        /** In a contest alone. */
        placed: z.int().min(1).max(1000).nullable(),
      }),
    )
    .max(200),
  motions: z
    .array(z.strictObject({ subject: line(500), inFavour: votes, against: votes, abstained: votes }))
    .max(50),
  ratings: z.array(z.strictObject({ grade, people: votes })).max(grades.length),
})
export type MeetingBody = z.infer<typeof meetingBody>

export const newTask = z.strictObject({
  subject: line(500),
  memberId: id.nullable(),
  name: personNameOrNone,
  dueOn: day.nullable(),
})
export const taskParams = z.strictObject({ activityId: idText, taskId: idText })
export const taskDone = z.strictObject({ on: day, word: line(500, 0) })
export const reopening = z.strictObject({ reason: line(500) })

export const meetingTask = z.object({
  taskId: id,
  subject: z.string(),
  member: personRef.nullable(),
  name: z.string().nullable(),
  dueOn: day.nullable(),
  doneOn: day.nullable(),
  word: z.string().nullable(),
  /** The reader may say that it is done. */
  settles: z.boolean(),
})

/** What a meeting needs, as far as the reader may see it, and how far its record is. */
export const meeting = z.object({
  activityId: id,
  version: z.int(),
  kind: activityKind,
  /** Which one of its kind it is in the unit's year, by what was held up to it; null where it was not held. */
  ordinal: z.int().nullable(),
  agenda: z.array(z.string()),
  conclusion: z.string().nullable(),
  station: z.string().nullable(),
  question: z.string().nullable(),
  report: z.string().nullable(),
  parts: z.array(
    z.object({
      part: partName,
      member: personRef.nullable(),
      name: z.string().nullable(),
      gist: z.string().nullable(),
      placed: z.int().nullable(),
    }),
  ),
  motions: z.array(
    z.object({ subject: z.string(), inFavour: z.int(), against: z.int(), abstained: z.int() }),
  ),
  ratings: z.array(z.object({ grade, people: z.int() })),
  tasks: z.array(meetingTask),
  /** Full members on the day's roll, and how many of them were there; null where nobody votes. */
  voters: z.object({ mayVote: z.int(), present: z.int(), quorate: z.boolean() }).nullable(),
  record: z.object({
    state: z.enum(recordStates),
    closedByItself: z.boolean(),
    deeds: z.array(
      z.object({
        deed: z.enum(recordDeeds),
        by: z.string().nullable(),
        on: day,
        reason: z.string().nullable(),
      }),
    ),
    /** What has changed in a record since it was closed, in order; hours alone with what they were and are. */
    later: z.array(
      z.object({
        what: z.enum(laterChanges),
        /** Whom it is about, and who did it; null for those who do not see the whole list. */
        member: z.string().nullable(),
        by: z.string().nullable(),
        on: day,
        before: z.number().nullable(),
        after: z.number().nullable(),
      }),
    ),
  }),
  /** What a complete record would have as well: advice. */
  missing: z.array(z.string()),
  can: z.array(z.enum(["edit", "sign", "confirm", "reopen"])),
})

/**
 * Which signature somebody means to give: refused where the record waits for the other one. `seen`: the newest change of
 * what they saw; refused where there is another by now, with what it is.
 */
export const signBody = z.strictObject({
  deed: z.enum(["sign", "confirm"]).optional(),
  seen: z.int().min(0).optional(),
  /** What was asked about, and is so. */
  sure: sure.optional(),
})

/** What waits for the reader: tasks of theirs and of their units, records to sign. */
export const waiting = z.object({
  /** More wait than are listed. */
  moreTasks: z.boolean(),
  moreRecords: z.boolean(),
  tasks: z.array(
    meetingTask.omit({ doneOn: true, word: true }).extend({
      activityId: id,
      unit: unitRef,
      on: day,
      mine: z.boolean(),
      /** Whether its meeting may be opened as well. */
      opens: z.boolean(),
    }),
  ),
  records: z.array(
    z.object({
      activityId: id,
      unit: unitRef,
      kind: activityKind,
      topic: z.string(),
      on: day,
      state: z.enum(recordStates),
      openSince: day,
    }),
  ),
})

export const studyDaysQuery = z.strictObject({ year: yearText.optional() })
export const studyDayParams = z.strictObject({ unitId: idText, studyDayId: idText })
export const newStudyDay = z.strictObject({
  memberId: id,
  on: day,
  days: z.union([z.literal(0.5), z.literal(1)]),
  subject: line(500),
})
const bandOrNone = z.enum(Object.values(bands)).nullable()
const dayFigures = z.object({
  present: z.number(),
  excused: z.number(),
  madeUp: z.number(),
  absent: z.number(),
  /** Studied alone: apart from the others, and counting towards nothing. */
  own: z.number(),
})

/** The year of a central group: its study in days, who was there for how many of them, and what its members studied alone. */
export const studyDays = z.object({
  unit: unitOfYears,
  year: z.int(),
  /** It has a central group now. */
  hasGroup: z.boolean(),
  /** Hours that make a day, by the documents in force. */
  dayHours: z.number(),
  /** What the documents ask of it, each period with its figure. */
  duties: z.array(
    z.object({
      obligation: z.string(),
      title: z.string(),
      unit: z.string(),
      periods: z.array(
        z.object({
          period: z.string(),
          target: z.number().nullable(),
          actual: z.number().nullable(),
          state: bandOrNone,
        }),
      ),
      /** The period that its reader, who stands above the unit, may ask after now. */
      asks: z.string().nullable(),
    }),
  ),
  /** Its sittings, in order: held and planned. */
  sittings: z.array(
    z.object({
      activityId: id,
      start: z.string(),
      state: activityState,
      topic: z.string(),
      form: z.string().nullable(),
      /** By name, in order. */
      leadReaders: z.array(z.string()),
      meetingMode: meetingMode.nullable(),
      hours: z.number(),
      days: z.number(),
      /** Less than half a day. */
      short: z.boolean(),
      hasMinutes: z.boolean(),
      recordState: z.enum(recordStates),
    }),
  ),
  /** Whether there are more of them; of the days below likewise. */
  moreSittings: z.boolean(),
  moreDays: z.boolean(),
  /** Its members of the year, the head first, then by code, with how they stand in each held sitting that expects them. */
  members: z.array(
    personRef.extend({
      head: z.boolean(),
      /** A member on the day that is looked at: who has left stays in the list of the year. */
      now: z.boolean(),
      marks: z.array(
        z.object({
          activityId: id,
          /** Null: no row yet. */
          status: attendanceStatus.nullable(),
          detail: attendanceDetail.nullable(),
          /** A make-up for a day to come. */
          toCome: z.boolean(),
        }),
      ),
      days: dayFigures,
    }),
  ),
  days: z.array(
    z.object({ studyDayId: id, member: personRef, on: day, days: z.number(), subject: z.string() }),
  ),
  can: z.array(z.enum(["study-day.write", "event.record", "standing.read"])),
})
export type StudyDays = z.infer<typeof studyDays>

export const lecturesQuery = z.strictObject({
  ...pageQuery,
  year: yearText.optional(),
  /** Branches all of whose people were there, or some of whose were not. */
  only: z.enum(["covered", "lacking"]).optional(),
})
const lectureCounts = {
  people: z.int(),
  /** Came to a lecture of the year, gave one, or made one up by today. */
  covered: z.int(),
}

/** Whom the party lectures of a year have reached, branch by branch, by code. */
export const lecturesOfUnit = z.object({
  unit: unitOfYears,
  year: z.int(),
  ...lectureCounts,
  /** The lectures that are for all of the unit: held and planned, in order. */
  lectures: z.array(
    z.object({
      activityId: id,
      unit: unitRef,
      start: z.string(),
      topic: z.string(),
      lecturer: z.string().nullable(),
      state: activityState,
      /** Whether the reader may open it. */
      opens: z.boolean(),
    }),
  ),
  /** Whether there are more of them. */
  moreLectures: z.boolean(),
  /** The duty by which a branch that has held none is reminded; null where no document asks for it. */
  duty: z
    .object({
      obligation: z.string(),
      title: z.string(),
      /**
       * The periods that run in which a branch here still owes one: some are asked by the quarter, some by the half year.
       */
      periods: z.array(z.string()),
    })
    .nullable(),
  items: z.array(
    z.object({
      unit: unitRef,
      ...lectureCounts,
      lastOn: day.nullable(),
      /** The next one that is planned for it. */
      plannedOn: day.nullable(),
      /** The first day without it, where that has come: whoever still belongs to it waits to be transferred. */
      endedOn: day.nullable(),
      /** Whether the reader may open it: of a past year it may have moved away since. */
      opens: z.boolean(),
      /** The periods that run in which it still owes one and the reader may ask it. */
      asks: z.array(z.string()),
      can: z.array(z.enum(["event.record"])),
    }),
  ),
  next: z.string().nullable(),
  can: z.array(z.enum(["event.record"])),
})

/** Who of a unit has not been at a party lecture of the year, with the last one that they missed. */
export const lecturesMissed = z.object({
  unit: unitRef,
  year: z.int(),
  people: z.array(
    personRef.extend({
      missed: z
        .object({
          activityId: id,
          on: day,
          topic: z.string(),
          status: attendanceStatus.nullable(),
          /** The day for which a make-up is arranged. */
          arrangedFor: day.nullable(),
          /** The reader may arrange one. */
          arranges: z.boolean(),
        })
        .nullable(),
    }),
  ),
  /** There are more than are listed. */
  more: z.int(),
})
