import { type Kysely, sql } from "kysely"

/**
 * What is kept of a year says which units it has changed for, so that boards look at these alone. The counts of every
 * unit go: nothing but one sheet of the policy reads them, and it may count.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  "drop table standing_tally",
  // What was kept says nothing of what has changed: it is judged once more.
  "delete from standing_year",
  "create sequence standing_version",
  `alter table standing_year
     add column version bigint not null,
     add column judged_in bigint not null`,
  "comment on column standing_year.version is 'another as soon as anything kept of the year is'",
  "comment on column standing_year.judged_in is 'the version in which the whole year was judged'",
  `create table standing_change (
    year integer not null,
    version bigint not null,
    unit_ids integer[] not null,
    primary key (year, version)
  )`,
  `comment on table standing_change is 'The units whose figures, or whose people''s, came with a version of a year; dropped with the year'`,
  `create or replace function refresh_standing_statistics() returns void language plpgsql security definer
     set search_path = public, pg_temp as $$
   begin
     analyze standing, standing_home, standing_people;
   end $$`,
  "grant usage on sequence standing_version to xueer_app",
  "grant select, insert, delete on standing_change to xueer_app",
]
