import { type Kysely, sql } from "kysely"

/** A filing that was a mistake is taken back: with whose, when, why, and the number that is not given again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `alter table study_plan
     add column unfiled_on date,
     add column unfiled_by integer references account,
     add column unfiled_why text,
     add column unfiled_number text`,
  "create index on study_plan (unfiled_by) where unfiled_by is not null",
  "comment on column study_plan.unfiled_on is 'the last filing was taken back on this day'",
  "comment on column study_plan.unfiled_why is 'why it was taken back'",
  "comment on column study_plan.unfiled_number is 'the number of its receipt; not given again'",
  `do $$
   declare words text[];
   begin
     select array_agg(distinct word) into words from (
       select unnest(regexp_matches(pg_get_constraintdef(oid), '''([a-z-]+)''', 'g')) as word
         from pg_constraint where conrelid = 'notice'::regclass and conname = 'notice_kind_word'
       union select 'plan-unfiled') known;
     alter table notice drop constraint notice_kind_word;
     execute format('alter table notice add constraint notice_kind_word check (kind in (%s))',
                    (select string_agg(quote_literal(word), ', ' order by word) from unnest(words) word));
   end $$`,
]
