import { type Kysely, sql } from "kysely"

/** People who sat in and are in no roster: their names, as somebody wrote them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  "alter table activity add column guest_names text[] check (cardinality(guest_names) > 0)",
  "comment on column activity.guest_names is '列席: names of people who are in no roster; null: none'",
]
