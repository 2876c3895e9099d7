import { z } from "zod"
import { bands, posts } from "../domain/shared/words.ts"
import { activityKind, personRef, unitOfYears } from "./event-words.ts"
import { day, idText, paragraphs } from "./wire.ts"

/** A year, half, quarter or month, such as `2010`, `2010-H1`, `2010-Q1`, `2010-03`. */
const summaryPeriod = z.string().regex(/^(19|20|21)\d\d(-(H[12]|Q[1-4]|0[1-9]|1[0-2]))?$/)

export const summaryParams = z.strictObject({ unitId: idText, period: summaryPeriod })

/** What somebody writes into it; empty: only the figures speak. */
export const summaryWords = z.strictObject({
  words: paragraphs(10_000, 0),
  /** In place of the sentences that the figures make; empty or null: those. */
  sentences: paragraphs(10_000, 0).nullable().optional(),
})

/** A period of a unit as its records tell it: nobody below is asked for anything. */
export const summary = z.object({
  unit: unitOfYears,
  period: z.string(),
  first: day,
  last: day,
  today: day,
  /** What the unit and all below it held, by kind. */
  held: z.array(z.object({ kind: activityKind, times: z.int(), hours: z.number(), came: z.int() })),
  /** Branches below, or the branch itself. */
  branches: z.int(),
  people: z.int(),
  /** Yearly plans of the branches below, or of the branch itself, as boards count them; `late`: filed after the last day. */
  plans: z.object({
    asked: z.int(),
    filed: z.int(),
    late: z.int(),
    lines: z.int(),
    linesHeld: z.int(),
  }),
  /** Of what has begun of the year: how many of the units that boards count stand how with each clause. */
  clauses: z.array(
    z.object({
      obligation: z.string(),
      title: z.string(),
      packTitle: z.string(),
      band: z.enum(Object.values(bands)),
      units: z.int(),
    }),
  ),
  /** Whoever leads the unit, first of all, with what their own lists say; nobody where the reader sees no people. */
  leaders: z.array(
    personRef.extend({
      posts: z.array(z.enum(Object.values(posts))),
      listed: z.int(),
      attended: z.int(),
      madeUp: z.int(),
      lectures: z.int(),
    }),
  ),
  /** What somebody wrote in place of the sentences that the figures make. */
  sentences: z.string().nullable(),
  words: z.string(),
  /** Of what was written, for whoever writes on; 1: nothing was. */
  version: z.int(),
  changedAt: z.string().nullable(),
  changedBy: z.string().nullable(),
  can: z.array(z.enum(["plan.write"])),
})
