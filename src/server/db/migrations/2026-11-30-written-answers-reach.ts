import { type Kysely, sql } from "kysely"

/** An answer that is kept for a repetition says how far its asker reached then: it is given again for that alone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  "alter table repeated_request add column reach jsonb",
  "comment on column repeated_request.reach is 'where whoever asked could use the permission then'",
]
