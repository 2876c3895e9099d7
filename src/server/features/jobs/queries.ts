import type { JobName } from "../../../contract/job-words.ts"
import type { Said } from "../../jobs/index.ts"
import type { Queryable } from "../../request-context.ts"

export interface LastRun {
  readonly job: JobName
  readonly begunAt: string
  readonly endedAt: string | null
  readonly outcome: "done" | "failed" | "interrupted" | null
  readonly attempt: number
  readonly by: string | null
  readonly stage: Said | null
  readonly done: number
  readonly total: number
  readonly told: Said | null
}

/** The newest run of each job. */
export async function lastRuns(client: Queryable): Promise<LastRun[]> {
  const { rows } = await client.query<LastRun>(
    `select distinct on (r.job) r.job, r.begun_at as "begunAt", r.ended_at as "endedAt", r.outcome, r.attempt, a.name as by,
            r.stage, r.done, r.total, r.told
       from job_run r left join account a using (account_id)
      order by r.job, r.begun_at desc`,
  )
  return rows
}

/** What waits in the queue, or is being done. */
export async function queuedJobs(
  client: Queryable,
): Promise<{ readonly job: JobName; readonly state: "waiting" | "running" }[]> {
  const { rows } = await client.query<{ readonly job: JobName; readonly state: "waiting" | "running" }>(
    `select name as job, case when bool_or(state = 'active') then 'running' else 'waiting' end as state
       from pgboss.job where state in ('created', 'retry', 'active') group by name`,
  )
  return rows
}
