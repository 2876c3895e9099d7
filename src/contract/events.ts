import { z } from "zod"
import { lampNames } from "../domain/events/lamps.ts"
import type { OddityCode } from "../domain/events/sitting-oddities.ts"
import {
  type ActivityKind,
  type ActivityState,
  type AttendanceStatus,
  activityKinds,
  activityStates,
  attendanceStatuses,
  orgKinds,
  wordFor,
} from "../domain/shared/words.ts"
import type { ProblemTable } from "./problems.ts"
import type { Language } from "./refusals.ts"
import { day, hours, id, idText, line, pageOf, pageQuery, paragraphs, start, yearText } from "./wire.ts"

export const activityKind = z.enum(Object.values(activityKinds))
export const activityState = z.enum(Object.values(activityStates))
export const attendanceStatus = z.enum(Object.values(attendanceStatuses))

/** Statuses somebody ticks; a make-up is a deed of its own. */
const tickedStatuses = ["present", "late", "on-leave", "absent"] as const
export const tickedStatus = z.enum(tickedStatuses)

/** Text that may be empty; none at all is stored then. */
const texts = {
  place: line(200, 0),
  form: line(100, 0),
  content: paragraphs(10_000, 0),
  minutes: paragraphs(40_000, 0),
  effect: paragraphs(10_000, 0),
}
const topic = line(200)
const audience = z.array(id).min(1).max(500)

/** One item of a sitting: an activity. */
export const sittingItem = z.strictObject({
  kind: activityKind,
  topic,
  hours,
  lecturerId: id.nullable().optional(),
  content: texts.content.optional(),
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
  reason: line(200, 0).optional(),
  items: itemNumbers.optional(),
})
const guest = z.strictObject({ memberId: id, items: itemNumbers.optional() })

/** Who was there, as exceptions: everybody expected was, unless named here. */
const exceptions = {
  attendance: z.array(exception).max(2000).optional(),
  guests: z.array(guest).max(500).optional(),
}

/** One sitting as it is recorded or planned: one item or several. */
export const sittingBody = z.strictObject({
  unitId: id,
  start,
  state: z.enum(["held", "planned"]).optional(),
  place: texts.place.optional(),
  form: texts.form.optional(),
  chairId: id.nullable().optional(),
  items: z.array(sittingItem).min(1).max(10),
  ...exceptions,
  /** Confirms that it was another one, where the unit has an activity of the kind on the day already. */
  sameDay: z.literal("another").optional(),
})
export type SittingBody = z.infer<typeof sittingBody>

export const personRef = z.object({ memberId: id, code: z.string(), name: z.string() })
const unitRef = z.object({ unitId: id, code: z.string(), name: z.string() })

const oddityCodes: readonly OddityCode[] = [
  "outside-life",
  "long-day",
  "no-hours",
  "no-lecturer",
  "no-committee",
  "no-central-group",
  "not-a-group",
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

export const unitParams = z.strictObject({ unitId: idText })
export const eventParams = z.strictObject({ activityId: idText })

export const templateQuery = z.strictObject({
  on: day.optional(),
  kind: activityKind.optional(),
  like: idText.optional(),
})

/** What a page is filled with before somebody records a sitting. */
export const sittingTemplate = z.object({
  unit: unitRef.extend({ kind: z.enum(Object.values(orgKinds)) }),
  on: day,
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
      belongs: z.boolean(),
      inCommittee: z.boolean(),
      inCentralGroup: z.boolean(),
    }),
  ),
  /** How many more there are than the list holds. */
  rosterMore: z.int(),
  /** Units directly below, that may be addressed. */
  below: z.array(unitRef),
})

export const pickQuery = z.strictObject({ q: line(50, 0).optional() })
export const pickList = z.object({ items: z.array(personRef.extend({ unitName: z.string().nullable() })) })

export const eventsQuery = z.strictObject({
  ...pageQuery,
  unit: idText.optional(),
  from: day.optional(),
  until: day.optional(),
  kind: activityKind.optional(),
  state: activityState.optional(),
  q: line(50).optional(),
})

