import { z } from "zod"
import { mostAtOnce } from "../domain/calendar/series.ts"
import { skipReasons, slotParts } from "../domain/calendar/study-slot.ts"
import { lengths } from "../domain/shared/plain-text.ts"
import { studyDays } from "../domain/shared/words.ts"
import { holdsSince } from "./dated.ts"
import { sure } from "./event-actions.ts"
import { activityKind, activityState, unitRef } from "./event-words.ts"
import type { ProblemTable } from "./problems.ts"
import { confirmed, day, hours, id, idText, line } from "./wire.ts"

export const calendarProblems = {
  "rhythm-asks-for-day": {
    status: 409,
    zh: "选了上午、下午或全天，请再选星期几；班前班后没有固定的星期。",
    en: "A morning, an afternoon or a day needs its day of the week; before and after the shift there is none.",
  },
  "no-such-week": {
    status: 404,
    zh: "没有这一周。",
    en: "There is no such week.",
  },
  "days-already": {
    status: 409,
    zh: ({ days }) => `这些日子已有同类活动：${days}。都没有保存；换个日子，或者确认要再开一次。`,
    en: ({ days }) =>
      `There is one of the kind already on ${days}. Nothing was saved: choose other days, or say that these come in addition.`,
  },
  "day-twice": {
    status: 400,
    zh: ({ on }) => `${on}写了两次，请只留一次。`,
    en: ({ on }) => `${on} stands there twice: please leave one.`,
  },
  "past-plans": {
    status: 409,
    zh: ({ on }) => `${on}已经过去，排计划要选今天以后的日子；开过的请直接记录。`,
    en: ({ on }) => `${on} has passed. Plans are for days to come; record what was held.`,
  },
  "feeds-spent": {
    status: 409,
    zh: ({ most }) => `订阅最多 ${most} 个，先停用一个再添加。`,
    en: ({ most }) => `There may be ${most} feeds at most. End one first.`,
  },
  "feed-read-too-often": {
    status: 429,
    zh: "这个地址读得太勤了，请过一会儿再来。",
    en: "This address is read too often. Please come back later.",
  },
  "feed-there": {
    status: 409,
    zh: "已经有这个订阅。地址只在生成时显示一次，忘了请换一个新地址。",
    en: "There is such a feed. Its address was shown once; take a new one if it is lost.",
  },
} as const satisfies ProblemTable

const slotPart = z.enum(Object.values(slotParts))
const skipReason = z.enum(Object.values(skipReasons))
const studyDay = z.enum(Object.values(studyDays))
/** `HH:mm` */
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
/** `2010-W05` */
const week = z.string().regex(/^(19|20|21)\d\d-W(0[1-9]|[1-4]\d|5[0-3])$/)

/** Days that one calendar spans at most: a year with the weeks at its ends. */
const mostDays = 380
const yes = z.literal("yes")

export const calendarQuery = z
  .strictObject({
    unit: idText.optional(),
    /** Only what the reader is expected at. */
    mine: yes.optional(),
    from: day,
    until: day,
    kind: activityKind.optional(),
  })
  .refine(({ from, until }) => from <= until && daysIn(from, until) <= mostDays, {
    path: ["until"],
    params: { rule: "span" },
  })

function daysIn(from: string, until: string): number {
  return (Date.parse(until) - Date.parse(from)) / 86_400_000
}

/** When a unit studies every week; `part` and `startsAt` are null where only the day is known. */
const slot = z.object({
  studyDay: studyDay.nullable(),
  part: slotPart.nullable(),
  startsAt: time.nullable(),
})

/** How a week of the slot stands. `off`: nobody works in it, so it asks nothing. */
export const weekStates = ["held", "planned", "skipped", "off", "open", "missed"] as const

const slotWeek = z.object({
  week,
  first: day,
  last: day,
  state: z.enum(weekStates),
  /** The day that fits, holidays avoided; null without one. */
  on: day.nullable(),
  as: z.enum(["usual", "swapped", "moved"]).nullable(),
  insteadOf: day.nullable(),
  skip: z
    .object({
      reason: skipReason,
      note: z.string().nullable(),
      /** Who said it. */
      by: z.string().nullable(),
      notedAt: z.string(),
    })
    .nullable(),
})
export type SlotWeek = z.infer<typeof slotWeek>

