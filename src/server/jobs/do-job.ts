import { log } from "../log.ts"
import type { AppContext } from "../request-context.ts"
import { saidOf } from "../said-of.ts"
import { tooFarApart } from "../watch-clocks.ts"
import { type Job, JobFailed, type Said } from "./job.ts"
import { noteBegin, noteEnd, noteProgress, type Progress } from "./run-store.ts"

/** A job as the queue hands it out. */
export interface Taken {
  readonly id: string
  readonly signal: AbortSignal
  readonly data: { readonly accountId?: number } | null
}

/** Milliseconds between two notes of how far a job is. */
const noteEvery = 1000

/** A job that fails as often is given up until it is due again; one that is broken off is taken up far more often. */
const mostAttempts = 4

/**
 * Does a job once, with what becomes of it noted for the administrator. Throws what the work throws where the queue is
 * to try again; a job that a stopping server breaks off is taken up again by the next.
 */
export async function doJob(
  app: AppContext,
  job: Job,
  { id, signal, data }: Taken,
  stopping: AbortSignal,
): Promise<void> {
  const { pool } = app.database
  const attempt = await noteBegin(pool, { runId: id, job: job.name, accountId: data?.accountId ?? null })
  const began = performance.now()
  const ms = () => Math.round(performance.now() - began)
  const until = AbortSignal.any([signal, stopping])
  const progress = notes((now) => noteProgress(pool, id, now))
  try {
    if (job.byDate) await refuseByWrongClock(app)
    const told = await job.work({ app, signal: until, stage: progress.stage, at: progress.at })
    await progress.end()
    await noteEnd(pool, id, "done", told ?? null)
    log[told ? "info" : "debug"]("job-done", { job: job.name, ms: ms() })
  } catch (error) {
    await progress.end()
    const outcome = until.aborted ? "interrupted" : "failed"
    if (outcome === "failed") log.error("job-failed", { job: job.name, ms: ms(), error })
    else log.info("job-interrupted", { job: job.name, ms: ms() })
    await noteEnd(pool, id, outcome, outcome === "failed" ? whyOf(error) : null).catch(() => undefined)
    if (stopping.aborted || attempt < mostAttempts) throw error
  }
}

/** Throws where nobody knows what day it is: the job is done once it is known again. */
async function refuseByWrongClock({ database }: AppContext): Promise<void> {
  const seconds = await tooFarApart(database)
  if (seconds === undefined) return
  const minutes = Math.round(seconds / 60)
  throw new JobFailed({
    zh: `程序与数据库的时钟相差 ${minutes} 分钟，这件事按日期办，先不办。请给两边校时（NTP），再来一次。`,
    en: `The clocks of program and database are ${minutes} minutes apart, and this goes by the date: it was not done. Set both by NTP and do it again.`,
  })
}

function whyOf(error: unknown): Said {
  if (error instanceof JobFailed) return error.said
  return saidOf(error)
}

/** Notes progress now and then, one note at a time; a note that is lost is no harm. */
function notes(write: (progress: Progress) => Promise<void>) {
  let now: Progress = { stage: null, done: 0, total: 0 }
  let written = 0
  let writing: Promise<void> | undefined
  const note = (next: Progress, soon: boolean) => {
    now = next
    if (writing || (!soon && performance.now() - written < noteEvery)) return
    written = performance.now()
    writing = write(now)
      .catch(() => undefined)
      .finally(() => {
        writing = undefined
      })
  }
  return {
    stage: (stage: Said) => note({ stage, done: 0, total: 0 }, true),
    at: (done: number, total: number) => note({ ...now, done, total }, false),
    end: async () => await writing,
  }
}
