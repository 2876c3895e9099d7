import { Kysely, PostgresDialect, sql } from "kysely"
import { type Migration, Migrator } from "kysely/migration"
import type pg from "pg"
import type { Said } from "../../contract/refusals.ts"
import { log } from "../log.ts"
import { type Access, applicationRole } from "./access.ts"
import { migrations } from "./migrations/index.ts"
import { isCurrent, type SchemaState } from "./schema-state.ts"
import { codeOf, DatabaseTrouble, reasonOf } from "./trouble.ts"

/** Any number; migrators of one database wait for each other on it. */
const migrationKey = 7_022_011

export type Migrations = Readonly<Record<string, Migration>>

/**
 * Runs what is missing, over the owner's pool. Kysely is loaded with this file, and so only when there is
 * something to do: a short command should start fast.
 */
export async function runMissing(
  pool: pg.Pool,
  access: Access,
  say: (line: Said) => void,
  list: Migrations = migrations,
): Promise<void> {
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  await refuseUnfit(db, access)
  // On one connection: the lock is the connection's, and goes with it if we are killed.
  await db.connection().execute(async (one) => {
    await sql`select pg_advisory_lock(${migrationKey})`.execute(one)
    const ask = async (text: string) => (await sql.raw<SchemaState>(text).execute(one)).rows
    if (await isCurrent(ask, Object.keys(list))) return
    say({ zh: "正在升级数据库。", en: "Bringing the database up to date." })
    await makeApplicationRole(one, access)
    await runMigrations(one, list, access)
    await sql`grant select on kysely_migration to ${sql.ref(applicationRole)}`.execute(one)
  })
}

async function refuseUnfit(db: Kysely<unknown>, access: Access): Promise<void> {
  const { rows } = await sql<{ version: number; release: string; encoding: string }>`
    select current_setting('server_version_num')::int as version,
           current_setting('server_version') as release,
           current_setting('server_encoding') as encoding`.execute(db)
  const [server] = rows
  if (server !== undefined) refuseUnfitServer(access.name, server)
}

/** Throws {@link DatabaseTrouble} for a server this program cannot work with. */
export function refuseUnfitServer(
  name: Access["name"],
  server: { readonly version: number; readonly release: string; readonly encoding: string },
): void {
  if (server.version < 150_000) {
    throw new DatabaseTrouble({
      zh: `${name.zh}：PostgreSQL ${server.release} 太旧，需要 15 以上。`,
      en: `${name.en}: PostgreSQL ${server.release} is too old, 15 or newer is needed.`,
    })
  }
  if (server.encoding !== "UTF8") {
    throw new DatabaseTrouble({
      zh: `${name.zh}：数据库编码是 ${server.encoding}，请另建一个 UTF8 的。`,
      en: `${name.en}: the database is encoded as ${server.encoding}: make one with encoding UTF8.`,
    })
  }
}

/**
 * Roles belong to a whole server: another database of it may have made ours already, or be making it. The
 * owner must be able to take the role on, and nobody but the owner may make tables: a database older than
 * PostgreSQL 15 still lets everybody.
 */
async function makeApplicationRole(db: Kysely<unknown>, access: Access): Promise<void> {
  const role = sql.ref(applicationRole)
  const signIn = access.applicationSignsIn ? "login" : "nologin"
  try {
    await sql`do ${sql.lit(`begin
      if not exists (select from pg_roles where rolname = '${applicationRole}') then
        create role ${applicationRole} ${signIn};
      end if;
    exception when duplicate_object or unique_violation then null;
    end`)}`.execute(db)
    if (access.applicationSignsIn) await sql`alter role ${role} login`.execute(db)
    if (!(await mayTakeOn(db))) await sql`grant ${role} to current_user`.execute(db)
    await sql`revoke create on schema public from public`.execute(db)
  } catch (error) {
    if (codeOf(error) !== "42501") throw error
    throw new DatabaseTrouble(
      {
        zh: `${access.name.zh}：${reasonOf(error)}。请数据库管理员建角色 ${applicationRole}（如果没有），再执行 GRANT ${applicationRole} TO 那个账号。`,
        en:
          `${access.name.en}: ${reasonOf(error)}: have an administrator make the role ${applicationRole}, if it is ` +
          `not there, and run GRANT ${applicationRole} TO the account of the URL.`,
      },
      error,
    )
  }
}

async function mayTakeOn(db: Kysely<unknown>): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select pg_has_role(${applicationRole}, case when current_setting('server_version_num')::int < 160000
                                             then 'member' else 'set' end) as may`.execute(db)
  return rows[0]?.may === true
}

async function runMigrations(db: Kysely<unknown>, list: Migrations, access: Access): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => list } })
  const { error, results } = await migrator.migrateToLatest()
  for (const { migrationName, status } of results ?? [])
    log.info("migration", { migration: migrationName, status })
  if (error === undefined) return
  // A full disk (class 53) or a server that stops (57) is not the migration's fault.
  if (/^5[37]/.test(codeOf(error) ?? "")) throw error
  if (codeOf(error) === "42501") {
    throw new DatabaseTrouble(
      {
        zh: `${access.name.zh}：${reasonOf(error)}。这个账号要么拥有数据库，要么能在里面建 schema 并对 public 有全部权限。`,
        en: `${access.name.en}: ${reasonOf(error)}: the account of the URL must own the database, or be allowed to make schemas in it and have every right in its schema public.`,
      },
      error,
    )
  }
  const failed = results?.find(({ status }) => status === "Error")?.migrationName
  throw new Error(`Migration ${failed ?? ""} failed: ${reasonOf(error)}`, { cause: error })
}
