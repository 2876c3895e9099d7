import { z } from "zod"
import { memberStatuses, ranks } from "../domain/shared/words.ts"
import { id } from "./wire.ts"

/** How somebody wants the pages. */
export const preferences = z.strictObject({
  language: z.enum(["zh", "en"]).optional(),
  elder: z.boolean().optional(),
})

/** Looks at one's data, and actions about oneself, by others: by day, action and role, without names. */
export const looks = z.object({
  since: z.string(),
  items: z.array(
    z.object({ on: z.string(), action: z.string(), roles: z.array(z.string()), times: z.int() }),
  ),
})

const text = z.string().nullable()
const unit = z.object({ code: z.string(), name: z.string() })

/** Everything the system keeps about somebody. A list holds its newest five thousand entries. */
export const myData = z.object({
  madeAt: z.string(),
  account: z.object({
    accountId: id,
    login: z.string(),
    name: z.string(),
    createdAt: z.string(),
    passwordSetAt: text,
    hasSecondFactor: z.boolean(),
    preferences: z.record(z.string(), z.unknown()),
    /** Where one wants mail, and when; null: one never said. */
    mail: z.object({ address: text, wanted: text, digestAt: text, onDaysOff: z.boolean() }).nullable(),
  }),
  roles: z.array(
    z.object({ role: z.string(), unit: unit.nullable(), fromOn: z.string(), untilOn: text, endedAt: text }),
  ),
  sessions: z.array(
    z.object({ createdAt: z.string(), seenAt: z.string(), address: z.string(), userAgent: z.string() }),
  ),
  member: z
    .object({
      code: z.string(),
      name: z.string(),
      gender: text,
      bornOn: text,
      phone: text,
      status: z.enum(Object.values(memberStatuses)).nullable(),
      joinedOn: text,
      rank: z.enum(Object.values(ranks)).nullable(),
      inService: z.boolean().nullable(),
      circumstances: z.array(z.string()),
    })
    .nullable(),
  memberships: z.array(z.object({ unit, fromOn: z.string(), untilOn: text })),
  posts: z.array(z.object({ unit, post: z.string(), fromOn: z.string(), untilOn: text })),
  attendance: z.array(
    z.object({
      startsAt: z.string(),
      kind: z.string(),
      topic: z.string(),
      hours: z.number(),
      status: z.string(),
      detail: text,
      leaveReason: text,
      madeUpOn: text,
    }),
  ),
  leave: z.array(
    z.object({
      from: z.string(),
      last: z.string(),
      kind: z.string(),
      remark: text,
      state: z.string(),
      word: text,
      returnedOn: text,
    }),
  ),
  /** Make-ups of what one missed, and those one helped others with. */
  makeUps: z.array(
    z.object({
      as: z.enum(["member", "helper"]),
      topic: z.string(),
      on: z.string(),
      state: z.string(),
      plannedOn: text,
      material: text,
      place: text,
      effect: text,
    }),
  ),
  disputes: z.array(
    z.object({
      topic: z.string(),
      on: z.string(),
      madeOn: z.string(),
      claim: z.string(),
      word: z.string(),
      state: z.string(),
      answer: text,
    }),
  ),
  /** Activities one chaired or lectured at. */
  led: z.array(z.object({ startsAt: z.string(), kind: z.string(), topic: z.string(), as: z.string() })),
  training: z.array(
    z.object({
      name: z.string(),
      kind: z.string(),
      startedOn: z.string(),
      endedOn: text,
      hours: z.number(),
      evidence: text,
      /** The files that prove it, by name. */
      certificates: z.array(z.string()),
      state: z.string(),
      question: text,
      answer: text,
      /** Why it was returned or taken back. */
      word: text,
      enteredBy: text,
      decidedBy: text,
    }),
  ),
  writing: z.array(
    z.object({ title: z.string(), kind: z.string(), writtenOn: z.string(), state: z.string() }),
  ),
  recordedTasks: z.array(z.object({ kind: z.string(), doneOn: z.string(), year: z.int() })),
  /** Registers of units that name one: places one keeps, lecturers, rotas. */
  registers: z.array(
    z.object({
      what: z.enum(["venue", "lecturer", "rota"]),
      name: z.string(),
      unit: z.object({ code: z.string(), name: z.string() }),
    }),
  ),
  notices: z.array(
    z.object({ kind: z.string(), sentAt: z.string(), details: z.record(z.string(), z.unknown()) }),
  ),
  /** What went out by mail, of the last ninety days. */
  letters: z.array(z.object({ tells: z.string(), madeAt: z.string(), state: z.string() })),
  suggestions: z.array(z.object({ page: z.string(), body: z.string(), sentAt: z.string(), answer: text })),
  /** What one did, as the audit log has it. */
  actions: z.array(z.object({ at: z.string(), action: z.string(), address: text })),
})
export type MyData = z.infer<typeof myData>
