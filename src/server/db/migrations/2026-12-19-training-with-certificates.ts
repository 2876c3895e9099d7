import { type Kysely, sql } from "kysely"

/**
 * Certificates of a training: photographs and documents in the store of files, as attachments of a sitting are. What one
 * lets go of, also when its training is withdrawn, lies there for another day, so that a backup that runs has it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table certificate (
    certificate_id integer generated always as identity primary key,
    training_id integer not null references training on delete cascade,
    name text not null,
    kind text not null check (kind ~ '^[a-z]{2,5}$'),
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    bytes integer not null check (bytes > 0),
    added_at timestamptz not null default now(),
    account_id integer not null references account,
    unique (training_id, sha256)
  )`,
  "create index on certificate (sha256)",
  "create index on certificate (account_id)",
  "comment on table certificate is '证书: a photograph or document that proves a training'",
  "comment on column certificate.sha256 is 'names the content in the store of files'",

  `create or replace view named_file as
     select sha256, bytes from attachment
     union all
     select sha256, bytes from upload_part
     union all
     select sha256, bytes from certificate`,

  "alter table content_let_go drop constraint content_let_go_pkey",
  "alter table content_let_go alter column activity_id drop not null",
  "alter table content_let_go add unique nulls not distinct (activity_id, sha256)",
  "comment on column content_let_go.activity_id is 'null: a certificate'",
  `create function let_certificate_go() returns trigger language plpgsql security definer
     set search_path = public, pg_temp as $$
   begin
     insert into content_let_go (sha256, bytes) select distinct on (sha256) sha256, bytes from was_rows
       on conflict (activity_id, sha256) do update set let_go_at = now();
     return null;
   end $$`,
  `create trigger let_certificate_go after delete on certificate referencing old table as was_rows
     for each statement execute function let_certificate_go()`,

  "grant select, insert, delete on certificate to xueer_app",
]
