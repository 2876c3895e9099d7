import { type Kysely, sql } from "kysely"

/**
 * The rhythm of a unit's study: the part of the day it keeps every week, weeks left out with their reason, and short
 * sittings before and after the shift. Only the minutes of those can decide a figure; they stand on the activity and
 * share its history. A feed is a private address under which a calendar program reads what is planned.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table unit_rhythm (
    unit_id integer primary key references unit on delete cascade,
    part text not null constraint unit_rhythm_part_word check (part in ('morning', 'afternoon', 'day', 'shifts')),
    starts_at time not null
  )`,
  "comment on table unit_rhythm is '学习时段: the part of the day of the weekly slot; its weekday is 固定学习日 of the unit'",
  "comment on column unit_rhythm.starts_at is 'when the unit usually begins'",

  `create table skipped_week (
    unit_id integer not null references unit on delete cascade,
    week text not null check (week ~ '^[0-9]{4}-W[0-9]{2}$'),
    reason text not null constraint skipped_week_reason_word
      check (reason in ('holiday', 'busy-season', 'emergency', 'election', 'other')),
    note text,
    account_id integer references account,
    noted_at timestamptz not null default now(),
    primary key (unit_id, week)
  )`,
  "create index on skipped_week (account_id)",
  "comment on table skipped_week is 'A week that a unit leaves out, with its reason; it is told, and changes no judgement'",

  "alter table activity add column short_minutes integer check (short_minutes between 15 and 45)",
  `comment on column activity.short_minutes is
     'minutes of a short sitting before or after the shift; its hours are its part of those of the month'`,

  `create table calendar_feed (
    feed_id integer generated always as identity primary key,
    account_id integer not null references account on delete cascade,
    unit_id integer references unit on delete cascade,
    with_due boolean not null,
    secret_hash bytea not null unique,
    made_at timestamptz not null default now(),
    unique nulls not distinct (account_id, unit_id)
  )`,
  "create index on calendar_feed (unit_id) where unit_id is not null",
  "comment on table calendar_feed is 'A private address under which a calendar program reads what is planned'",
  "comment on column calendar_feed.unit_id is 'whose activities; null: those its owner is expected at'",
  "comment on column calendar_feed.with_due is 'whether the last days of duties stand in it as well'",
  "comment on column calendar_feed.secret_hash is 'SHA-256 of the secret in the address, which is shown once'",

  "grant select, insert, update, delete on unit_rhythm to xueer_app",
  "grant select, insert, update, delete on skipped_week to xueer_app",
  "grant select, insert, update, delete on calendar_feed to xueer_app",
]
