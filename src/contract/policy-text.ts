import { z } from "zod"
import { bandCounts } from "./overview-bands.ts"
import { line } from "./wire.ts"

/** The documents as the pages show them: `GET /policy` and below. */

const packHead = z.object({
  id: z.string(),
  version: z.int(),
  title: z.string(),
  issuer: z.string(),
  from: z.string(),
  /** 待核: nobody has yet checked it against the full text. */
  unverified: z.boolean(),
  /** Whether it judges this year. */
  inForce: z.boolean(),
  clauses: z.int(),
})

export const packList = z.object({ items: z.array(packHead) })

const dated = z.object({
  from: z.string(),
  value: z.union([z.string(), z.number(), z.boolean()]),
  source: z.string(),
  unverified: z.boolean(),
})

const clauseShown = z.object({
  id: z.string(),
  title: z.string(),
  article: z.string(),
  quote: z.string(),
  reading: z.string(),
  weight: z.enum(["must", "should"]),
  who: z.enum(["unit", "person"]),
  period: z.string(),
  unit: z.string(),
  /** What is asked today; null: nothing any more, or not yet. */
  target: z.number().nullable(),
  targets: z.array(dated),
  /** Names of the parameters that bear on it. */
  uses: z.array(z.string()),
  reviewed: z.string(),
})

/** A stretch of text, and the clauses that quote it. */
const run = z.object({ text: z.string(), clauses: z.array(z.string()) })

const block = z.object({
  kind: z.enum(["title", "heading", "subheading", "paragraph", "quote", "item"]),
  runs: z.array(run),
})

export const packPage = packHead.omit({ clauses: true }).extend({
  text: z.array(block),
  clauses: z.array(clauseShown),
  parameters: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      /** What holds today; null before the first entry. */
      value: z.union([z.string(), z.number(), z.boolean()]).nullable(),
      values: z.array(dated),
      otherReading: z.string().nullable(),
      /** The clauses it bears on. */
      usedBy: z.array(z.string()),
    }),
  ),
})

export const packParams = z.strictObject({ pack: line(60) })
export const clauseParams = z.strictObject({ pack: line(60), clause: line(60) })

/** Who meets a clause today, within the reader's reach: counts, never names. */
export type PackShown = z.output<typeof packPage>

export const clauseStanding = z.object({
  year: z.int(),
  who: z.enum(["unit", "person"]),
  reach: z.array(z.object({ unitId: z.int(), name: z.string(), band: bandCounts })),
})
