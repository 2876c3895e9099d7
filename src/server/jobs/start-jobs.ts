import type { PgBoss } from "pg-boss"
import type { JobName } from "../../contract/job-words.ts"
import type { Database } from "../db/index.ts"
import type { AppContext, Jobs, Queryable } from "../request-context.ts"
import { doJob, type Taken } from "./do-job.ts"
import type { Job } from "./job.ts"
import { allJobs } from "./list.ts"
import { makeQueues, openQueue, tell } from "./open-queue.ts"

/** In which schedules are read. */
const timeZone = "Asia/Shanghai"
/** Seconds between two looks whether there is a job to do. */
const lookEvery = 5
/** Milliseconds that jobs under way are given when the server stops, to see that they are to end. */
const drain = 8000

/** The jobs of a program: it may ask for them at once, and does them from {@link JobServer.start} on. */
export interface JobServer extends Jobs {
  /** Does jobs, those that are due by themselves included. Comes back at once; what goes wrong is told and tried again. */
  start(app: AppContext): void
  /** Takes no more, breaks off what runs, so that it is taken up again, and waits until that is so. */
  stop(): Promise<void>
}

/** The jobs of a database. */
export function jobsOf(database: Pick<Database, "pool">, jobs: readonly Job[] = allJobs): JobServer {
  const stopping = new AbortController()
  let starting: Promise<PgBoss> | undefined
  let begun: Promise<void> | undefined
  const open = () => {
    starting ??= begin(database).catch((error: unknown) => {
      starting = undefined
      throw error
    })
    return starting
  }
  const serve = async (app: AppContext) => {
    while (!stopping.signal.aborted) {
      try {
        return await takeJobs(await open(), app, jobs, stopping.signal)
      } catch (error) {
        tell(error)
        await new Promise((resolve) => setTimeout(resolve, 2000))
      }
    }
  }
  return {
    ask: async (job, client, accountId) => await askFor(await open(), job, client, accountId),
    next: async (schedule) => {
      const [next] = (await open()).previewSchedule(schedule, { tz: timeZone, count: 1 })
      return next?.toISOString() ?? ""
    },
    start: (app) => {
      begun = serve(app)
    },
    stop: async () => {
      stopping.abort()
      await begun
      const boss = await starting?.catch(() => undefined)
      await boss?.stop({ graceful: true, timeout: drain })
    },
  }
}

async function begin(database: Pick<Database, "pool">): Promise<PgBoss> {
  const boss = await openQueue(database)
  await boss.start()
  await makeQueues(boss)
  return boss
}

async function askFor(
  boss: PgBoss,
  job: JobName,
  client: Queryable,
  accountId: number | null,
): Promise<boolean> {
  const db = { executeSql: (text: string, values?: unknown[]) => client.query(text, values) }
  const id = await boss.send(job, accountId === null ? {} : { accountId }, { db })
  return id !== null
}

async function takeJobs(
  boss: PgBoss,
  app: AppContext,
  jobs: readonly Job[],
  stopping: AbortSignal,
): Promise<void> {
  for (const { name } of await boss.getSchedules()) {
    if (!jobs.some((job) => job.name === name && job.schedule)) await boss.unschedule(name)
  }
  for (const job of jobs) {
    const { name, schedule, minutes } = job
    if (schedule !== undefined) {
      const missed = job.catchUp ? "once" : "skip"
      await boss.schedule(name, schedule, null, { tz: timeZone, missed, expireInSeconds: minutes * 60 })
    }
    await boss.work(name, { pollingIntervalSeconds: lookEvery }, async (taken: Taken[]) => {
      for (const one of taken) await doJob(app, job, one, stopping)
    })
  }
}
