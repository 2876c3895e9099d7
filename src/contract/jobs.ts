import { z } from "zod"
import { jobNames } from "./job-words.ts"

const sentence = z.object({ zh: z.string(), en: z.string() })

const run = z.object({
  /** Instants as PostgreSQL prints them. */
  begunAt: z.string(),
  endedAt: z.string().nullable(),
  outcome: z.enum(["done", "failed", "interrupted"]).nullable(),
  /** More than 1: it was broken off and taken up again. */
  attempt: z.int(),
  /** Who asked for it; null: its schedule. */
  by: z.string().nullable(),
  /** What is being done, while it runs. */
  stage: sentence.nullable(),
  done: z.int(),
  total: z.int(),
  told: sentence.nullable(),
})

const job = z.object({
  job: z.enum(jobNames),
  /** `waiting`: asked for, not begun. */
  state: z.enum(["resting", "waiting", "running"]),
  /** Whether somebody may ask for it now. */
  byHand: z.boolean(),
  /** When it is due next by its schedule, ISO 8601; null: it has none. */
  next: z.string().nullable(),
  last: run.nullable(),
})

export const jobList = z.object({
  jobs: z.array(job),
  can: z.array(z.enum(["job.run"])),
})
export type JobList = z.infer<typeof jobList>

export const jobParams = z.object({ job: z.enum(jobNames) })
