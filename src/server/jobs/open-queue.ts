import type { PgBoss } from "pg-boss"
import { jobNames } from "../../contract/job-words.ts"
import type { Database } from "../db/index.ts"
import { log } from "../log.ts"

/** Seconds without a sign of life after which a job of a server that was killed is taken up again. */
const heartbeat = 30

/**
 * The queue in the database (pg-boss), over the connections that the program has. Loaded when it is needed, for it is
 * large. It makes and changes no tables: migrations do, and it refuses to begin where they are not its own.
 */
export async function openQueue({ pool }: Pick<Database, "pool">): Promise<PgBoss> {
  const { PgBoss } = await import("pg-boss")
  const boss = new PgBoss({
    schema: "pgboss",
    db: { executeSql: (text, values) => pool.query(text, values) },
    migrate: false,
    createSchema: false,
    reindex: false,
    monitorVacuum: false,
    registerInstance: false,
    superviseIntervalSeconds: 20,
    monitorIntervalSeconds: 20,
    maintenanceIntervalSeconds: 3600,
    queueCacheIntervalSeconds: 300,
    cronMonitorIntervalSeconds: 30,
    cronWorkerIntervalSeconds: 10,
    openTelemetry: { enabled: false },
  })
  boss.on("error", tell)
  return boss
}

/** What pg-boss tells of: a database that is away for a while, most often. It goes on by itself. */
export function tell(error: unknown): void {
  const said = error instanceof Error ? error : new Error(String((error as { message?: unknown }).message))
  log.warn("job-queue-trouble", { error: said })
}

/** How often a job is taken up again that servers were killed in the middle of, and after how many seconds. */
const again = { heartbeatSeconds: heartbeat, retryLimit: 10, retryDelay: 30, deleteAfterSeconds: 86_400 }

/** Makes the queues that are not there yet: each job waits or runs once at a time, on all servers. */
export async function makeQueues(boss: PgBoss): Promise<void> {
  for (const name of jobNames) {
    await boss.createQueue(name, { policy: "exclusive", ...again })
    // One of an earlier version may give up sooner.
    await boss.updateQueue(name, again)
  }
}
