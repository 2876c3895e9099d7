import { type Kysely, sql } from "kysely"

/** What is kept of a year says until which day it holds: a year that is over and has nothing to come, for good. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  // What was kept does not say how long it holds: it is judged once more.
  "delete from standing_year",
  "alter table standing_year add column holds_until date not null",
  "comment on column standing_year.holds_until is 'the last day for which the year is judged; infinity: for good'",
  "create index on attendance (made_up_on) where made_up_on is not null",
  "create index on writing (written_on)",
]