export const calendarActions = ["event.record", "unit.edit", "standing.read", "board.read"] as const

export const calendar = z.object({
  from: day,
  until: day,
  /** Null: of all units within reach, or of the reader. */
  unit: unitRef
    .extend({
      version: z.int(),
      slot,
      /** Of a branch or group: week by week. Of others none: each below it keeps its own. */
      weeks: z.array(slotWeek),
      can: z.array(z.enum(calendarActions)),
    })
    .nullable(),
  days: z.array(
    z.object({
      on: day,
      count: z.int(),
      planned: z.int(),
      /** The first of them; none where the calendar spans more than a quarter. */
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
  /** What the State Council's lists say of these days: off, or a weekend day worked in exchange. */
  listed: z.array(z.object({ day, name: z.string(), off: z.boolean() })),
  /** Years whose list is not there: they go by the day of the week. */
  withoutList: z.array(z.int()),
})
export type Calendar = z.infer<typeof calendar>

export const rhythmBody = z.strictObject({
  studyDay: studyDay.nullable(),
  /** Null takes the part of the day away. */
  part: slotPart.nullable(),
  startsAt: time.nullable(),
  ...holdsSince,
  confirmed,
})

export const skipParams = z.strictObject({ unitId: idText, week })
export const skipBody = z.strictObject({ reason: skipReason, note: line(200, 0).optional() })

/** What several sittings are laid out with. */
export const layOut = z.object({
  unit: unitRef,
  slot,
  /** Kinds the reader may record here, the usual first; each with its last time, place and hours. */
  kinds: z.array(
    z.object({
      kind: activityKind,
      time: z.string().nullable(),
      place: z.string().nullable(),
      /** Where it is one of the register. */
      venueId: id.nullable(),
      hours: z.number().nullable(),
    }),
  ),
  /** Hours that half a day is, by the document in force. */
  halfDay: z.number(),
  listed: z.array(z.object({ day, name: z.string(), off: z.boolean() })),
  withoutList: z.array(z.int()),
  /** Activities from today on, by kind: days that are taken. */
  taken: z.array(z.object({ on: day, kind: activityKind })),
  /** Lines of this year's plan and the next ones' that no sitting fulfils yet, with the kind that their form names. */
  lines: z.array(
    z.object({
      planLineId: id,
      year: z.int(),
      month: z.int().nullable(),
      topic: z.string(),
      kind: activityKind.nullable(),
      hours: z.number().nullable(),
    }),
  ),
})
export type LayOut = z.infer<typeof layOut>

export const plannedBody = z.strictObject({
  unitId: id,
  kind: activityKind,
  time,
  hours,
  place: line(lengths.place, 0).optional(),
  /** The place of the register, booked for each of them. */
  venueId: id.nullable().optional(),
  days: z
    .array(
      z.strictObject({
        on: day,
        topic: line(lengths.topic, 0).optional(),
        /** The line of the unit's plan, of the day's year, that it fulfils. */
        planLineId: id.optional(),
      }),
    )
    .min(1)
    .max(mostAtOnce),
  /** Confirms that they come beside what is there on these days already. */
  sameDay: z.literal("another").optional(),
  /** What was asked about, and is so. */
  sure: sure.optional(),
})

export const plannedAll = z.object({
  activities: z.array(z.object({ activityId: id, on: day })),
})

/** Feeds of one account. */
export const mostFeeds = 20

const feed = z.object({
  feedId: id,
  /** Null: what its owner is expected at. */
  unit: unitRef.nullable(),
  withDue: z.boolean(),
  madeAt: z.string(),
})

export const feeds = z.object({
  items: z.array(feed),
  /** Whose feeds the reader may make: oneself, and units whose activities they see. */
  offered: z.object({ own: z.boolean(), units: z.array(unitRef) }),
})
export const feedParams = z.strictObject({ feedId: idText })
export const newFeed = z.strictObject({ unitId: id.nullable(), withDue: z.boolean() })
/** The address is shown this once. */
export const feedMade = z.object({ feedId: id, address: z.string() })
