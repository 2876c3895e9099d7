import { type Kysely, sql } from "kysely"

/** Where a superior takes a line out of its plan, what was taken from it below says so. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  "alter table plan_line add column source_gone text",
  `comment on column plan_line.source_gone is 'what the superior''s line said that it was taken from, once that was taken out'`,
]
