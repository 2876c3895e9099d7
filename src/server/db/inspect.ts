import { existsSync } from "node:fs"
import { join } from "node:path"
import pg from "pg"
import type { Said } from "../../contract/refusals.ts"
import type { Env } from "../env.ts"
import { type Access, accessByEnv, accessBySocket, applicationRole, isOneLogin } from "./access.ts"
import { openCluster } from "./cluster.ts"
import { clusterFolder } from "./cluster-folder.ts"
import { connectAlone } from "./pool.ts"
import { isCurrent } from "./schema-state.ts"
import { DatabaseTrouble, noAnswer, noConnection } from "./trouble.ts"

/** What a database says of itself, before anything in it is touched. */
export interface DatabaseFacts {
  readonly release: string
  readonly version: number
  readonly encoding: string
  readonly fsync: boolean
  readonly fullPageWrites: boolean
  readonly synchronousCommit: boolean
  /** The application's role could do more than it should; null: the role is not there yet. */
  readonly roleTooMighty: boolean | null
  /** The account that owns the tables is the one that the program signs in as. */
  readonly oneLogin: boolean
  /** That account is a superuser. */
  readonly loginTooMighty: boolean
  /** The application could rewrite the audit log, or what became of records. */
  readonly auditLogOpen: boolean
  readonly current: boolean
  /** How far its clock is ahead of this program's. */
  readonly secondsAhead: number
}

/** Whether there is a database at all: an embedded one is made by the first start. */
export function hasDatabase(env: Env): boolean {
  return env.databaseUrl !== undefined || existsSync(join(clusterFolder(env.dataDir), "PG_VERSION"))
}

/** Asks the database the variables name about itself, and changes nothing. Throws {@link DatabaseTrouble}. */
export async function inspectDatabase(env: Env, say: (line: Said) => void): Promise<DatabaseFacts> {
  const own = accessByEnv(env)
  if (own !== undefined) return await inspect(own)
  const cluster = await openCluster(env.dataDir, say)
  try {
    return await inspect(accessBySocket(cluster.host))
  } finally {
    await cluster.close()
  }
}

async function inspect(access: Access): Promise<DatabaseFacts> {
  const client = await connect(access)
  try {
    const before = Date.now()
    const { rows } = await client.query<
      Omit<DatabaseFacts, "current" | "secondsAhead" | "oneLogin"> & { now: number }
    >(facts, [new pg.Client(access.application).user])
    const [found] = rows
    if (!found) throw noAnswer(access.name)
    const { now, ...rest } = found
    const secondsAhead = now - (before + Date.now()) / 2000
    const current = await isCurrent(async (text) => (await client.query(text)).rows)
    return { ...rest, oneLogin: isOneLogin(access), current, secondsAhead }
  } finally {
    await client.end()
  }
}

async function connect(access: Access): Promise<pg.Client> {
  try {
    return await connectAlone({ ...access.owner, connectionTimeoutMillis: 5000 })
  } catch (error) {
    throw noConnection(access.name, error)
  }
}

const facts = `
  select current_setting('server_version') as release, current_setting('server_version_num')::int as version,
         current_setting('server_encoding') as encoding, current_setting('fsync')::bool as fsync,
         current_setting('full_page_writes')::bool as "fullPageWrites",
         current_setting('synchronous_commit') <> 'off' as "synchronousCommit",
         (select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb from pg_roles
           where rolname = '${applicationRole}') as "roleTooMighty",
         (select rolsuper from pg_roles where rolname = $1) is true as "loginTooMighty",
         coalesce((select bool_or(has_table_privilege(r.rolname, c.oid, 'update, delete, truncate'))
                     from pg_class c, pg_roles r
                    where c.relname in ('audit_entry', 'audit_seal', 'record_change') and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
                      and r.rolname = '${applicationRole}'), false) as "auditLogOpen",
         extract(epoch from clock_timestamp())::float8 as now`
