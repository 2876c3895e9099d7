import { type Kysely, sql } from "kysely"

/**
 * What the pages need beside the learning year: versions against lost updates, the trail with its seals, repeated
 * requests, the history of units, imports that can be taken back, suggestions, notices, settings.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const versioned = ["unit", "member", "activity"]

const statements = [
  // Whoever writes, an edit makes a new version: what somebody read before no longer matches.
  `create function count_version() returns trigger language plpgsql as $$
   begin
     new.version := old.version + 1;
     return new;
   end $$`,
  ...versioned.flatMap((table) => [
    `alter table ${table} add column version integer not null default 1`,
    `create trigger count_version before update on ${table} for each row execute function count_version()`,
  ]),

  // Names are found by pinyin and initials; who writes a name need not know how.
  `create function forget_search_key() returns trigger language plpgsql as $$
   begin
     if new.name is distinct from old.name then new.search_key := null; end if;
     return new;
   end $$`,
  ...["unit", "member"].flatMap((table) => [
    `alter table ${table} add column search_key text`,
    `create index on ${table} (${table}_id) where search_key is null`,
    `create trigger forget_search_key before update of name on ${table} for each row execute function forget_search_key()`,
  ]),

  // Where somebody belongs is asked with every request; the exclusion constraint's index is slow at that.
  `create index on membership (member_id)`,

  `alter table attendance add column self_recorded boolean not null default false`,
  `comment on column attendance.self_recorded is 'the member recorded it; nothing depends on it'`,

  `create table unit_change (
    unit_change_id integer generated always as identity primary key,
    unit_id integer not null references unit,
    kind text not null,
    changed_on date not null,
    noted_at timestamptz not null default now(),
    account_id integer,
    before jsonb not null,
    after jsonb not null
  )`,
  `create index on unit_change (unit_id)`,
  `comment on table unit_change is 'What became of a unit: added, edited, moved, merged, dissolved'`,

  `alter table journal
     add column account_id integer,
     add column unit_id integer,
     add column member_id integer,
     add column address text`,
  `create index on journal (happened_at)`,
  `create index on journal (account_id, journal_id)`,
  `create index on journal (member_id, journal_id) where member_id is not null`,
  `create table journal_unsealed (
    journal_id bigint primary key
  )`,
  `comment on table journal_unsealed is 'Lines that no seal covers yet: those of the last moments'`,
  `create table journal_seal (
    seal_id integer primary key,
    sealed_at timestamptz not null default now(),
    journal_ids bigint[] not null,
    hash bytea not null
  )`,
  `comment on table journal_seal is 'The hash chain over the journal: each seal covers lines and the seal before it'`,
  `create function leave_unsealed() returns trigger language plpgsql security definer
     set search_path = public, pg_temp as $$
   begin
     insert into journal_unsealed values (new.journal_id);
     return null;
   end $$`,
  `create trigger leave_unsealed after insert on journal for each row execute function leave_unsealed()`,

  `create table repeated_request (
    account_id integer not null,
    key text not null,
    request_hash bytea not null,
    status integer not null,
    answer jsonb,
    etag text,
    answered_at timestamptz not null default now(),
    primary key (account_id, key)
  )`,
  `create index on repeated_request (answered_at)`,
  `comment on table repeated_request is 'Answers to writes, for clients that ask again with the same Idempotency-Key'`,

  `create table import_run (
    import_run_id integer generated always as identity primary key,
    account_id integer not null,
    unit_id integer not null references unit,
    file_name text not null,
    content bytea,
    previewed_at timestamptz not null default now(),
    preview jsonb not null,
    applied_at timestamptz,
    undone_at timestamptz,
    undo jsonb
  )`,
  `comment on table import_run is 'An import through the pages: what it would change, and how it is taken back'`,

  `create table suggestion (
    suggestion_id integer generated always as identity primary key,
    account_id integer not null,
    unit_id integer references unit,
    page text not null,
    body text not null,
    sent_at timestamptz not null default now(),
    answer text,
    answered_by integer,
    answered_at timestamptz
  )`,
  `create index on suggestion (account_id)`,
  `comment on table suggestion is '意见建议'`,

  `create table notice (
    notice_id integer generated always as identity primary key,
    account_id integer not null,
    kind text not null,
    details jsonb not null,
    sent_at timestamptz not null default now(),
    seen_at timestamptz
  )`,
  `create index on notice (account_id, notice_id)`,
  `comment on table notice is 'What somebody should know: a role, an answer, a look at their data'`,

  `create table setting (
    name text primary key,
    value jsonb not null,
    changed_at timestamptz not null default now(),
    account_id integer
  )`,
  `comment on table setting is 'What an installation decides for itself'`,

  `grant select, insert on unit_change, journal_seal to xueer_app`,
  `grant select, delete on journal_unsealed to xueer_app`,
  `grant select, insert, update, delete on repeated_request to xueer_app`,
  `grant select, insert, update on import_run, suggestion, notice, setting to xueer_app`,
]
