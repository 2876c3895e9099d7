import type pg from "pg"
import type { Said } from "../../contract/refusals.ts"
import { type Room, roomOn } from "../disk-space.ts"
import type { Env } from "../env.ts"
import { type Access, accessByEnv, accessBySocket } from "./access.ts"
import { openCluster } from "./cluster.ts"
import { migrate } from "./migrate.ts"
import { connectAlone, makePool } from "./pool.ts"
import { refuseUnsafe } from "./refuse-unsafe.ts"
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
  /** How much there is on its disk; of a server of one's own nobody here knows. */
  room(): Room
  /** Whether the schema is the one this program knows: one query. */
  isCurrent(): Promise<boolean>
  /** Ends all connections; stops the embedded server if nobody else uses it. */
  close(): Promise<void>
}

/**
 * Opens the database the variables name, embedded unless they name a server, and brings it up to date.
 * `say` gets lines for the person who waits. Throws `DatabaseTrouble`, one sentence, when it cannot be had.
 */
export async function openDatabase(env: Env, say: (line: Said) => void): Promise<Database> {
  const own = accessByEnv(env)
  if (own !== undefined) {
    await migrate(own, say)
    return await safely(
      connectTo(own, async () => {}),
      own,
    )
  }
  const cluster = await openCluster(env.dataDir, say)
  try {
    const access = accessBySocket(cluster.host)
    const room = () => roomOn(env)
    await migrate(access, say, undefined, room)
    return await safely(connectTo(access, cluster.close, room), access)
  } catch (error) {
    await cluster.close()
    throw error
  }
}

/** The database, unless its server may lose what it confirmed, or lets the program do more than it should. */
async function safely(database: Database, access: Access): Promise<Database> {
  try {
    await refuseUnsafe(database.pool, access)
    return database
  } catch (error) {
    await Promise.all([database.pool.end(), database.requests.end()])
    throw error
  }
}

/**
 * Milliseconds; a partition or a query gone wild must not hold a page up: whoever waits for a connection and then for a
 * silent database is answered within 3.5 s.
 */
const requestLimits = {
  max: 16,
  connectionTimeoutMillis: 1000,
  query_timeout: 2300,
  statement_timeout: 2200,
  idle_in_transaction_session_timeout: 10_000,
  keepAlive: true,
}

/** Connects to a database that is up to date, as the application. `leave` runs after the last connection. */
export function connectTo(
  access: Access,
  leave: () => Promise<void>,
  room: () => Room = () => "plenty",
): Database {
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
    room,
    isCurrent: () => isCurrent(async (text) => (await pool.query(text)).rows),
  }
}
