import type { JobName } from "../../contract/job-words.ts"
import type { Queryable } from "../request-context.ts"
import type { Said } from "./job.ts"

interface Begun {
  readonly runId: string
  readonly job: JobName
  readonly accountId: number | null
}

/** Notes that a job begins, or is taken up again; answers for the how many-th time. */
export async function noteBegin(client: Queryable, { runId, job, accountId }: Begun): Promise<number> {
  const { rows } = await client.query<{ attempt: number }>(
    `insert into job_run (job_run_id, job, account_id) values ($1, $2, $3)
     on conflict (job_run_id) do update
       set attempt = job_run.attempt + 1, stage = null, done = 0, total = 0, ended_at = null, outcome = null, told = null,
           seen_at = clock_timestamp()
     returning attempt`,
    [runId, job, accountId],
  )
  return rows[0]?.attempt ?? 1
}

export interface Progress {
  readonly stage: Said | null
  readonly done: number
  readonly total: number
}

/** Notes how far a job is. */
export async function noteProgress(client: Queryable, runId: string, progress: Progress): Promise<void> {
  await client.query(
    `update job_run set stage = $2, done = $3, total = $4, seen_at = clock_timestamp()
      where job_run_id = $1 and outcome is null`,
    [runId, progress.stage, progress.done, progress.total],
  )
}

/** Notes what became of a job. */
export async function noteEnd(
  client: Queryable,
  runId: string,
  outcome: "done" | "failed" | "interrupted",
  told: Said | null,
): Promise<void> {
  await client.query(
    `update job_run set ended_at = clock_timestamp(), outcome = $2, told = $3, stage = null where job_run_id = $1`,
    [runId, outcome, told],
  )
}

/** Lets go of what was long ago: of each job its last thirty runs are kept, and the last that was done. */
export async function forgetOldRuns(client: Queryable): Promise<void> {
  await client.query(
    `delete from job_run where job_run_id in (
       select job_run_id from (
         select job_run_id, row_number() over (partition by job order by begun_at desc) as back,
                row_number() over (partition by job, outcome order by begun_at desc) as alike, outcome
           from job_run) r
        where back > 30 and not (outcome = 'done' and alike = 1))`,
  )
}
