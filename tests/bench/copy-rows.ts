import { createReadStream, createWriteStream } from "node:fs"
import { pipeline } from "node:stream/promises"
import { from as copyFrom, to as copyTo } from "pg-copy-streams"
import type { Database } from "../../src/server/db/index.ts"
import { timed } from "./measure.ts"
import type { Workshop } from "./workshop.ts"

/** Rows of a table in a file, as COPY writes them. */
interface CopiedTable {
  readonly table: string
  readonly columns: string
  readonly file: string
}

const rosterTables = ["unit", "member", "membership", "post"]
export const tablesOf = {
  roster: rosterTables,
  whole: [...rosterTables, "sitting", "activity", "attendance", "training", "writing", "study_plan"],
}

/**
 * The floor of an import, milliseconds: the same rows, ids and all, by COPY into the same tables with their
 * indexes and constraints, in a new database of the same settings, in one transaction.
 */
export async function timeCopy(shop: Workshop, imported: string, tables: readonly string[]): Promise<number> {
  const copied = await shop.withDatabase(imported, (database) => copyOut(shop, database, tables))
  const fresh = shop.path("data")
  const ms = await shop.withDatabase(fresh, (database) => timed(() => copyIn(database, copied)))
  for (const path of [fresh, ...copied.map(({ file }) => file)]) await shop.remove(path)
  return ms
}

/** The floor of a backup, milliseconds: the same rows by COPY into files. */
export async function timeCopyOut(
  shop: Workshop,
  dataDir: string,
  tables: readonly string[],
): Promise<number> {
  return await shop.withDatabase(dataDir, async (database) => {
    let copied: CopiedTable[] = []
    const ms = await timed(async () => {
      copied = await copyOut(shop, database, tables)
    })
    for (const { file } of copied) await shop.remove(file)
    return ms
  })
}

async function copyOut(
  shop: Workshop,
  database: Database,
  tables: readonly string[],
): Promise<CopiedTable[]> {
  const client = await database.connect()
  try {
    const copied: CopiedTable[] = []
    for (const table of tables) {
      const { rows } = await client.query<{ columns: string }>(
        `select string_agg(attname, ', ' order by attnum) as columns from pg_attribute
          where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
        [table],
      )
      const columns = rows[0]?.columns ?? ""
      const file = shop.path(`${table}.copy`)
      await pipeline(
        client.query(copyTo(`copy (select ${columns} from ${table}) to stdout`)),
        createWriteStream(file),
      )
      copied.push({ table, columns, file })
    }
    return copied
  } finally {
    await client.end()
  }
}

async function copyIn(database: Database, copied: readonly CopiedTable[]): Promise<void> {
  const client = await database.connect()
  try {
    await client.query("begin")
    for (const { table, columns, file } of copied) {
      await pipeline(
        createReadStream(file, { highWaterMark: 1 << 20 }),
        client.query(copyFrom(`copy ${table} (${columns}) from stdin`)),
      )
    }
    await client.query("commit")
  } finally {
    await client.end()
  }
}
