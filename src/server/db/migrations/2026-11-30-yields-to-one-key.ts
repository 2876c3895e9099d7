import { type Kysely, sql } from "kysely"

/** Which secret key a database was begun with, so that a start with another, or none, is noticed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table secret_key (
    single boolean primary key default true check (single),
    fingerprint text not null,
    noted_at timestamptz not null default now()
  )`,
  `comment on table secret_key is 'Which key of DATA_DIR/secret.key this database was begun with; the key is in no database'`,
  "grant select, insert (fingerprint) on secret_key to xueer_app",
]
