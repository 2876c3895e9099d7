import { type Kysely, sql } from "kysely"

/**
 * Photographs and documents of a sitting. A row names its content by digest; the content lies in the store of files. An
 * upload is written down chunk by chunk, each a content of its own, so that it goes on after a restart and from any
 * server. `named_file` is every content that something names: what it does not hold is cleared away.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const digest = "text not null check (sha256 ~ '^[0-9a-f]{64}$')"

const statements = [
  `create table attachment (
    attachment_id integer generated always as identity primary key,
    activity_id integer not null references activity,
    name text not null,
    kind text not null check (kind ~ '^[a-z]{2,5}$'),
    sha256 ${digest},
    bytes integer not null check (bytes > 0),
    added_at timestamptz not null default now(),
    account_id integer not null references account
  )`,
  "create index on attachment (activity_id)",
  "create index on attachment (sha256)",
  "create index on attachment (account_id)",
  "comment on table attachment is '附件: a photograph or document of a sitting, added at one of its items'",
  "comment on column attachment.sha256 is 'names the content in the store of files'",

  `create table upload (
    upload_id integer generated always as identity primary key,
    activity_id integer not null references activity on delete cascade,
    account_id integer not null references account,
    name text not null,
    bytes integer not null check (bytes > 0),
    attachment_id integer references attachment on delete cascade,
    touched_at timestamptz not null default now()
  )`,
  "create index on upload (activity_id)",
  "create index on upload (account_id)",
  "create index on upload (attachment_id) where attachment_id is not null",
  "create index on upload (touched_at)",
  "comment on table upload is 'An attachment on its way; let go of a day after it was last touched'",
  "comment on column upload.bytes is 'how many are to come in all'",
  "comment on column upload.attachment_id is 'what it became'",

  `create table upload_part (
    upload_id integer not null references upload on delete cascade,
    first_byte integer not null check (first_byte >= 0),
    bytes integer not null check (bytes > 0),
    sha256 ${digest},
    primary key (upload_id, first_byte)
  )`,
  "create index on upload_part (sha256)",
  "comment on table upload_part is 'A chunk of an upload; its content lies in the store of files'",

  `create view named_file as
     select sha256, bytes from attachment
     union all
     select sha256, bytes from upload_part`,
  "comment on view named_file is 'Every content of the store of files that a row names'",

  "grant select, insert, delete on attachment to xueer_app",
  "grant select, insert, update, delete on upload to xueer_app",
  "grant select, insert, delete on upload_part to xueer_app",
  "grant select on named_file to xueer_app",
]
