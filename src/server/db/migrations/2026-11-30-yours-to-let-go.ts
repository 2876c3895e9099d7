import { type Kysely, sql } from "kysely"

/** What is kept for a while by the settings is let go by the program itself. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw("grant delete on notice, import_run, reveal_day, backup to xueer_app").execute(db)
}
