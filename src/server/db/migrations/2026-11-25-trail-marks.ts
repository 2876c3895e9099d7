import { type Kysely, sql } from "kysely"

/** A mark for every line under a seal, so that a broken seal can tell which line; settings that count versions. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `alter table journal_seal add column marks bytea not null`,
  `comment on column journal_seal.marks is 'sixteen bytes for each line, in the order of journal_ids'`,
  `create index on journal (journal_id) where deed = 'trail-checked'`,
  `alter table setting add column version integer not null default 1`,
  `create trigger count_version before update on setting for each row execute function count_version()`,
]
