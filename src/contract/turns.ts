import { z } from "zod"
import { rotaKinds } from "../domain/turns/rota-kinds.ts"
import { personRef, unitParams, unitRef } from "./event-words.ts"
import type { ProblemTable } from "./problems.ts"
import { day, id, idText, line } from "./wire.ts"

export const turnProblems = {
  "nobody-takes-turns": {
    status: 400,
    zh: "至少要有一位轮流的人。",
    en: "Somebody has to take turns.",
  },
  "taker-named-twice": {
    status: 400,
    zh: "同一位在名单里写了两次，请只留一处。",
    en: "Somebody is on the list twice: please leave one.",
  },
  "not-in-rota": {
    status: 409,
    zh: "轮流名单刚改过，请再看一遍。",
    en: "The rota has just been changed. Please look again.",
  },
  "not-next": {
    status: 409,
    zh: "现在轮到的已经不是这一位，可能刚有人处理过，请再看一遍。",
    en: "It is no longer their turn: somebody may just have seen to it. Please look again.",
  },
  "rotas-many": {
    status: 409,
    zh: ({ most }) => `一个组织最多同时有 ${most} 份轮流名单，请先结束不用的。`,
    en: ({ most }) => `A unit has at most ${most} rotas at a time; please end those that are not used.`,
  },
  "takers-many": {
    status: 409,
    zh: ({ most }) => `一份轮流名单最多 ${most} 位。`,
    en: ({ most }) => `At most ${most} take turns in one rota.`,
  },
  "rota-over": {
    status: 409,
    zh: "这份轮流名单已经结束。",
    en: "This rota is over.",
  },
} as const satisfies ProblemTable

export const rotaKind = z.enum(rotaKinds)

export const rotaParams = unitParams.extend({ rotaId: idText })

/** A member, or others by name, such as an office. */
const newTaker = z
  .strictObject({ memberId: id.optional(), name: line(100).optional() })
  .refine(({ memberId, name }) => (memberId === undefined) !== (name === undefined))
export type NewTakerSaid = z.output<typeof newTaker>

export const newRota = z.strictObject({
  kind: rotaKind,
  title: line(100),
  takers: z.array(newTaker).min(1).max(100),
})
export const rotaPatch = z.strictObject({
  title: line(100).optional(),
  /** From this day on nobody takes turns any more; null: it goes on. */
  closedOn: day.nullable().optional(),
  add: z.array(newTaker).max(100).optional(),
  /** Takers who take no more turns. */
  remove: z.array(id).max(100).optional(),
})
/** `version`: of the rota as it was seen; where it is another by now, nobody passes. */
export const turnPass = z.strictObject({ takerId: id, reason: line(200), version: id.optional() })
/** `order`: everybody who takes turns, as it was seen; where it stands otherwise by now, nobody changes places. */
export const turnSwap = z.strictObject({
  takerId: id,
  withId: id,
  order: z.array(id).max(1000).optional(),
})

const taker = z.object({
  takerId: id,
  name: z.string(),
  member: personRef.nullable(),
  /** How many turns they took this year, and how many they passed. */
  taken: z.int(),
  passed: z.int(),
  /** The day of their last turn up to today, and of their next one that is planned. */
  lastOn: day.nullable(),
  nextOn: day.nullable(),
})

/** 轮流: whoever takes turns in something, the next one first. */
export const rota = z.object({
  rotaId: id,
  unit: unitRef,
  kind: rotaKind,
  title: z.string(),
  closedOn: day.nullable(),
  version: z.int(),
  takers: z.array(taker),
  /** Turns of the last two years, the latest first; why somebody passed is null for those who do not keep the rota. */
  past: z.array(
    z.object({
      turnId: id,
      name: z.string(),
      on: day,
      activity: z.object({ activityId: id, topic: z.string(), held: z.boolean() }).nullable(),
      reason: z.string().nullable(),
    }),
  ),
  /** There were more turns in these years. */
  pastMore: z.boolean(),
  can: z.array(z.enum(["study.keep"])),
})
export type Rota = z.infer<typeof rota>

export const rotasOfUnit = z.object({
  unit: unitRef,
  rotas: z.array(rota),
  /** There are more that are over. */
  more: z.boolean(),
  can: z.array(z.enum(["study.keep"])),
})

/** Where it is somebody's turn next, and where it is in the units they record for. */
export const nextTurns = z.object({
  turns: z.array(
    z.object({
      rotaId: id,
      unit: unitRef,
      kind: rotaKind,
      title: z.string(),
      takerId: id,
      name: z.string(),
      mine: z.boolean(),
      /** Of the rota. */
      version: z.int(),
    }),
  ),
})
