import type { z } from "zod"
import type { jobList } from "../../../contract/jobs.ts"
import { isEmpty, scopeFor } from "../../../domain/access/scope.ts"
import { allJobs } from "../../jobs/index.ts"
import type { RequestContext } from "../../request-context.ts"
import { lastRuns, queuedJobs } from "./queries.ts"

/** Every job: what it is doing, what came of it last, and when it is due next. */
export async function readJobs({ app, client, actor }: RequestContext): Promise<z.input<typeof jobList>> {
  const runs = new Map((await lastRuns(client)).map((run) => [run.job, run]))
  const queued = new Map((await queuedJobs(client)).map(({ job, state }) => [job, state]))
  const jobs = await Promise.all(
    allJobs.map(async ({ name, schedule, byHand }) => ({
      job: name,
      state: queued.get(name) ?? ("resting" as const),
      byHand,
      next: schedule === undefined ? null : await app.jobs.next(schedule),
      last: runs.get(name) ?? null,
    })),
  )
  return { jobs, can: isEmpty(scopeFor(actor, "job.run")) ? [] : ["job.run"] }
}
