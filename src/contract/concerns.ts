import { z } from "zod"
import { concernKinds, studyUses } from "../domain/concerns/concern-words.ts"
import { lengths } from "../domain/shared/plain-text.ts"
import { activityKind, unitParams, unitRef } from "./event-words.ts"
import type { ProblemTable } from "./problems.ts"
import { day, id, idText, line, pageOf, pageQuery, paragraphs } from "./wire.ts"

export const concernProblems = {
  "settled-first": {
    status: 400,
    zh: "办结的日子不能早于提出的日子，也不能在今天以后。",
    en: "It cannot be settled before it was raised, nor after today.",
  },
  "settled-without-result": {
    status: 400,
    zh: "办结之前，写一句结果。",
    en: "Say in a sentence what came of it before it is settled.",
  },
} as const satisfies ProblemTable

export const concernKind = z.enum(concernKinds)
export const studyUse = z.enum(studyUses)

export const concernsQuery = z.strictObject({ ...pageQuery, state: z.enum(["open", "settled"]).optional() })
export const concernParams = unitParams.extend({ concernId: idText })

const said = {
  kind: concernKind,
  title: line(lengths.topic),
  action: paragraphs(2000, 0),
  result: paragraphs(2000, 0),
  uses: z
    .array(studyUse)
    .max(4)
    .refine((words) => new Set(words).size === words.length),
  raisedOn: day,
  settledOn: day.nullable(),
}

export const newConcern = z.strictObject({
  kind: said.kind,
  title: said.title,
  action: said.action.optional(),
})
export const concernPatch = z.strictObject(said).partial()
export type ConcernSaid = z.output<typeof concernPatch>

/** 学用结合: a problem that study is joined to. */
export const concern = z.object({
  concernId: id,
  unit: unitRef,
  kind: concernKind,
  title: z.string(),
  action: z.string().nullable(),
  result: z.string().nullable(),
  uses: z.array(studyUse),
  raisedOn: day,
  settledOn: day.nullable(),
  version: z.int(),
  /** The activities that were joined to it and not called off, the latest first. */
  activities: z.array(z.object({ activityId: id, on: day, kind: activityKind, topic: z.string() })),
  can: z.array(z.enum(["study.keep"])),
})
export type Concern = z.infer<typeof concern>

/** Problems of a unit, of those below it that the reader looks after, and the open ones from above; the open ones first. */
export const concernsOfUnit = pageOf(concern).extend({ unit: unitRef, can: z.array(z.enum(["study.keep"])) })
