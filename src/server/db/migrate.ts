import type pg from "pg"
import type { Access } from "./access.ts"
import { makePool } from "./pool.ts"
import type { Migrations } from "./run-migrations.ts"
import { isCurrent } from "./schema-state.ts"
import { DatabaseTrouble, reasonOf } from "./trouble.ts"

/**
 * Brings the database to the schema this program knows, as its owner; costs one query where it is there.
 * Throws {@link DatabaseTrouble} where that cannot be: it is out of reach, too old a PostgreSQL, or was
 * migrated by a newer program.
 */
export async function migrate(access: Access, say: (line: string) => void, list?: Migrations): Promise<void> {
  const pool = makePool({ ...access.owner, max: 1 })
  try {
    await reach(pool, access)
    if (await isCurrent(async (text) => (await pool.query(text)).rows, list && Object.keys(list))) return
    const { runMissing } = await import("./run-migrations.ts")
    await runMissing(pool, access, say, list)
  } finally {
    await pool.end()
  }
}

async function reach(pool: pg.Pool, access: Access): Promise<void> {
  try {
    const client = await pool.connect()
    client.release()
  } catch (error) {
    throw new DatabaseTrouble(`${access.name}: no connection: ${reasonOf(error)}`, error)
  }
}
