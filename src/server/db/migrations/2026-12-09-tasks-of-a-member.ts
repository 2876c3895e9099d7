import { type Kysely, sql } from "kysely"

/** What a meeting asked of a member is found from the member, done or not, so that none is looked for in all rows. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = ["drop index meeting_task_member_id_idx", "create index on meeting_task (member_id)"]
