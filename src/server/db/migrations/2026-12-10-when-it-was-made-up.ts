import { type Kysely, sql } from "kysely"

/** Of two who confirm a make-up, one says the day first: it is kept until the other has confirmed it as well. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  "alter table make_up add column told_on date",
  "comment on column make_up.told_on is 'the day on which it was done, as the first of the two has said'",
]
