import { type Kysely, sql } from "kysely"

/** A committee asks after what a unit owes: by a notice to its recorder and secretary, or by phone, which is noted. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table reminder (
    reminder_id integer generated always as identity primary key,
    unit_id integer not null references unit,
    way text not null check (way in ('notice', 'phone')),
    obligation text,
    period text,
    called_at timestamp,
    whom text,
    note text,
    account_id integer not null references account,
    on_day date not null,
    sent_at timestamptz not null default now(),
    done_on date,
    check ((obligation is null) = (period is null)),
    check (way = 'phone' or obligation is not null),
    check ((way = 'phone') = (called_at is not null) and (way = 'phone') = (whom is not null))
  )`,
  "create index on reminder (unit_id, reminder_id)",
  "create index on reminder (account_id)",
  "create index on reminder (obligation, period) where done_on is null and obligation is not null",
  `comment on table reminder is '提醒: a committee has asked a unit after something it owes, or called it'`,
  `comment on column reminder.obligation is 'what it is about, with its period; null: a call about nothing owed'`,
  `comment on column reminder.whom is 'of a call: who was spoken to'`,
  `comment on column reminder.note is 'of a call: what came of it'`,
  `comment on column reminder.done_on is 'when it was first found to be done'`,

  "grant select, insert on reminder to xueer_app",
  "grant update (done_on) on reminder to xueer_app",
]
