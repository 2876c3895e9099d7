import { type Kysely, sql } from "kysely"

/**
 * What an attendance list says again after an import was taken back has been noted since it was first said: whoever
 * writes since when it says so is believed. A word of notices that nothing sends any more is no word.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  "drop trigger note_again on attendance",
  `create trigger note_again before update of status, detail on attendance for each row
     when ((old.status, old.detail) is distinct from (new.status, new.detail) and new.status <> 'made-up'
           and not (old.status = 'made-up' and new.status in ('on-leave', 'absent'))
           and new.noted_at is not distinct from old.noted_at)
     execute function note_attendance()`,

  `do $$
   declare
     words text[];
   begin
     select array_agg(distinct word) into words from (
       select unnest(regexp_matches(pg_get_constraintdef(oid), '''([a-z-]+)''', 'g')) as word
         from pg_constraint where conrelid = 'notice'::regclass and conname = 'notice_kind_word') known
      where word <> 'plan-reminder';
     alter table notice drop constraint notice_kind_word;
     execute format('alter table notice add constraint notice_kind_word check (kind in (%s))',
                    (select string_agg(quote_literal(word), ', ' order by word) from unnest(words) word));
   end $$`,
]
