import { type Kysely, sql } from "kysely"

/**
 * Who was told of a planned meeting, and what: whoever is expected and does not know, and whoever knows something else
 * than what holds now, is told by a job. Triggers mark what it has to look at, whoever writes: a form, a series, an import.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const who = "nullif(current_setting('xueer.account', true), '')::integer"

/** Activities with something to look at, as rows of `activity_id`. */
const mark = (rows: string) => `
  insert into announcement (activity_id, marked_at, by_account) select activity_id, now(), ${who} from (${rows}) marked
  on conflict (activity_id) do update set marked_at = now(), by_account = excluded.by_account`

const statements = [
  `create table announcement (
    activity_id integer primary key references activity on delete cascade,
    marked_at timestamptz,
    by_account integer references account,
    asked boolean not null default false,
    looked_on date
  )`,
  "create index on announcement (marked_at) where marked_at is not null",
  "create index on announcement (by_account) where by_account is not null",
  `comment on table announcement is '活动通知: what is to be told of an activity that was planned'`,
  `comment on column announcement.marked_at is 'since when there may be something to tell; null: all is told'`,
  `comment on column announcement.by_account is 'whoever changed it last, and need not be told of it'`,
  `comment on column announcement.asked is 'somebody wants it told now'`,
  `comment on column announcement.looked_on is 'the day on which it was last looked whether everybody expected knows'`,

  `create table announced (
    activity_id integer not null references activity on delete cascade,
    account_id integer not null references account,
    starts_at timestamp not null,
    place text,
    notice_id integer references notice on delete set null,
    told_at timestamptz not null default now(),
    primary key (activity_id, account_id)
  )`,
  "create index on announced (account_id)",
  "create index on announced (notice_id) where notice_id is not null",
  `comment on table announced is '已通知: what somebody knows of an activity they are expected at'`,
  `comment on column announced.starts_at is 'when it begins, as they know it'`,
  `comment on column announced.notice_id is 'what told them; null: they planned it themselves, or saw it long ago'`,

  // What was planned before is told in the days before it begins, and not all at once.
  "insert into announcement (activity_id) select activity_id from activity where state = 'planned'",

  `create function mark_planned() returns trigger language plpgsql security definer
     set search_path = public, pg_temp as $$
   begin
     if tg_op = 'INSERT' then
       ${mark("select activity_id from now_rows where state = 'planned'")};
     else
       ${mark(`select n.activity_id from was_rows o join now_rows n using (activity_id)
                where 'planned' in (o.state, n.state)
                  and (o.state, o.starts_at, o.unit_id, o.kind, o.audience)
                      is distinct from (n.state, n.starts_at, n.unit_id, n.kind, n.audience)`)};
     end if;
     return null;
   end $$`,
  `create trigger mark_planned_by_insert after insert on activity referencing new table as now_rows
     for each statement execute function mark_planned()`,
  `create trigger mark_planned_by_update after update on activity
     referencing old table as was_rows new table as now_rows for each statement execute function mark_planned()`,

  `create function mark_place() returns trigger language plpgsql security definer
     set search_path = public, pg_temp as $$
   begin
     ${mark(`select a.activity_id from was_rows o join now_rows n using (sitting_id) join activity a using (sitting_id)
              where a.state = 'planned' and o.place is distinct from n.place`)};
     return null;
   end $$`,
  `create trigger mark_place after update on sitting
     referencing old table as was_rows new table as now_rows for each statement execute function mark_place()`,

  // The kinds are the program's, which has a sentence for each; here they only have the form of a word.
  "alter table notice drop constraint notice_kind_word",
  "alter table notice add constraint notice_kind_word check (kind ~ '^[a-z]+(-[a-z]+)*$')",

  "grant select, insert, update, delete on announcement, announced to xueer_app",
]
