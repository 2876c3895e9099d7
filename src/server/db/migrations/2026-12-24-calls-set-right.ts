import { type Kysely, sql } from "kysely"

/**
 * A call that was noted wrongly is set right by another row, or taken back; what it said first stays. Officers are told
 * when a unit below owes less than it did.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `alter table reminder
     add column corrects integer unique references reminder,
     add column taken_back_at timestamptz,
     add check (way = 'phone' or corrects is null and taken_back_at is null)`,
  "comment on column reminder.corrects is 'of a call: the row that this one sets right'",
  "comment on column reminder.taken_back_at is 'of a call: when it was taken back, or set right by another row'",
  "grant update (taken_back_at) on reminder to xueer_app",
  `do $$
   declare words text[];
   begin
     select array_agg(distinct word) into words from (
       select unnest(regexp_matches(pg_get_constraintdef(oid), '''([a-z-]+)''', 'g')) as word
         from pg_constraint where conrelid = 'notice'::regclass and conname = 'notice_kind_word'
       union select 'unit-owes-less') known;
     alter table notice drop constraint notice_kind_word;
     execute format('alter table notice add constraint notice_kind_word check (kind in (%s))',
                    (select string_agg(quote_literal(word), ', ' order by word) from unnest(words) word));
   end $$`,
]
