import { type Kysely, sql } from "kysely"

/**
 * Training that somebody attended elsewhere is registered here and recognised by the unit, in the table that an import
 * fills: there is one row of a training, whoever wrote it first, and it counts once.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const notices = [
  "training-asked",
  "training-entered",
  "training-recognised",
  "training-registered",
  "training-returned",
  "training-taken-back",
]

const statements = [
  `alter table training
     add column version integer not null default 1,
     add column question text,
     add column answer text,
     add column word text,
     add column entered_by integer references account,
     add column entered_at timestamptz,
     add column decided_by integer references account,
     add column decided_at timestamptz`,
  "comment on column training.question is 'what whoever recognises wants to know first'",
  "comment on column training.answer is 'what was answered'",
  "comment on column training.word is 'why it was returned, or taken back'",
  "comment on column training.entered_by is 'who registered it; another than the person is 代录; null: it came with an import'",
  "comment on column training.decided_by is 'who recognised or returned it here; null: nobody did, or an import said otherwise since'",
  "create index on training (entered_by) where entered_by is not null",
  "create index on training (decided_by) where decided_by is not null",
  "create index on training (member_id) where state = 'pending'",
  "create trigger count_version before update on training for each row execute function count_version()",

  // Whoever changes the state and names no decision, such as an import, leaves none behind that says something else.
  `create function forget_decision() returns trigger language plpgsql as $$
   begin
     new.decided_by := null;
     new.decided_at := null;
     new.word := null;
     return new;
   end $$`,
  `create trigger forget_decision before update on training for each row
     when (new.state is distinct from old.state and new.decided_at is not distinct from old.decided_at)
     execute function forget_decision()`,

  `do $$
   declare
     words text[];
   begin
     select array_agg(distinct word) into words from (
       select unnest(regexp_matches(pg_get_constraintdef(oid), '''([a-z-]+)''', 'g')) as word
         from pg_constraint where conrelid = 'notice'::regclass and conname = 'notice_kind_word'
       union select unnest('{${notices.join(",")}}'::text[])) known;
     alter table notice drop constraint notice_kind_word;
     execute format('alter table notice add constraint notice_kind_word check (kind in (%s))',
                    (select string_agg(quote_literal(word), ', ' order by word) from unnest(words) word));
   end $$`,

  "grant usage on sequence training_training_id_seq to xueer_app",
]
