import { type Kysely, sql } from "kysely"

/**
 * The standing: what the judgement said, kept so that pages need not judge. A cache, droppable at any time. Nothing
 * here refers to another table: what is kept is dropped and made again, and `touched` must never make a writer wait.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table standing (
    year integer not null,
    obligation text not null,
    pack text not null,
    unit_id integer,
    member_id integer,
    home_unit_id integer,
    band text not null,
    met integer not null,
    open integer not null,
    at_risk integer not null,
    short integer not null,
    period_kind text not null,
    states text not null,
    targets double precision[] not null,
    actuals double precision[] not null,
    check (num_nonnulls(unit_id, member_id) = 1)
  )`,
  `create unique index on standing (member_id, year, obligation) where member_id is not null`,
  `create unique index on standing (unit_id, year, obligation) where unit_id is not null`,
  `create index on standing (year, obligation)`,
  // A board reads how all units of a district stand, and of each row little.
  `create index on standing (year, unit_id) include (obligation, period_kind, states) where unit_id is not null`,
  `comment on table standing is 'What the judgement said of one subject and obligation in a year; droppable'`,
  `comment on column standing.states is 'a letter for each period of the year: m met, o open, r at risk, s short, - nothing asked'`,

  `create table standing_tally (
    year integer not null,
    unit_id integer not null,
    obligation text not null,
    pack text not null,
    of_units boolean not null,
    met integer not null,
    open integer not null,
    at_risk integer not null,
    short integer not null,
    primary key (year, unit_id, obligation)
  )`,
  `comment on table standing_tally is 'How many rows of standing are in each band, within each unit and all below it'`,

  `create table standing_home (
    year integer not null,
    member_id integer not null,
    home_unit_id integer not null,
    rank text not null,
    primary key (year, member_id)
  )`,
  `create index on standing_home (year, home_unit_id)`,
  `comment on table standing_home is 'Where each member was counted when the year was judged, and with which rank'`,

  `create table standing_people (
    year integer not null,
    home_unit_id integer not null,
    severity integer not null,
    people integer not null,
    primary key (year, home_unit_id, severity)
  )`,
  `comment on table standing_people is 'How many people of each unit stand how in their training, each by the worst'`,

  `create table standing_year (
    year integer primary key,
    as_of date not null,
    basis text not null
  )`,
  `comment on table standing_year is 'The years that are kept, the day they were judged for, and by what'`,

  `create table touched (
    touched_id bigint generated always as identity primary key,
    unit_id integer,
    member_id integer,
    below boolean not null default false,
    tree boolean not null default false
  ) with (autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_scale_factor = 0)`,
  `comment on table touched is 'What changed since the standing was last brought up to date; a row without ids means everything'`,

  `create index on duty (unit_id, year) where unit_id is not null`,
  `create index on duty (member_id, year) where member_id is not null`,

  // What a whole year brings changes what the planner should know, and only an owner may analyze.
  `create function refresh_standing_statistics() returns void language plpgsql security definer
     set search_path = public, pg_temp as $$
   begin
     analyze standing, standing_tally, standing_home, standing_people;
   end $$`,
  `revoke execute on function refresh_standing_statistics() from public`,
  `grant execute on function refresh_standing_statistics() to xueer_app`,

  `grant select, insert, update, delete on standing, standing_tally, standing_home, standing_people, standing_year
     to xueer_app`,
  `grant select, insert, delete on touched to xueer_app`,
]
