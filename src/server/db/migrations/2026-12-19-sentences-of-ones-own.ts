import { type Kysely, sql } from "kysely"

/** The sentences of a summary may be put into other words. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  "alter table unit_summary add column sentences text",
  "comment on column unit_summary.sentences is 'in place of the sentences that the figures make; null: those'",
]
