import { type Kysely, sql } from "kysely"

/**
 * Make-ups (补课) from the wish to the deed. The attendance list stays the one place that says how somebody stands: what
 * is here leads to it, and follows it where a list is changed by other ways.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table make_up (
    make_up_id integer generated always as identity primary key,
    activity_id integer not null references activity on delete cascade,
    member_id integer not null references member,
    state text not null
      constraint make_up_state_word check (state in ('asked', 'arranged', 'done', 'taken-back')),
    was text constraint make_up_was_word check (was in ('on-leave', 'absent')),
    helper_id integer references member,
    planned_on date,
    material text,
    place text,
    effect text,
    made_at timestamptz not null default now(),
    made_by integer references account,
    told_by_member_at timestamptz,
    told_by_helper_at timestamptz,
    done_by integer references account,
    check (helper_id <> member_id),
    check (state <> 'arranged' or helper_id is not null and planned_on is not null)
  )`,
  // One that is under way or done is the only one: an absence is made up once.
  "create unique index make_up_once on make_up (activity_id, member_id) where state <> 'taken-back'",
  "create index on make_up (activity_id)",
  "create index on make_up (member_id)",
  "create index on make_up (helper_id) where helper_id is not null",
  "create index on make_up (made_by) where made_by is not null",
  "create index on make_up (done_by) where done_by is not null",
  "comment on table make_up is '补课: one for an absence, from the wish to the deed; the day and the credit stand in attendance'",
  "comment on column make_up.was is 'the status that the make-up settled, for when it is taken back'",
  "comment on column make_up.place is 'where, or in which way'",
  "comment on column make_up.effect is 'what came of it: questions answered, notes looked at'",
  "comment on column make_up.told_by_member_at is 'when the person confirmed it'",

  // Whoever changes a list by another way: what is no longer missed needs no make-up, and what stands no longer as made
  // up was taken back.
  `create function make_up_follows_attendance() returns trigger language plpgsql security definer
     set search_path = public, pg_temp as $$
   begin
     if tg_op = 'DELETE' then
       update make_up m set state = 'taken-back' from was_rows o
        where m.activity_id = o.activity_id and m.member_id = o.member_id and m.state <> 'taken-back';
     else
       update make_up m
          set state = case when n.status = 'made-up' then 'done' else 'taken-back' end,
              helper_id = case when n.status = 'made-up' and n.helper_id <> m.member_id then n.helper_id else m.helper_id end,
              was = case when o.status in ('on-leave', 'absent') then o.status else m.was end
         from now_rows n join was_rows o using (activity_id, member_id)
        where m.activity_id = n.activity_id and m.member_id = n.member_id and n.status <> o.status
          and (m.state in ('asked', 'arranged') and n.status not in ('on-leave', 'absent')
               or m.state = 'done' and n.status <> 'made-up');
     end if;
     return null;
   end $$`,
  `create trigger make_up_follows_update after update on attendance
     referencing old table as was_rows new table as now_rows
     for each statement execute function make_up_follows_attendance()`,
  `create trigger make_up_follows_delete after delete on attendance referencing old table as was_rows
     for each statement execute function make_up_follows_attendance()`,

  "grant select, insert, update, delete on make_up to xueer_app",
]
