import type { z } from "zod"
import type { JobName } from "../../../contract/job-words.ts"
import type { jobList } from "../../../contract/jobs.ts"
import type { Permission } from "../../../domain/access/permissions.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { reachesAll } from "../../access/index.ts"
import { problem } from "../../http/problem.ts"
import { allJobs } from "../../jobs/index.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { readJobs } from "./read-jobs.ts"

/** Asks for a job now; where it waits or runs already there is nothing to do. */
export async function runJob(
  context: RequestContext,
  scope: Scope<Permission>,
  name: JobName,
): Promise<z.input<typeof jobList>> {
  if (!reachesAll(scope)) throw problem("forbidden")
  if (!allJobs.some((job) => job.name === name && job.byHand)) throw problem("not-found")
  const { app, client, actor } = context
  if (await app.jobs.ask(name, client, actor.accountId)) {
    await audit(context, "job-asked-for", { details: { job: name } })
  }
  return await readJobs(context)
}
