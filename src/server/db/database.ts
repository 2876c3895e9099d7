import type pg from "pg"
import type { Env } from "../env.ts"
import { type Access, accessBySocket, accessByUrl } from "./access.ts"
import { openCluster } from "./cluster.ts"
import { migrate } from "./migrate.ts"
import { connectAlone, makePool } from "./pool.ts"
import { isCurrent } from "./schema-state.ts"
import { readTypes } from "./types.ts"

readTypes()

/**
 * The one door to the data. Everything here works under the role that can neither change the schema nor
 * rewrite what is append-only.
 */
export interface Database {
  readonly pool: pg.Pool
  /** For answering requests: nothing here waits or runs long, or it is given up with an error. */
  readonly requests: pg.Pool
  /** A connection of one's own, for COPY and the like; the caller ends it. */
  connect(): Promise<pg.Client>
  /** Whether the schema is the one this program knows: one query. */
  isCurrent(): Promise<boolean>
  /** Ends all connections; stops the embedded server if nobody else uses it. */
  close(): Promise<void>
}

/**
 * Opens the database the variables name, embedded unless they name a server, and brings it up to date.
 * `say` gets lines for the person who waits. Throws `DatabaseTrouble`, one sentence, when it cannot be had.
 */
export async function openDatabase(env: Env, say: (line: string) => void): Promise<Database> {
  if (env.databaseUrl !== undefined) {
    const access = accessByUrl(env.databaseUrl)
    await migrate(access, say)
    return connectTo(access, async () => {})
  }
  const cluster = await openCluster(env.dataDir, say)
  try {
    const access = accessBySocket(cluster.host)
    await migrate(access, say)
    return connectTo(access, cluster.close)
  } catch (error) {
    await cluster.close()
    throw error
  }
}

/** Milliseconds; a partition or a query gone wild must not hold a page up without end. */
const requestLimits = {
  max: 16,
  connectionTimeoutMillis: 2000,
  query_timeout: 3000,
  statement_timeout: 2500,
  idle_in_transaction_session_timeout: 10_000,
  keepAlive: true,
}

/** Connects to a database that is up to date, as the application. `leave` runs after the last connection. */
export function connectTo(access: Access, leave: () => Promise<void>): Database {
  const pool = makePool({ ...access.application, max: 10 })
  const requests = makePool({ ...access.application, ...requestLimits })
  const connect = () => connectAlone(access.application)
  const close = async () => {
    await Promise.all([pool.end(), requests.end()])
    await leave()
  }
  return {
    pool,
    requests,
    connect,
    close,
    isCurrent: () => isCurrent(async (text) => (await pool.query(text)).rows),
  }
}
