import { type Kysely, sql } from "kysely"

/**
 * What a unit keeps beside its plan: the text of its rules, each change a row of its own; who is in charge of learning
 * and who follows which branches, where posts do not say it; and what somebody wrote into a summary.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table unit_rule (
    unit_rule_id integer generated always as identity primary key,
    unit_id integer not null references unit,
    topic text not null check (topic in ('central-group', 'three-meetings', 'training', 'collective-study', 'self-study', 'archive')),
    body text not null,
    adopted_on date not null,
    made_at timestamptz not null default now(),
    account_id integer references account
  )`,
  "create index on unit_rule (unit_id, topic)",
  "create index on unit_rule (account_id) where account_id is not null",
  "comment on table unit_rule is '制度: the text of a rule of a unit; the newest row of a topic is in force, the others are its versions'",

  `create table unit_responsibility (
    unit_responsibility_id integer generated always as identity primary key,
    unit_id integer not null references unit,
    duty text not null check (duty in ('lead', 'charge', 'follow')),
    member_id integer not null references member,
    about_unit_id integer references unit,
    check ((duty = 'follow') = (about_unit_id is not null))
  )`,
  "create unique index on unit_responsibility (unit_id, duty) where duty <> 'follow'",
  "create unique index on unit_responsibility (unit_id, member_id, about_unit_id) where duty = 'follow'",
  "create index on unit_responsibility (unit_id)",
  "create index on unit_responsibility (member_id)",
  "create index on unit_responsibility (about_unit_id) where about_unit_id is not null",
  "comment on table unit_responsibility is '责任分工: who leads, who is in charge, who follows which units, where posts do not say it'",

  `create table unit_summary (
    unit_id integer not null references unit,
    period text not null,
    words text not null,
    changed_at timestamptz not null default now(),
    account_id integer references account,
    primary key (unit_id, period)
  )`,
  "create index on unit_summary (account_id) where account_id is not null",
  "comment on table unit_summary is '总结: what somebody wrote into the summary of a unit and period; its figures are read anew'",

  "grant select, insert on unit_rule to xueer_app",
  "grant select, insert, update, delete on unit_responsibility, unit_summary to xueer_app",
]
