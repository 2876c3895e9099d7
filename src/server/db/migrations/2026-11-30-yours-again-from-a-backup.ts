import { type Kysely, sql } from "kysely"

/** What backups were made and proven. Whoever makes one has to know where the numbers of rows go on. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table backup (
    backup_id integer generated always as identity primary key,
    file_name text not null,
    made_at timestamptz not null,
    bytes bigint not null,
    rows bigint not null,
    files integer not null,
    proven_at timestamptz,
    trouble jsonb,
    removed_at timestamptz
  )`,
  `comment on table backup is 'Backups that the program makes by itself'`,
  `comment on column backup.made_at is 'the moment of all that is in it'`,
  `comment on column backup.trouble is 'why it could not be proven, in both languages'`,
  "grant select, insert on backup to xueer_app",
  "grant update (proven_at, trouble, removed_at) on backup to xueer_app",
  "grant select on all sequences in schema public to xueer_app",
  "alter default privileges in schema public grant select on sequences to xueer_app",
]
