import { type Kysely, sql } from "kysely"

/**
 * A version is what somebody can see and edit. Reading a name for the search, or moving a unit high above, leaves
 * it alone: whoever has a page open should not be told that somebody changed it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const unseen = { unit: "{search_key,path}", member: "{search_key}" }

const statements = Object.entries(unseen).flatMap(([table, columns]) => [
  `drop trigger count_version on ${table}`,
  `create trigger count_version before update on ${table} for each row
     when (to_jsonb(old) - '${columns}'::text[] is distinct from to_jsonb(new) - '${columns}'::text[])
     execute function count_version()`,
])