/** The four lamps, and what is missing where one is not lit. */
export const lamps = z.object({
  time: z.boolean(),
  people: z.boolean(),
  content: z.boolean(),
  effect: z.boolean(),
  missing: z.array(z.enum(lampNames)),
})

export const eventLine = z.object({
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
  cancelReason: z.string().nullable(),
  audience: z.array(unitRef).nullable(),
  place: z.string().nullable(),
  form: z.string().nullable(),
  chair: personRef.nullable(),
  lecturer: personRef.nullable(),
  content: z.string().nullable(),
  minutes: z.string().nullable(),
  effect: z.string().nullable(),
  /** The other items of the sitting. */
  sitting: z.array(z.object({ activityId: id, kind: activityKind, topic: z.string(), state: activityState })),
  lamps,
  counts: z.object({
    expected: z.int(),
    present: z.int(),
    late: z.int(),
    onLeave: z.int(),
    absent: z.int(),
    madeUp: z.int(),
    /** Expected, and without a row. */
    withoutRow: z.int(),
    /** With a row, and not expected. */
    guests: z.int(),
  }),
  /** Those whose names the reader may see, by code. */
  attendance: z.array(attendanceRow),
  attendanceMore: z.int(),
  /** The reader's own part, where they have one. */
  mine: z
    .object({
      expected: z.boolean(),
      status: attendanceStatus.nullable(),
      selfRecorded: z.boolean(),
      notNow: z.enum(["cancelled", "too-early", "too-late", "not-expected"]).nullable(),
    })
    .nullable(),
  can: z.array(z.enum(["event.record", "attendance.self"])),
})
export type Event = z.infer<typeof event>

/** A correction: what is named is changed; null takes it away. */
export const eventPatch = z.strictObject({
  kind: activityKind.optional(),
  topic: topic.optional(),
  start: start.optional(),
  hours: hours.optional(),
  place: texts.place.nullable().optional(),
  form: texts.form.nullable().optional(),
  chairId: id.nullable().optional(),
  lecturerId: id.nullable().optional(),
  content: texts.content.nullable().optional(),
  minutes: texts.minutes.nullable().optional(),
  effect: texts.effect.nullable().optional(),
  audience: audience.nullable().optional(),
})
export type EventPatch = z.infer<typeof eventPatch>

/** Changes to a list; `was` is the status that whoever changes it saw (null: no row). */
export const attendanceChanges = z.strictObject({
  changes: z
    .array(
      z.strictObject({
        memberId: id,
        /** Null takes the row away. */
        status: tickedStatus.nullable(),
        reason: line(200, 0).optional(),
        was: attendanceStatus.nullable(),
      }),
    )
    .min(1)
    .max(1000),
})
export type AttendanceChange = z.infer<typeof attendanceChanges>["changes"][number]

export const cancelBody = z.strictObject({ reason: line(200) })
export const restoreBody = z.strictObject({ state: z.enum(["held", "planned"]) })
export const holdBody = z.strictObject(exceptions)
export const makeUpBody = z.strictObject({
  memberIds: z.array(id).min(1).max(500),
  helperId: id,
  on: day,
})

export const selfRecorded = z.object({
  status: attendanceStatus,
  selfRecorded: z.boolean(),
  /** Whether this request wrote it. */
  written: z.boolean(),
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
       * For each activity in turn: `p` present, `l` late, `v` on leave, `a` absent, `m` made up, `?` expected and
       * without a row, `-` not expected.
       */
      marks: z.string(),
    }),
  ),
})

const kindsInEnglish: Readonly<Partial<Record<ActivityKind, string>>> = {
  "committee-meeting": "branch committee meeting",
  "group-meeting": "group meeting",
  assembly: "members' assembly",
  "party-lecture": "Party lecture",
  "collective-study": "collective study",
  "central-group-study": "central group study",
  "organisational-life": "organisational life meeting",
}

