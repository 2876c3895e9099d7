import { type Kysely, sql } from "kysely"

/** More of what is kept for a while is let go by the program itself. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw("grant delete on suggestion, confirmation, activation to xueer_app").execute(db)
}
