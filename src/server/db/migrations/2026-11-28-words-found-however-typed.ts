import { type Kysely, sql } from "kysely"

/**
 * What a name is found by holds the name itself as well, without regard to width, case, spaces and dots; accounts
 * are found so too. The keys are made anew when the server starts.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  "update unit set search_key = null",
  "update member set search_key = null",
  "alter table account add column search_key text",
  "create index on account (account_id) where search_key is null",
  `create trigger forget_search_key before update of name on account for each row
     execute function forget_search_key()`,
  "grant update (search_key) on account to xueer_app",
]
