import { type Kysely, sql } from "kysely"

/**
 * The last import on the command line can be taken back. Of a district of any size only what its rows do not tell is
 * kept: those it added bear the number of its transaction as long as nobody changes them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table whole_import (
    whole_import_id integer generated always as identity primary key,
    file_name text not null,
    imported_at timestamptz not null default now(),
    transaction text not null,
    rows jsonb not null
  )`,
  "comment on table whole_import is 'The last import on the command line, while it can be taken back'",
  "comment on column whole_import.rows is 'rows added and changed, by table, where they tell by their transaction'",
  `create table whole_import_row (
    whole_import_id integer not null references whole_import on delete cascade,
    table_name text not null,
    row_id integer,
    was jsonb,
    now jsonb
  )`,
  "create index on whole_import_row (whole_import_id)",
  "comment on table whole_import_row is 'What it changed: the rows as they were, and where that is kept as it left them'",
  "grant select, insert, delete on whole_import, whole_import_row to xueer_app",
]
