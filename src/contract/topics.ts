import { z } from "zod"
import { lengths } from "../domain/shared/plain-text.ts"
import { contentCategory, studyPath, unitOfYears, unitParams, unitRef } from "./event-words.ts"
import type { ProblemTable } from "./problems.ts"
import { day, id, idText, line, pageOf, pageQuery, paragraphs, yearText } from "./wire.ts"

export const topicProblems = {
  "topic-ends-first": {
    status: 400,
    zh: "结束的日子不能早于开始的日子。",
    en: "It cannot end before it begins.",
  },
} as const satisfies ProblemTable

export const topicsQuery = z.strictObject({ year: yearText.optional() })
export const topicParams = unitParams.extend({ topicId: idText })

const said = {
  title: line(lengths.topic),
  aim: paragraphs(500, 0),
  contentCategory: contentCategory.nullable(),
  fromOn: day,
  untilOn: day,
}

export const newTopic = z.strictObject({
  ...said,
  aim: said.aim.optional(),
  contentCategory: said.contentCategory.optional(),
})
export const topicPatch = z.strictObject(said).partial()
export type TopicSaid = z.output<typeof newTopic>

/** 当前重点专题: a topic of the time. */
export const topic = z.object({
  topicId: id,
  /** Who has set it. */
  unit: unitRef,
  title: z.string(),
  aim: z.string().nullable(),
  contentCategory: contentCategory.nullable(),
  fromOn: day,
  untilOn: day,
  version: z.int(),
  /** Of the branches of the unit that is asked about: how many there are, and how many have studied it. */
  branches: z.int(),
  studied: z.int(),
  can: z.array(z.enum(["topic.set"])),
})

/** The topics of a unit's year, those it has set and those from above, the latest first. */
export const topicsOfUnit = z.object({
  unit: unitOfYears,
  year: z.int(),
  topics: z.array(topic),
  /** Whether there are more of them. */
  more: z.boolean(),
  can: z.array(z.enum(["topic.set"])),
})

export const topicUnitsQuery = z.strictObject({
  ...pageQuery,
  only: z.enum(["studied", "not-yet"]).optional(),
})

/** The branches of a unit (`of`), by code, with what they have studied of a topic. */
export const topicUnits = pageOf(
  z.object({
    unit: unitRef,
    /** Sittings on it that were held, by the branch or for it. */
    sittings: z.int(),
    lastOn: day.nullable(),
    /** Whether the reader may open it: of a past topic it may have moved away since. */
    opens: z.boolean(),
  }),
).extend({ topic, of: unitRef })

const amount = { sittings: z.int(), hours: z.number() }

/** What a year was about: hours by category and by way of learning. Something about two counts for both. */
export const mix = z.object({
  year: z.int(),
  whole: z.object(amount),
  /** Of these, what was held above a unit and was for it as well; a summary of the unit leaves it out. Of a person nothing. */
  above: z.object(amount),
  categories: z.array(z.object({ category: contentCategory, ...amount })),
  paths: z.array(z.object({ path: studyPath, ...amount })),
  /** Of which nobody has said what it was about. */
  unsaid: z.object(amount),
})
export type Mix = z.infer<typeof mix>
