import { z } from "zod"
import { attachmentLimits } from "../domain/events/attachments.ts"
import { lengths } from "../domain/shared/plain-text.ts"
import { trainingKinds, trainingStates } from "../domain/shared/words.ts"
import { personRef, unitRef } from "./event-words.ts"
import type { ProblemTable } from "./problems.ts"
import { day, hours, id, idText, line, pageOf, pageQuery, paragraphs, yearText } from "./wire.ts"

export const trainingProblems = {
  "training-backwards": {
    status: 409,
    zh: "最后一天不能早于第一天。",
    en: "The last day cannot be before the first.",
  },
  "training-ahead": {
    status: 409,
    zh: "培训还没有结束，结束以后再登记。",
    en: "The training is not over yet; please register it when it is.",
  },
  "training-too-long": {
    status: 409,
    zh: "从第一天到最后一天太长了，请分段登记。",
    en: "That is too long from the first day to the last; please register it in parts.",
  },
  "training-hours": {
    status: 409,
    zh: ({ days }) => `${days} 天里装不下这么多学时，请核对。`,
    en: ({ days }) => `So many hours do not fit into ${days} days; please look again.`,
  },
  "training-length": {
    status: 409,
    zh: "请写学时或者天数，只写一样。",
    en: "Please say how long it lasted: in hours or in days, one of them.",
  },
  "training-no-day": {
    status: 409,
    zh: "那时的文件没有写一天折合多少学时，请直接写学时。",
    en: "No document of that time says how many hours a day is; please give the hours.",
  },
  "training-there": {
    status: 409,
    zh: ({ name, first, state }) => `${name}（${first}）已经登记过了，现在是“${state}”，不用再登记。`,
    en: ({ name, first, stateEn }) =>
      `${name} (${first}) is registered already and stands as ${stateEn}: once is enough.`,
  },
  "training-own": {
    status: 409,
    zh: "自己的培训由别人来认定。",
    en: "Somebody else recognises one's own training.",
  },
  "training-certificates": {
    status: 409,
    zh: ({ most }) => `一项培训最多放 ${most} 个证书文件。`,
    en: ({ most }) => `A training has at most ${most} files.`,
  },
  "training-over": {
    status: 409,
    zh: ({ state }) => `这项培训现在是“${state}”，不能这样做。请刷新后查看。`,
    en: ({ stateEn }) => `This training stands as ${stateEn} now. Please look again.`,
  },
} as const satisfies ProblemTable

export const trainingKind = z.enum(Object.values(trainingKinds))
export const trainingState = z.enum(Object.values(trainingStates))

/** What may be done with a training just now. */
const trainingDeeds = ["change", "withdraw", "decide", "take-back"] as const

/** Days with at most one half. */
const days = z
  .number()
  .min(0.5)
  .max(2000)
  .refine((value) => Number.isInteger(value * 2), { params: { rule: "half-days" } })

const said = {
  name: line(lengths.title),
  kind: trainingKind,
  first: day,
  /** One day where no last day is said. */
  last: day.optional(),
  hours: hours.min(0.01).optional(),
  days: days.optional(),
  /** 证明材料, in words: a certificate's number, who gave it. */
  evidence: line(lengths.evidence, 0).optional(),
}

/** A training that somebody attended elsewhere; how long in hours or in days. */
export const newTraining = z.strictObject(said)

/** The same for somebody else; whoever recognises may do so at once. */
export const enteredTraining = newTraining.extend({ memberId: id, recognised: z.boolean().optional() })

/** One course and those who took part. */
export const courseTraining = newTraining.extend({
  memberIds: z.array(id).min(1).max(1000),
  recognised: z.boolean().optional(),
})

/** A training as it is to stand from now on, with an answer where something was asked. */
export const changedTraining = newTraining.extend({ answer: line(lengths.reason, 0).optional() })

const word = line(lengths.reason)

/** What the unit decides: recognised, returned or asked about with a word, or taken back with its reason. */
export const trainingDecision = z.discriminatedUnion("deed", [
  z.strictObject({ deed: z.literal("recognise") }),
  z.strictObject({ deed: z.literal("return"), word }),
  z.strictObject({ deed: z.literal("ask"), word }),
  z.strictObject({ deed: z.literal("take-back"), word }),
])

/** A photograph or document that proves a training. */
const certificate = z.object({ certificateId: id, name: z.string(), bytes: z.int() })

export const training = z.object({
  trainingId: id,
  version: z.int(),
  member: personRef,
  unit: unitRef.nullable(),
  name: z.string(),
  kind: trainingKind,
  first: day,
  last: day,
  hours: z.number(),
  /** The year in which it counts. */
  year: z.int(),
  evidence: z.string().nullable(),
  state: trainingState,
  /** What whoever recognises wants to know, and what was answered. */
  question: z.string().nullable(),
  answer: z.string().nullable(),
  /** Why it was returned or taken back. */
  word: z.string().nullable(),
  /** Who registered it for the person; null: they did themselves, or it was imported. */
  enteredBy: z.string().nullable(),
  enteredAt: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  certificates: z.array(certificate),
  can: z.array(z.enum(trainingDeeds)),
})
export type Training = z.infer<typeof training>

/** One's own, newest first; who recognises the next one, and the hours of a day. */
export const ownTraining = z.object({
  items: z.array(training),
  recognisers: z.array(z.string()),
  dayHours: z.number().nullable(),
  /** Not all of it is here. */
  more: z.boolean(),
})

/** What waits for the asker; `more`: not all of it is here. */
export const waitingTraining = z.object({ items: z.array(training), more: z.boolean() })

export const trainingParams = z.strictObject({ trainingId: idText })

export const certificateParams = trainingParams.extend({ certificateId: idText })
export const certificateQuery = z.strictObject({
  /** What the file is called. */
  name: line(attachmentLimits.name).regex(/^[^/\\]*$/),
})

export const unitTrainingQuery = z.strictObject({
  state: trainingState.optional(),
  kind: trainingKind.optional(),
  year: yearText.optional(),
  q: line(50).optional(),
  ...pageQuery,
})
export type UnitTrainingQuery = z.output<typeof unitTrainingQuery>

/** Training of the people of a unit: what waits first, then the newest; how many stand how, whatever is chosen. */
export const unitTraining = pageOf(training).extend({
  unit: unitRef,
  counts: z.object({ pending: z.int(), recognised: z.int(), returned: z.int() }),
  years: z.array(z.int()),
  dayHours: z.number().nullable(),
  /** The reader may enter training here; recognise it here. */
  can: z.array(z.enum(["enter", "recognise"])),
})

/** A pasted list of participants, by names or numbers. */
export const participantsAsked = z.strictObject({ pasted: paragraphs(60_000) })
export const participants = z.object({
  people: z.array(personRef.extend({ unitName: z.string() })),
  /** What fits nobody here. */
  unknown: z.array(z.string()),
  /** Names of several people: their numbers tell them apart. */
  ambiguous: z.array(z.string()),
})

/** What came of a course: whose training is entered now, and who had it already. */
export const courseEntered = z.object({ entered: z.int(), already: z.array(personRef) })
