import { readFileSync } from "node:fs"
import { type Kysely, sql } from "kysely"

/** Work that is done beside the requests: the queue, which is pg-boss's, and what became of what was done. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const queue = readFileSync(new URL("./2026-11-30-jobs.sql", import.meta.url), "utf8")
  for (const statement of [queue, ...statements]) await sql.raw(statement).execute(db)
}

const statements = [
  "grant usage on schema pgboss to xueer_app",
  "grant select, insert, update, delete on all tables in schema pgboss to xueer_app",

  `create table job_run (
    job_run_id uuid primary key,
    job text not null,
    account_id integer references account,
    begun_at timestamptz not null default clock_timestamp(),
    attempt integer not null default 1,
    stage jsonb,
    done bigint not null default 0,
    total bigint not null default 0,
    seen_at timestamptz not null default clock_timestamp(),
    ended_at timestamptz,
    outcome text,
    told jsonb,
    constraint job_run_outcome_word check (outcome in ('done', 'failed', 'interrupted')),
    check ((outcome is null) = (ended_at is null))
  )`,
  "create index on job_run (job, begun_at desc)",
  "create index on job_run (account_id) where account_id is not null",
  `comment on table job_run is 'What became of jobs; job_run_id is that of the queue'`,
  `comment on column job_run.account_id is 'who asked for it; null: its schedule'`,
  `comment on column job_run.attempt is 'more than 1: it was broken off and taken up again'`,
  `comment on column job_run.told is 'what came of it, or why it failed, in both languages'`,
  "grant select, insert, update, delete on job_run to xueer_app",
]
