import { type Kysely, sql } from "kysely"

/**
 * The State Council's list of days off of a year, where an administrator has brought it in. It decides which weeks ask
 * anything, so a change of it lets its year be judged again, and those beside it: their first or last week may hold
 * days of it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const ofYears = "insert into invalidation (since_year, until_year) select min(year) - 1, max(year) + 1 from"

const statements = [
  `create table workday_year (
    year integer primary key check (year between 2000 and 2199),
    days jsonb not null check (jsonb_typeof(days) = 'array' and jsonb_array_length(days) > 0),
    noted_at timestamptz not null default now(),
    account_id integer references account
  )`,
  "create index on workday_year (account_id)",
  `comment on table workday_year is 'The State Council''s list of days off of a year, as it was brought in'`,
  `comment on column workday_year.days is 'days that are off, or worked in exchange: day, name, off'`,
  "grant select, insert, update, delete on workday_year to xueer_app",

  "alter table invalidation add column until_year integer",
  "comment on column invalidation.until_year is 'the last year it matters to; null: any'",
  `create function invalidate_by_workday_year() returns trigger language plpgsql security definer
     set search_path = public, pg_temp as $$
   begin
     if tg_op = 'DELETE' then
       ${ofYears} was_rows having count(*) > 0;
     elsif tg_op = 'INSERT' then
       ${ofYears} now_rows having count(*) > 0;
     else
       ${ofYears} was_rows o full join now_rows n using (year)
        where o.days is distinct from n.days having count(*) > 0;
     end if;
     return null;
   end $$`,
  ...(
    [
      ["insert", "new table as now_rows"],
      ["update", "old table as was_rows new table as now_rows"],
      ["delete", "old table as was_rows"],
    ] as const
  ).flatMap(([event, rows]) => [
    `create trigger invalidate_by_${event} after ${event} on workday_year referencing ${rows}
       for each statement execute function invalidate_by_workday_year()`,
    `create trigger keep_${event} after ${event} on workday_year referencing ${rows}
       for each statement execute function keep_record_change('year')`,
  ]),
  `create trigger invalidate_all_by_truncate after truncate on workday_year
     for each statement execute function invalidate_all()`,
]
