import type pg from "pg"
import type { Said } from "../../contract/refusals.ts"
import type { Env } from "../env.ts"
import { type Access, accessByEnv, accessBySocket } from "./access.ts"
import { openCluster } from "./cluster.ts"
import { migrate } from "./migrate.ts"
import { migrationNames } from "./migrations/names.ts"
import { connectAlone } from "./pool.ts"
import { isCurrent } from "./schema-state.ts"
import { DatabaseTrouble, noConnection } from "./trouble.ts"

/** A database that a backup is to be restored into, as its owner reaches it. */
export interface RestoreTarget {
  /** How to name it to people. */
  readonly name: Access["name"]
  /** A connection that may do everything there; the caller ends it. */
  connect(): Promise<pg.Client>
  /** Makes the tables anew, as those migrations left them. Only where there is nothing to lose. */
  makeSchema(names: readonly string[]): Promise<void>
  /** Brings it to the schema that this program knows. */
  migrateOn(): Promise<void>
  close(): Promise<void>
}

/** Opens the database the variables name, and changes nothing in it yet. Throws {@link DatabaseTrouble}. */
export async function openRestoreTarget(env: Env, say: (line: Said) => void): Promise<RestoreTarget> {
  const own = accessByEnv(env)
  if (own !== undefined) return await target(own, say, async () => {})
  const cluster = await openCluster(env.dataDir, say)
  return await target(accessBySocket(cluster.host), say, cluster.close)
}

async function target(
  access: Access,
  say: (line: Said) => void,
  close: () => Promise<void>,
): Promise<RestoreTarget> {
  const connect = async () =>
    await connectAlone(access.owner).catch((error: unknown) => {
      throw noConnection(access.name, error)
    })
  const makeSchema = async (names: readonly string[]) => {
    const client = await connect()
    try {
      await client.query(dropAll)
    } finally {
      await client.end()
    }
    const { migrations } = await import("./migrations/index.ts")
    await migrate(
      access,
      say,
      Object.fromEntries(Object.entries(migrations).filter(([name]) => names.includes(name))),
    )
  }
  return { name: access.name, connect, makeSchema, migrateOn: () => migrate(access, say), close }
}

/** Migrations that this program does not know: a newer one has run them. */
export function unknownMigrations(names: readonly string[]): string[] {
  const known: readonly string[] = migrationNames
  return names.filter((name) => !known.includes(name))
}

/** Whether there is nothing in a database that somebody could miss, whether it has tables or not. */
export async function holdsNothing(client: Pick<pg.ClientBase, "query">): Promise<boolean> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname::text as name from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f')
        and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`,
  )
  const tables = rows.map(({ name }) => name)
  // Whoever was killed while they made the first tables has left those that say which migrations ran.
  if (tables.every((name) => name.startsWith("kysely_migration"))) return true
  if (!tables.includes("kysely_migration") || !tables.includes("member")) return false
  // Throws where a newer program was here.
  await isCurrent(async (text) => (await client.query(text)).rows)
  const asked = ["account", "unit", "member", "activity"].filter((name) => tables.includes(name))
  const { rows: found } = await client.query<{ any: boolean }>(
    `select ${asked.map((name) => `exists (select from ${name})`).join(" or ")} as any`,
  )
  return found[0]?.any === false
}

/** How many other programs are connected to the same database. */
export async function othersConnected(client: Pick<pg.ClientBase, "query">): Promise<number> {
  const { rows } = await client.query<{ others: number }>(
    `select count(*)::int as others from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and application_name like 'xueer%'`,
  )
  return rows[0]?.others ?? 0
}

/** All that migrations make, and nothing that belongs to an extension. */
const dropAll = `do $$
  declare
    one record;
  begin
    drop schema if exists pgboss cascade;
    for one in
      select format(case c.relkind when 'v' then 'drop view if exists %I cascade'
                                   when 'S' then 'drop sequence if exists %I cascade'
                                   else 'drop table if exists %I cascade' end, c.relname) as statement
        from pg_class c
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'S')
         and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
       order by c.relkind <> 'v', c.relkind = 'S'
    loop
      execute one.statement;
    end loop;
    for one in
      select format('drop routine if exists %I(%s) cascade', p.proname,
                    pg_get_function_identity_arguments(p.oid)) as statement
        from pg_proc p
       where p.pronamespace = 'public'::regnamespace
         and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
    loop
      execute one.statement;
    end loop;
  end
$$`
