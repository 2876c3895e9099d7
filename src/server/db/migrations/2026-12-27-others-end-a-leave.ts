import { type Kysely, sql } from "kysely"

/** Whose leave it is, and whoever approved it, are told when somebody else registers the return. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `do $$
   declare words text[];
   begin
     select array_agg(distinct word) into words from (
       select unnest(regexp_matches(pg_get_constraintdef(oid), '''([a-z-]+)''', 'g')) as word
         from pg_constraint where conrelid = 'notice'::regclass and conname = 'notice_kind_word'
       union select 'leave-returned') known;
     alter table notice drop constraint notice_kind_word;
     execute format('alter table notice add constraint notice_kind_word check (kind in (%s))',
                    (select string_agg(quote_literal(word), ', ' order by word) from unnest(words) word));
   end $$`,
]
