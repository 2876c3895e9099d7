import { type Kysely, sql } from "kysely"

/**
 * An absence may be disputed (异议) for some days after it was noted. The attendance list stays the one place that says
 * how somebody stands: a dispute leads to a correction of it, or to an answer, and follows where a list is changed by
 * another way.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  // Rows of before are as old as what they are about. It is kept out of the history, as `noted_at` is everywhere.
  "alter table attendance add column noted_at timestamptz",
  "alter table attendance alter column noted_at set default now()",
  "comment on column attendance.noted_at is 'since when it says so; null: as long as the activity is there'",
  // What is made up was missed all the same, since the same day.
  `create function note_attendance() returns trigger language plpgsql as $$
   begin
     new.noted_at := now();
     return new;
   end $$`,
  `create trigger note_again before update of status, detail on attendance for each row
     when ((old.status, old.detail) is distinct from (new.status, new.detail) and new.status <> 'made-up'
           and not (old.status = 'made-up' and new.status in ('on-leave', 'absent')))
     execute function note_attendance()`,

  `create table dispute (
    dispute_id integer generated always as identity primary key,
    activity_id integer not null references activity on delete cascade,
    member_id integer not null references member,
    claim text not null constraint dispute_claim_word check (claim in ('was-there', 'was-on-leave', 'other-leave')),
    word text not null,
    status text not null constraint dispute_status_word check (status in ('on-leave', 'absent')),
    detail text,
    state text not null default 'waiting'
      constraint dispute_state_word check (state in ('waiting', 'accepted', 'answered', 'withdrawn', 'overtaken')),
    made_on date not null,
    made_at timestamptz not null default now(),
    made_by integer references account,
    answer text check ((answer is not null) = (state = 'answered')),
    settled_at timestamptz check ((settled_at is null) = (state = 'waiting')),
    settled_by integer references account
  )`,
  "create unique index dispute_waits_once on dispute (activity_id, member_id) where state = 'waiting'",
  "create index on dispute (activity_id)",
  "create index on dispute (member_id)",
  "create index on dispute (made_by)",
  "create index on dispute (settled_by) where settled_by is not null",
  "comment on table dispute is '异议: what somebody says against an absence that a list has of them, and what became of it'",
  "comment on column dispute.claim is 'how it was instead, as they say'",
  "comment on column dispute.word is 'what they say, in their words'",
  "comment on column dispute.status is 'what the list had of them'",
  "comment on column dispute.answer is 'why it stays as it is'",

  // A make-up leaves the absence as it was: whoever says they were there may be right all the same.
  `create function dispute_follows_attendance() returns trigger language plpgsql security definer
     set search_path = public, pg_temp as $$
   begin
     if tg_op = 'DELETE' then
       update dispute d set state = 'overtaken', settled_at = now() from was_rows o
        where d.activity_id = o.activity_id and d.member_id = o.member_id and d.state = 'waiting';
     else
       update dispute d set state = 'overtaken', settled_at = now() from now_rows n
        where d.activity_id = n.activity_id and d.member_id = n.member_id and d.state = 'waiting'
          and n.status <> 'made-up' and (n.status, n.detail) is distinct from (d.status, d.detail);
     end if;
     return null;
   end $$`,
  `create trigger dispute_follows_update after update on attendance
     referencing old table as was_rows new table as now_rows
     for each statement execute function dispute_follows_attendance()`,
  `create trigger dispute_follows_delete after delete on attendance referencing old table as was_rows
     for each statement execute function dispute_follows_attendance()`,

  // Two more words beside those that stand there by now.
  `do $$
   declare
     words text := (select pg_get_constraintdef(oid) from pg_constraint where conname = 'notice_kind_word');
   begin
     alter table notice drop constraint notice_kind_word;
     execute 'alter table notice add constraint notice_kind_word '
       || replace(words, 'ARRAY[', 'ARRAY[''dispute-made''::text, ''dispute-settled''::text, ');
   end $$`,

  "grant select, insert, update, delete on dispute to xueer_app",
]
