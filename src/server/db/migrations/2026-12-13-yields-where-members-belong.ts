import { type Kysely, sql } from "kysely"

/**
 * Where somebody belongs on a day is read from one index, which holds all of it: lists of thousands look it up for each
 * of their people, and found it by the index of the rule that nobody belongs to two units, which costs three times as much.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  "create index membership_of_member on membership (member_id, from_on) include (until_on, unit_id)",
  "drop index membership_member_id_idx",
]
