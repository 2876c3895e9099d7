import { z } from "zod"
import { type Measure, methods } from "../domain/policy/methods/index.ts"
import { word, words } from "../domain/policy/methods/words.ts"
import { taskKinds } from "../domain/policy/recorded-tasks.ts"

import { isDay } from "../domain/shared/calendar.ts"
import {
  activityKinds,
  circumstances,
  contentCategories,
  orgCategories,
  orgFields,
  orgKinds,
  posts,
  ranks,
  trainingKinds,
} from "../domain/shared/words.ts"

/**
 * The format of a policy pack's files: `pack.yaml`, `clauses/ID.yaml`, `examples/ID.yaml`, beside `text.md`.
 * Words of the field are written in Chinese, as in the workbook; unknown keys are refused.
 */

const day = z.string().refine(isDay, "a day is written YYYY-MM-DD")

const dated = <T extends z.ZodType>(value: T) =>
  z.strictObject({
    from: day,
    value,
    source: z.string().min(1),
    /** 待核 for this entry alone, where the rest of the pack has been checked. */
    unverified: z.literal(true).exactOptional(),
  })

const measures: ReadonlyMap<string, z.ZodType<Measure>> = new Map(
  methods.map(({ name, schema }) => [name, schema(z)]),
)

/** How it is counted: `method` names one of the methods, which reads the rest. */
const measure = z.looseObject({ method: z.string() }).transform((value, context): Measure => {
  const schema = measures.get(value.method)
  if (!schema) {
    const known = [...measures.keys()].join(" ")
    context.addIssue({
      code: "custom",
      path: ["method"],
      message: `"${value.method}" is not one of ${known}`,
    })
    return z.NEVER
  }
  const read = schema.safeParse(value)
  if (read.success) return read.data
  for (const issue of read.error.issues) {
    const { path, message } = issue
    if (issue.code === "unrecognized_keys") {
      context.addIssue({ code: issue.code, keys: issue.keys, path, input: value })
    } else context.addIssue({ code: "custom", path, message })
  }
  return z.NEVER
})

const subject = z.discriminatedUnion("who", [
  z.strictObject({
    who: z.literal("unit"),
    kinds: words(z, orgKinds),
    categories: words(z, orgCategories).exactOptional(),
    fields: words(z, orgFields).exactOptional(),
    nameEndsWith: z.string().exactOptional(),
    having: z.enum(["committee", "central-group"]).exactOptional(),
  }),
  z.strictObject({
    who: z.literal("person"),
    category: z.string().exactOptional(),
    circumstances: words(z, circumstances).exactOptional(),
    inService: z.literal(true).exactOptional(),
    holding: words(z, posts).exactOptional(),
  }),
])

/** `clauses/ID.yaml`. */
export const clauseFile = z.strictObject({
  id: z.string().regex(/^[A-Z0-9]+(-[A-Z0-9]+)+$/),
  title: z.string().min(1),
  article: z.string().min(1),
  quote: z.string().min(1),
  reading: z.string().min(1),
  weight: z.enum(["must", "should"]),
  subject,
  period: z.enum(["week", "month", "two-months", "quarter", "half-year", "year", "lecture-cycle"]),
  unit: z.enum(["次", "天", "学时", "篇", ""]),
  measure,
  targets: z.array(dated(z.union([z.number().positive(), z.literal("repealed")]))).min(1),
  uses: z.array(z.string()).default([]),
  reviewed: day,
})
export type ClauseFile = z.output<typeof clauseFile>

const parameter = z.strictObject({
  title: z.string().min(1),
  values: z.array(dated(z.union([z.string(), z.number(), z.boolean()]))).min(1),
  otherReading: z.string().exactOptional(),
})

const category = z.strictObject({
  name: z.string().min(1),
  ranks: words(z, ranks).exactOptional(),
  holding: z
    .strictObject({
      posts: words(z, posts),
      kinds: words(z, orgKinds),
      fields: words(z, orgFields).exactOptional(),
    })
    .exactOptional(),
  fields: words(z, orgFields).exactOptional(),
  clause: z.string().exactOptional(),
})

/** What units of some field of life are to study above all. */
const emphasis = z.strictObject({
  fields: words(z, orgFields),
  topic: z.string().min(1),
  category: word(z, contentCategories),
  quote: z.string().min(1),
})

/** `pack.yaml`. */
export const packFile = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  version: z.int().min(1),
  title: z.string().min(1),
  issuer: z.string().min(1),
  from: day,
  unverified: z.boolean().default(false),
  parameters: z.record(z.string(), parameter).default({}),
  credits: z
    .record(
      z.string(),
      z.strictObject({
        activities: z.array(word(z, activityKinds)),
        trainings: z.array(word(z, trainingKinds)),
      }),
    )
    .default({}),
  categories: z.array(category).default([]),
  emphasis: z.array(emphasis).exactOptional(),
})
export type PackFile = z.output<typeof packFile>

const scalar = z.union([z.string(), z.number()])

const recordedTask = z.strictObject({
  task: z.enum(taskKinds),
  /** The unit, for a task of units; the person, for one of people. */
  组织编码: scalar.exactOptional(),
  党员编号: scalar.exactOptional(),
  日期: day,
  /** The year it is for; that of its day where none is given. */
  年度: z.int().exactOptional(),
  周期: z.string().exactOptional(),
  被检支部编码: scalar.exactOptional(),
})
export type RecordedTask = z.output<typeof recordedTask>

/** `examples/ID.yaml`: a small workbook in, findings out; a policy officer can write them. */
export const exampleFile = z.strictObject({
  clause: z.string(),
  examples: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        year: z.int(),
        asOf: day,
        /** Sheet → rows of column → value, by their Chinese names, as in the workbook. */
        book: z.record(z.string(), z.array(z.record(z.string(), scalar))),
        /** What was done that the workbook's sheets do not carry yet: a task, by or for whom, on which day. */
        recorded: z.array(recordedTask).exactOptional(),
        /** Other readings this example is judged under. */
        parameters: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).exactOptional(),
        /** Every row that the clause must give for this book; none for "not applicable". */
        findings: z.array(
          z.strictObject({
            subject: scalar,
            period: scalar,
            target: z.number(),
            actual: z.number(),
            status: z.enum(["met", "open", "short"]),
            atRisk: z.boolean().exactOptional(),
          }),
        ),
      }),
    )
    .min(1),
})
export type ExampleFile = z.output<typeof exampleFile>
