import pg from "pg"
import type { Said } from "../../contract/refusals.ts"
import type { Room } from "../disk-space.ts"
import { type Access, applicationRole } from "./access.ts"
import { makePool } from "./pool.ts"
import type { Migrations } from "./run-migrations.ts"
import { isCurrent } from "./schema-state.ts"
import { DatabaseTrouble, noConnection, reasonOf } from "./trouble.ts"

/**
 * Brings the database to the schema this program knows, as its owner; costs one query where it is there.
 * Throws {@link DatabaseTrouble} where that cannot be: it is out of reach, too old a PostgreSQL, or was
 * migrated by a newer program.
 */
export async function migrate(
  access: Access,
  say: (line: Said) => void,
  list?: Migrations,
  room: () => Room = () => "plenty",
): Promise<void> {
  const pool = makePool({ ...access.owner, max: 1 })
  try {
    await reach(pool, access)
    if (!(await isCurrent(async (text) => (await pool.query(text)).rows, list && Object.keys(list)))) {
      if (room() !== "plenty") {
        throw new DatabaseTrouble({
          zh: `${access.name.zh}：磁盘空间不够，升级不了：请先腾出空间。`,
          en: `${access.name.en}: no room on the disk to bring it up to date: make room first.`,
        })
      }
      const { runMissing } = await import("./run-migrations.ts")
      await runMissing(pool, access, say, list)
    }
    if (access.workingLogin !== undefined) await admit(pool, access, access.workingLogin)
  } finally {
    await pool.end()
  }
}

async function reach(pool: pg.Pool, access: Access): Promise<void> {
  try {
    const client = await pool.connect()
    client.release()
  } catch (error) {
    throw noConnection(access.name, error)
  }
}

/** Lets the account that signs in for the program take on the program's role. */
async function admit(pool: pg.Pool, access: Access, login: string): Promise<void> {
  const { rows } = await pool.query<{ may: boolean }>(
    `select pg_has_role(oid, '${applicationRole}', case when current_setting('server_version_num')::int < 160000
                                                      then 'member' else 'set' end) as may
       from pg_roles where rolname = $1`,
    [login],
  )
  // One that is not there says so when it signs in.
  if (rows[0]?.may !== false) return
  try {
    await pool.query(`grant ${applicationRole} to ${pg.escapeIdentifier(login)}`)
  } catch (error) {
    throw new DatabaseTrouble(
      {
        zh: `${access.name.zh}：${reasonOf(error)}。请数据库管理员执行 GRANT ${applicationRole} TO ${login}。`,
        en: `${access.name.en}: ${reasonOf(error)}: have an administrator run GRANT ${applicationRole} TO ${login}.`,
      },
      error,
    )
  }
}
