import { type Kysely, sql } from "kysely"

/**
 * Who may sign in, and what they may do in which unit. Of whatever somebody could sign in with, the database has
 * hashes alone; the secrets of second factors are encrypted with a key that is not in it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table account (
    account_id integer generated always as identity primary key,
    login text not null,
    name text not null,
    member_id integer unique references member,
    password_hash text,
    password_set_at timestamptz,
    must_change boolean not null default false,
    disabled_at timestamptz,
    totp_secret bytea,
    totp_pending bytea,
    totp_last_step bigint not null default 0,
    issuer text,
    subject text,
    prefs jsonb not null default '{}',
    created_at timestamptz not null default now(),
    unique (issuer, subject),
    check ((issuer is null) = (subject is null))
  )`,
  `create unique index on account (lower(login))`,
  `comment on table account is 'Who may sign in; most belong to a member'`,
  `comment on column account.totp_pending is 'a second factor being set up, not asked for yet'`,

  `create table password_history (
    account_id integer not null references account,
    password_hash text not null,
    replaced_at timestamptz not null default now()
  )`,
  `create index on password_history (account_id, replaced_at)`,
  `comment on table password_history is 'Passwords an account had before, for profiles that refuse them'`,

  `create table session (
    token_hash bytea primary key,
    session_id integer generated always as identity unique,
    account_id integer not null references account,
    awaits_second_factor boolean not null,
    created_at timestamptz not null default now(),
    seen_at timestamptz not null default now(),
    idle_seconds integer not null,
    expires_at timestamptz not null,
    stepped_up_at timestamptz not null default now(),
    user_agent text not null,
    address text not null
  )`,
  `create index on session (account_id)`,
  `create index on session (expires_at)`,

  `create table device (
    account_id integer not null references account,
    token_hash bytea not null,
    seen_at timestamptz not null default now(),
    primary key (account_id, token_hash)
  )`,
  `create index on device (token_hash)`,
  `comment on table device is 'Where an account has signed in before: a stranger cannot lock those out'`,

  `create table sign_in_failure (
    key bytea primary key,
    failures integer not null,
    failed_at timestamptz not null default now(),
    locked_until timestamptz
  )`,
  `create index on sign_in_failure (failed_at)`,
  `comment on table sign_in_failure is 'Tries that have not succeeded, counted before they are made'`,

  `create table activation (
    code_hash bytea primary key,
    account_id integer not null references account,
    issued_by integer references account,
    issued_at timestamptz not null default now(),
    expires_at timestamptz not null,
    used_at timestamptz
  )`,
  `create index on activation (account_id)`,
  `comment on table activation is 'Codes handed out on paper, with which somebody chooses their own password once'`,

  `create table recovery_code (
    account_id integer not null references account,
    code_hash bytea not null,
    used_at timestamptz,
    primary key (account_id, code_hash)
  )`,
  `comment on table recovery_code is 'For whoever has lost their second factor: each works once'`,

  `create table setup_link (
    token_hash bytea primary key,
    made_at timestamptz not null default now(),
    used_at timestamptz
  )`,
  `comment on table setup_link is 'Makes the first administrator, once'`,

  `create table provider_visit (
    token_hash bytea primary key,
    left_at timestamptz not null default now()
  )`,
  `comment on table provider_visit is 'Browsers that are at the identity provider just now'`,

  `create table grant_of_role (
    grant_id integer generated always as identity primary key,
    account_id integer not null references account,
    role text not null,
    unit_id integer references unit,
    from_on date not null,
    until_on date,
    granted_by integer references account,
    granted_at timestamptz not null default now(),
    ended_by integer references account,
    ended_at timestamptz,
    check (until_on > from_on)
  )`,
  `create index on grant_of_role (account_id)`,
  `create index on grant_of_role (unit_id)`,
  `comment on table grant_of_role is 'Roles in units, from a day until a day; never deleted'`,
  `comment on column grant_of_role.unit_id is 'null: the whole district, also while it has no units yet'`,

  `grant select, insert on account, grant_of_role to xueer_app`,
  `grant update (login, name, member_id, password_hash, password_set_at, must_change, disabled_at, totp_secret,
     totp_pending, totp_last_step, issuer, subject, prefs) on account to xueer_app`,
  `grant update (ended_by, ended_at) on grant_of_role to xueer_app`,
  `grant select, insert, update on activation to xueer_app`,
  `grant select, insert, delete on password_history, provider_visit to xueer_app`,
  `grant select, insert, update, delete on session, device, sign_in_failure, recovery_code, setup_link to xueer_app`,
]
