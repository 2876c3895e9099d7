import { z } from "zod"
import { activityKind, personRef, unitRef } from "./event-words.ts"
import type { ProblemTable } from "./problems.ts"
import { day, id, idText, line } from "./wire.ts"

export const makeUpProblems = {
  "nothing-missed": {
    status: 409,
    zh: "这一次您没有请假或缺席的记录，不用补课。",
    en: "You are not recorded as on leave or absent there, so there is nothing to make up.",
  },
  "make-up-asked": {
    status: 409,
    zh: "已经申请过或安排好了，请刷新后查看。",
    en: "It has been asked for or arranged already. Please look again.",
  },
  "make-up-over": {
    status: 409,
    zh: "这次补课已经处理过了，请刷新后查看。",
    en: "This make-up was settled already. Please look again.",
  },
  "not-its-people": {
    status: 409,
    zh: "补课由补课的人和负责人来确认。",
    en: "A make-up is confirmed by whoever makes it up and whoever helps.",
  },
  "make-up-called-off": {
    status: 409,
    zh: "缺的这次活动已经取消，没有课要补。",
    en: "What was missed was called off, so there is nothing to make up.",
  },
  "make-up-when": {
    status: 409,
    zh: "补课的日子在活动当天以后，不晚于今天。",
    en: "A make-up is on the day of the activity or later, and not after today.",
  },
} as const satisfies ProblemTable

/** What somebody may do with a make-up just now. */
const makeUpDeeds = ["confirm", "confirm-alone", "arrange", "take-back"] as const

/** A make-up that is asked for, arranged or done. */
export const makeUp = z.object({
  makeUpId: id,
  member: personRef,
  unit: unitRef,
  activity: z.object({ activityId: id, kind: activityKind, topic: z.string(), on: day, hours: z.number() }),
  state: z.enum(["asked", "arranged", "done", "taken-back"]),
  /** The status that it settles. */
  status: z.string(),
  helper: personRef.nullable(),
  plannedOn: day.nullable(),
  material: z.string().nullable(),
  place: z.string().nullable(),
  effect: z.string().nullable(),
  madeUpOn: day.nullable(),
  /** The last day in time, by the clause in force; null where none asks for it. */
  until: day.nullable(),
  /** The day on which it was done, as the first of the two has said. */
  toldOn: day.nullable(),
  /** Who has confirmed it. */
  byMember: z.boolean(),
  byHelper: z.boolean(),
  can: z.array(z.enum(makeUpDeeds)),
})
export type MakeUp = z.infer<typeof makeUp>

export const makeUpList = z.object({ items: z.array(makeUp), more: z.boolean() })
export const makeUpParams = z.strictObject({ makeUpId: idText })
export const makeUpAsked = z.strictObject({ activityId: id })
/**
 * `alone`: the helper says so for both of them. `on` is the day it was done; none: the day that the other has said, else
 * the day it was arranged for, else today.
 */
export const makeUpConfirmed = z.strictObject({
  on: day.optional(),
  effect: line(200, 0).optional(),
  alone: z.boolean().optional(),
})
