import { z } from "zod"
import { orgKinds, posts } from "../domain/shared/words.ts"
import type { ProblemTable } from "./problems.ts"
import { day, id, idText, line, pageOf, pageQuery, start } from "./wire.ts"

export const reminderProblems = {
  "nobody-owes": {
    status: 409,
    zh: "这些组织都已经做到，或者近几天已经提醒过，没有可提醒的。",
    en: "These units have all done it, or were reminded a few days ago: there is nobody to remind.",
  },
  "not-called-yet": {
    status: 409,
    zh: "电话的时间还没有到，请核对。",
    en: "That call lies in the future. Please check when it was.",
  },
  "call-not-yours": {
    status: 409,
    zh: "这次电话是别人记的，由记的人来更正或撤回。",
    en: "Somebody else noted this call: it is theirs to correct or take back.",
  },
  "call-over": {
    status: 409,
    zh: "这次电话已经更正或撤回过，请看最新的一条。",
    en: "This call was corrected or taken back already. Please look at the latest entry.",
  },
} as const satisfies ProblemTable

const obligation = line(60)
/** Which period of it, where two may be asked after at a time: the plan of this year, and that of the next. */
const period = line(10).optional()

/** Whom it is about: a unit with everything below it; none: all units that the asker looks after. */
export const reminderQuery = z.strictObject({
  obligation,
  period,
  unit: idText.optional(),
  /** Only what stands directly under it, or files its plan with it. */
  direct: z.enum(["yes"]).optional(),
  /** The unit alone, with its groups. */
  alone: z.enum(["yes"]).optional(),
  /** Only units of this kind. */
  kind: z.enum(Object.values(orgKinds)).optional(),
})

const heldBack = z.object({ why: z.enum(["same", "often"]), on: day, by: z.string() })

/** What would be sent, and to whom, before it is. */
export const reminderDraft = z.object({
  obligation: z.string(),
  title: z.string(),
  period: z.string(),
  until: day,
  /** As the first of them would read it, in both languages. */
  sentence: z.object({ zh: z.string(), en: z.string() }).nullable(),
  units: z.array(
    z.object({
      unitId: id,
      code: z.string(),
      name: z.string(),
      parentName: z.string(),
      /** How many of its people are behind, where it is people that are asked. */
      people: z.int().nullable(),
      /** People who would read it: its recorders and secretaries. None: it takes a call. */
      readers: z.int(),
      heldBack: heldBack.nullable(),
      /** Who may be called where nobody reads it: holders of its posts, the secretary first. */
      contacts: z.array(z.object({ memberId: id, name: z.string(), post: z.enum(Object.values(posts)) })),
    }),
  ),
})
export type ReminderDraft = z.output<typeof reminderDraft>

export const reminderSent = z.strictObject({ obligation, period, unitIds: z.array(id).min(1).max(3000) })
/** How many were reminded; the others had done it meanwhile, were reminded by somebody else, or have no reader. */
export const remindersSent = z.object({ units: z.int(), people: z.int(), left: z.int() })

/** A call that was made: when, to whom, and what came of it. */
export const callMade = z.strictObject({
  at: start,
  whom: line(50),
  note: line(200, 0),
  obligation: obligation.optional(),
  period,
})

export const callParams = z.strictObject({ unitId: idText, reminderId: idText })
/** A call as it was, where it was noted wrongly; what it is about stays. */
export const callCorrected = callMade.pick({ at: true, whom: true, note: true })

export const remindersQuery = z.strictObject(pageQuery)

/** What a unit was asked after, the newest first; for the unit as for whoever asked. */
export const reminders = pageOf(
  z.object({
    reminderId: id,
    way: z.enum(["notice", "phone"]),
    obligation: z.string().nullable(),
    title: z.string().nullable(),
    period: z.string().nullable(),
    by: z.string(),
    /** `YYYY-MM-DD`, of a call `YYYY-MM-DD HH:mm`. */
    at: z.string(),
    whom: z.string().nullable(),
    note: z.string().nullable(),
    /** When it was found done. */
    doneOn: day.nullable(),
    /** Of a call: it was set right by a later entry, or taken back; what it said stays. */
    over: z.enum(["corrected", "taken-back"]).nullable(),
    /** Whether the reader noted it and may correct it or take it back. */
    mayChange: z.boolean(),
  }),
).extend({
  can: z.array(z.enum(["reminder.send"])),
  /** For whoever may call it: what time it is, and who holds its posts, the secretary first. */
  calls: z
    .object({
      now: start,
      contacts: z.array(z.object({ memberId: id, name: z.string(), post: z.enum(Object.values(posts)) })),
    })
    .nullable(),
})
export type Reminders = z.output<typeof reminders>
