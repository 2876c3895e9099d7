import { type Kysely, sql } from "kysely"

/** What is kept of a year names the clause by which somebody owes nothing fixed of it: such a row is never short. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  "alter table standing add column exempted_by text",
  "comment on column standing.exempted_by is 'the clause by which somebody owes nothing fixed of it; null: none'",
  // What was kept does not say it: it is judged once more.
  "delete from standing_year",
]