function kindIn(kind: string | number | undefined, language: Language): string {
  const known = Object.values(activityKinds).find((one) => one === kind)
  if (known === undefined) return ""
  return language === "zh"
    ? wordFor(activityKinds, known)
    : (kindsInEnglish[known] ?? known.replaceAll("-", " "))
}

function dayIn(on: string | number | undefined): string {
  const [, month = "", date = ""] = String(on).split("-")
  return `${Number(month)}月${Number(date)}日`
}

/** What recording, correcting and attending can be refused for. */
export const eventProblems = {
  "same-day-already": {
    status: 409,
    zh: ({ on, kind }) => `${dayIn(on)}已有一次${kindIn(kind, "zh")}。是同一次，还是又开了一次？`,
    en: ({ on, kind }) =>
      `There is a ${kindIn(kind, "en")} on ${on} already. Is it the same one, or was there another?`,
  },
  "not-held-yet": {
    status: 409,
    zh: "这个日子还没有到，不能记为已举行；可以先记为计划。",
    en: "That day has not come yet, so it cannot be recorded as held. It can be planned.",
  },
  "wrong-state": {
    status: 409,
    zh: ({ state }) =>
      `这次活动现在是“${wordFor(activityStates, String(state) as ActivityState)}”，不能这样做。`,
    en: ({ state }) => `This activity is ${state} just now, so that cannot be done.`,
  },
  "kind-not-yours": {
    status: 403,
    zh: "您在这里不能记这一类活动。",
    en: "You may not record this kind of activity here.",
  },
  "leave-alone-ahead": {
    status: 409,
    zh: "还没有举行的活动，只能先记请假。",
    en: "Of an activity that is still to come, only leave can be noted.",
  },
  "not-missed": {
    status: 409,
    zh: "补课只为请假、缺席的人安排；名单里有人并没有缺课。",
    en: "A make-up is for people who were on leave or absent; somebody named here was not.",
  },
  "made-up-too-early": {
    status: 409,
    zh: "补课的日子不能早于活动当天。",
    en: "A make-up cannot come before the day of the activity.",
  },
  "not-expected": {
    status: 409,
    zh: "这次活动没有安排您参加，所以不用签到。",
    en: "You are not expected at this activity, so there is nothing to record.",
  },
  "too-early": {
    status: 409,
    zh: "还没有到活动当天，到时候再记即可。",
    en: "The day of the activity has not come yet; it can be recorded then.",
  },
  "too-late": {
    status: 409,
    zh: "自己记到场的时间已过，请告诉支部记录员。",
    en: "The time for recording it yourself is over. Please tell your branch recorder.",
  },
  cancelled: {
    status: 409,
    zh: "这次活动已取消。",
    en: "This activity was cancelled.",
  },
} as const satisfies ProblemTable

type Sentence = Readonly<Record<Language, string>>

/** What is odd about a sitting, as it is said. */
export const odditySentences: Readonly<Record<OddityCode, Sentence>> = {
  "outside-life": {
    zh: "这一天组织还没有成立，或已经撤销。",
    en: "The unit did not exist on this day.",
  },
  "long-day": { zh: "一天超过 12 学时，请核对。", en: "More than 12 hours on one day: please check." },
  "no-hours": { zh: "学时为 0，不计入学习时间。", en: "It has no hours, so it adds nothing to anybody's." },
  "no-lecturer": { zh: "党课没有写主讲人。", en: "The lecture names nobody who gave it." },
  "no-committee": { zh: "这个组织没有设支委会。", en: "This unit has no branch committee." },
  "no-central-group": { zh: "这个组织没有设中心组。", en: "This unit has no central study group." },
  "not-a-group": {
    zh: "党小组会要记在党小组名下，才算党小组的次数。",
    en: "A group meeting counts for the group that holds it; this unit is no group.",
  },
  "nobody-expected": {
    zh: "这一天没有应到的人，考勤是空的。",
    en: "Nobody is expected on this day, so the list is empty.",
  },
}

/** The letter of a status in a register. */
export const markOf: Readonly<Record<AttendanceStatus, string>> = {
  present: "p",
  late: "l",
  "on-leave": "v",
  absent: "a",
  "made-up": "m",
}
