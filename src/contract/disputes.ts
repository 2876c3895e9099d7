import { z } from "zod"
import { disputeClaims, disputeStates } from "../domain/disputes/dispute-rules.ts"
import { detailFits } from "../domain/events/attendance-detail.ts"
import { activityKind, attendanceDetail, attendanceStatus, personRef, unitRef } from "./event-words.ts"
import type { ProblemTable } from "./problems.ts"
import { day, id, idText, line } from "./wire.ts"

export const disputeProblems = {
  "nothing-disputed": {
    status: 409,
    zh: "这一次名单里没有记您缺席或请假，没有可提异议的。",
    en: "You are not recorded as absent or on leave there, so there is nothing to dispute.",
  },
  "dispute-claim": {
    status: 409,
    zh: "名单已经改过，和您看到的不一样了，请刷新后再看。",
    en: "The list says something else by now than you saw. Please look again.",
  },
  "dispute-late": {
    status: 409,
    zh: ({ until }) => `提异议的期限到${until}为止，已经过了。名单确实有误的，请直接找支部记录员或书记更正。`,
    en: ({ until }) =>
      `This could be disputed until ${until}. If the list is wrong all the same, please turn to your recorder or secretary, who can correct it.`,
  },
  "dispute-waits": {
    status: 409,
    zh: "已经提过了，正等答复。",
    en: "You have disputed it already, and it waits for an answer.",
  },
  "dispute-settled": {
    status: 409,
    zh: "这一条的异议已经有了结论，不能再提。还有不同意见的，请找书记或上级组织当面说。",
    en: "This was disputed and settled, and cannot be disputed again. If you still disagree, please talk to the secretary or the unit above.",
  },
  "dispute-recorder": {
    status: 409,
    zh: "这份名单由您自己记：请直接更正。",
    en: "You keep this list yourself: please correct it there.",
  },
  "dispute-over": {
    status: 409,
    zh: "这份异议已经处理过了，请刷新后查看。",
    en: "This dispute was settled already. Please look again.",
  },
  "dispute-own": {
    status: 409,
    zh: "自己提的异议由别人来处理。",
    en: "Somebody else settles one's own dispute.",
  },
  "dispute-same": {
    status: 409,
    zh: "名单上本来就是这样记的。请选应当改成什么；不改的，请答复一句。",
    en: "That is what the list says already. Please say what it should be, or answer if it stays.",
  },
} as const satisfies ProblemTable

/** What somebody may do with a dispute just now. */
const deeds = ["accept", "answer", "withdraw"] as const

/** A dispute of an absence: what was said against it, and what became of it. */
export const dispute = z.object({
  disputeId: id,
  member: personRef,
  unit: unitRef,
  activity: z.object({ activityId: id, kind: activityKind, topic: z.string(), on: day }),
  claim: z.enum(disputeClaims),
  word: z.string(),
  /** What the list had of them. */
  status: attendanceStatus,
  detail: attendanceDetail.nullable(),
  state: z.enum(disputeStates),
  /** How the list has them by now, of what was made up how it was before; null: it has them no more. */
  now: z.object({ status: attendanceStatus, detail: attendanceDetail.nullable() }).nullable(),
  madeOn: day,
  answer: z.string().nullable(),
  settledBy: z.string().nullable(),
  settledAt: z.string().nullable(),
  /** Whether the record is signed and closed: to accept opens it again. */
  closed: z.boolean(),
  can: z.array(z.enum(deeds)),
})
export type Dispute = z.infer<typeof dispute>

/** Disputes, from where whoever asks stands. */
export const ownDisputes = z.object({
  /** Days within which an absence may be disputed. */
  within: z.int(),
  /** One's own, the newest first. */
  mine: z.array(dispute),
  /** One's own absences: until when each may be disputed, and whether it may be now. */
  absences: z.array(
    z.object({
      activityId: id,
      status: attendanceStatus,
      detail: attendanceDetail.nullable(),
      until: day,
      open: z.boolean(),
    }),
  ),
  /** Those that wait for the asker, the oldest first. */
  toSettle: z.array(dispute),
  /** More wait than are listed. */
  moreToSettle: z.boolean(),
})

/** What was said: one sentence. */
const word = line(200)

export const disputeParams = z.strictObject({ disputeId: idText })
export const newDispute = z.strictObject({ activityId: id, claim: z.enum(disputeClaims), word })
/** What the list is to say instead; of leave, which. */
export const disputeAccepted = z
  .strictObject({
    status: z.enum(["present", "late", "left-early", "on-leave"]),
    detail: attendanceDetail.optional(),
  })
  .superRefine(({ status, detail }, context) => {
    if (detail === undefined ? status === "on-leave" : !detailFits(status, detail))
      context.addIssue({ code: "custom", path: ["detail"], params: { rule: "detail" } })
  })
export const disputeAnswered = z.strictObject({ word })
