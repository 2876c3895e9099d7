import { z } from "zod"
import { approverPosts } from "../domain/leave/who-decides.ts"
import { leaveKinds, leaveStates } from "../domain/shared/words.ts"
import { sure } from "./event-actions.ts"
import { activityKind, personRef, unitRef } from "./event-words.ts"
import type { ProblemTable } from "./problems.ts"
import { day, id, idText, line, pageOf, pageQuery } from "./wire.ts"

export const leaveProblems = {
  "leave-backwards": {
    status: 409,
    zh: "最后一天不能早于第一天。",
    en: "The last day cannot be before the first.",
  },
  "leave-too-long": {
    status: 409,
    zh: ({ most }) => `一次最多请 ${most} 天，更久的请到期再请。`,
    en: ({ most }) => `One leave lasts at most ${most} days; please ask again when it is over.`,
  },
  "leave-remark-of-illness": {
    status: 409,
    zh: "病假只记请了假，不写说明：身体情况不用告诉系统。",
    en: "Of a sick leave no remark is kept: nobody has to say how they are.",
  },
  "leave-already": {
    status: 409,
    zh: ({ from, last }) => `${from === last ? from : `${from}到${last}`}已经请过假，请看“我的请假”。`,
    en: ({ from, last }) =>
      `There is a leave ${from === last ? `on ${from}` : `from ${from} to ${last}`} already; please see “My leave”.`,
  },
  "leave-own": {
    status: 409,
    zh: "自己的请假由别人来批。",
    en: "Somebody else decides about one's own leave.",
  },
  "leave-not-yours": {
    status: 409,
    zh: ({ names }) => `这份请假由${names}来批。`,
    en: ({ names }) => `${names} decides about this leave.`,
  },
  "leave-nobody": {
    status: 409,
    zh: "还没有能批假的人：请让上级组织先给书记开通账号。",
    en: "Nobody can decide about it yet: please have the unit above give the secretary an account.",
  },
  "leave-over": {
    status: 409,
    zh: "这份请假已经处理过了，请刷新后查看。",
    en: "This leave was settled already. Please look again.",
  },
  "leave-begun": {
    status: 409,
    zh: "假期已经开始，不能撤回；回来以后销假就好。",
    en: "The leave has begun and cannot be withdrawn; it ends when you report back.",
  },
  "returned-when": {
    status: 409,
    zh: "销假的日子不早于假期第一天，不晚于今天。",
    en: "The day of return is the first day of the leave or later, and not after today.",
  },
} as const satisfies ProblemTable

export const leaveKind = z.enum(Object.values(leaveKinds))
const leaveState = z.enum(Object.values(leaveStates))

/** What somebody may do with a leave just now. */
const leaveDeeds = ["decide", "take-back", "withdraw", "return", "take-return-back"] as const

/** A few words; nothing about an illness belongs here, and of a sick leave none is asked. */
const remark = line(60, 0).optional()

/** A leave as it is asked for; one day where no last day is said. `sure`: a day far from today is meant. */
export const newLeave = z.strictObject({
  from: day,
  last: day.optional(),
  kind: leaveKind,
  remark,
  sure: sure.optional(),
})

/** The same for somebody who phoned; whoever decides about it may say so at once. */
export const enteredLeave = newLeave.extend({ memberId: id, approved: z.boolean().optional() })

/** Someone who decides, and by what. */
const approver = z.object({ name: z.string(), holds: z.string() })

export const leave = z.object({
  leaveId: id,
  member: personRef,
  unit: unitRef.nullable(),
  from: day,
  last: day,
  kind: leaveKind,
  /** Null also for those whom it does not concern. */
  remark: z.string().nullable(),
  state: leaveState,
  askedAt: z.string().nullable(),
  /** Who entered it for the person; null: they did themselves, or it was imported. */
  enteredBy: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  /** Who withdrew it; null where nobody did, or it is not known. */
  withdrawnBy: z.string().nullable(),
  /** What was said with the decision. */
  word: z.string().nullable(),
  /** 销假: the day the person reported back. */
  returnedOn: day.nullable(),
  /** Whether it runs today, and the person is not back before its end. */
  away: z.boolean(),
  /** The first day after it on which a list has the person: nobody has to report back then. */
  seenOn: day.nullable(),
  /** What was held on its days and has the person as present: a leave leaves such a list as it is. */
  attended: z.array(z.object({ activityId: id, kind: activityKind, topic: z.string(), on: day })),
  /** How many more of them there are than are named; likewise below. */
  attendedMore: z.int(),
  /** What was held on its days after the return and has the person as absent: whoever keeps the list says how it was. */
  absentSince: z.array(z.object({ activityId: id, kind: activityKind, topic: z.string(), on: day })),
  absentSinceMore: z.int(),
  /** What falls into it, until the return, and expects the person. */
  misses: z.array(z.object({ activityId: id, kind: activityKind, topic: z.string(), start: z.string() })),
  missesMore: z.int(),
  can: z.array(z.enum(leaveDeeds)),
})
export type Leave = z.infer<typeof leave>

/** One's own leave, newest first, and who would decide about the next one. */
export const ownLeave = z.object({ items: z.array(leave), approvers: z.array(approver), more: z.boolean() })

export const leaveList = z.object({ items: z.array(leave), more: z.boolean() })
export const unitLeaveQuery = z.strictObject({
  /** `current`: what runs, is to come, waits, or was not ended. */
  which: z.enum(["current", "year"]).optional(),
})

/** How much leave stands how: waits, runs today, is to come; is over and nobody has ended it. */
const leaveCounts = { asked: z.int(), away: z.int(), ahead: z.int(), overdue: z.int() }

export const leaveUnitsQuery = z.strictObject(pageQuery)
/** A unit's leave in figures, and by the units directly below whose people it is, in the order of codes: those that have any. */
export const leaveByUnit = pageOf(z.object({ unit: unitRef, ...leaveCounts })).extend({
  unit: unitRef,
  ...leaveCounts,
})

export const leaveParams = z.strictObject({ leaveId: idText })
/**
 * An approval is taken back with a word; that of a sick leave, with which no word goes, by who saw it approved. `seen`: how
 * it stood for whoever decides; what stands otherwise by now stays. `sure`: records closed long ago are to change.
 */
export const leaveDecision = z.strictObject({
  approve: z.boolean(),
  word: line(200, 0).optional(),
  seen: leaveState.optional(),
  sure: sure.optional(),
})
export const leaveReturn = z.strictObject({ on: day.optional() })

const approverPost = z.enum(approverPosts)
/** Which post decides in a unit; null: what the unit above says, else the secretary. `holders`: who that is today. */
export const unitApprover = z.object({
  post: approverPost.nullable(),
  inForce: approverPost,
  holders: z.array(approver),
  can: z.array(z.enum(["unit.edit"])),
})
export const approverSet = z.strictObject({ post: approverPost.nullable() })
