import { type Kysely, sql } from "kysely"

/** What waits for a second person is found from the accounts it names, so that none of them is looked for in all rows. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const column of ["asked_by", "settled_by"]) {
    await sql.raw(`create index on confirmation (${column})`).execute(db)
  }
}
