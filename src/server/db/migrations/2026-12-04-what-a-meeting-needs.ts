import { type Kysely, sql } from "kysely"

/**
 * What a meeting needs beside its list: minutes with headings, lists and tables, an agenda, who had which part in it,
 * motions with their votes, ratings as counts, what was decided for whom to do, who signed its record, and the days on
 * which members of a central group studied by themselves.
 *
 * What belongs to one item hangs on its activity, whose number never changes; agenda and minutes are the sitting's.
 * Nothing here decides a figure: only the minutes do, as before.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const ofActivity = "activity_id integer not null references activity on delete cascade"
const who = `member_id integer references member on delete cascade,
    name text`

const statements = [
  "alter table sitting add column minutes_document jsonb",
  "comment on column sitting.minutes_document is 'the minutes with headings, lists and tables; null: paragraphs alone, as they stand in minutes'",
  "alter table sitting add column agenda text[] check (cardinality(agenda) > 0)",
  "comment on column sitting.agenda is '议程: its points in order'",
  // Whoever writes other minutes, an import too, has written them whole: no document of other words stands beside them.
  `create function drop_other_document() returns trigger language plpgsql as $$
   begin
     if new.minutes is distinct from old.minutes and new.minutes_document is not distinct from old.minutes_document then
       new.minutes_document := null;
     end if;
     return new;
   end $$`,
  `create trigger drop_other_document before update of minutes on sitting
     for each row execute function drop_other_document()`,

  `create table meeting_record (
    activity_id integer primary key references activity on delete cascade,
    state text not null default 'open' check (state in ('open', 'signed', 'closed')),
    open_since date,
    reminded_on date,
    closed_by_itself boolean not null default false check (not closed_by_itself or state = 'closed'),
    conclusion text,
    station text,
    question text,
    report text
  )`,
  "create index on meeting_record (open_since) where state <> 'closed' and open_since is not null",
  "comment on table meeting_record is '会议记录: how far the record of a held activity is, and what its kind needs in words'",
  "comment on column meeting_record.open_since is 'since when the program waits for signatures; null: it waits for none'",

  `create table record_deed (
    record_deed_id integer generated always as identity primary key,
    ${ofActivity},
    deed text not null check (deed in ('sign', 'confirm', 'reopen', 'change', 'close-by-itself')),
    reason text check ((deed = 'reopen') = (reason is not null)),
    account_id integer references account check ((deed = 'close-by-itself') = (account_id is null)),
    done_on date not null,
    done_at timestamptz not null default now()
  )`,
  "create index on record_deed (activity_id)",
  "create index on record_deed (account_id)",
  "comment on table record_deed is '签字: what was done to a record, by whom and when; never changed'",

  `create table meeting_part (
    ${ofActivity},
    part text not null check (part in ('without-vote', 'secretary', 'lead-reader', 'key-speaker', 'entrant', 'speaker', 'researcher', 'step')),
    ordinal integer not null check (ordinal > 0),
    ${who},
    gist text,
    placed integer check (placed > 0),
    primary key (activity_id, part, ordinal),
    check (num_nonnulls(member_id, name) = case part when 'step' then 0 else 1 end)
  )`,
  "create index on meeting_part (member_id) where member_id is not null",
  "comment on table meeting_part is '发言和分工: who had which part in a meeting, in order; a step of a project names nobody'",
  "comment on column meeting_part.placed is 'in a contest alone: a fact of it'",

  `create table motion (
    ${ofActivity},
    ordinal integer not null check (ordinal > 0),
    subject text not null,
    in_favour integer not null check (in_favour >= 0),
    against integer not null check (against >= 0),
    abstained integer not null check (abstained >= 0),
    primary key (activity_id, ordinal)
  )`,
  "comment on table motion is '表决: what an assembly voted on'",

  `create table meeting_rating (
    ${ofActivity},
    grade text not null check (grade in ('excellent', 'qualified', 'basic', 'unqualified')),
    people integer not null check (people >= 0),
    primary key (activity_id, grade)
  )`,
  "comment on table meeting_rating is '评议结果: how many got which grade; nobody is named'",

  `create table meeting_task (
    task_id integer generated always as identity primary key,
    ${ofActivity},
    subject text not null,
    ${who},
    due_on date,
    done_on date,
    word text,
    account_id integer references account,
    check (num_nonnulls(member_id, name) <= 1)
  )`,
  "create index on meeting_task (activity_id)",
  "create index on meeting_task (member_id) where done_on is null",
  "create index on meeting_task (account_id)",
  "comment on table meeting_task is '落实事项: what a meeting decided, who does it and by when'",

  `create table own_study_day (
    own_study_day_id integer generated always as identity primary key,
    unit_id integer not null references unit,
    member_id integer not null references member on delete cascade,
    studied_on date not null,
    hundredth_days integer not null check (hundredth_days in (50, 100)),
    subject text not null,
    account_id integer references account,
    unique (unit_id, member_id, studied_on)
  )`,
  "create index on own_study_day (member_id)",
  "create index on own_study_day (account_id)",
  "comment on table own_study_day is '自学: days on which a member of a central group studied alone; they count towards no figure'",

  ...["meeting_record", "meeting_part", "motion", "meeting_rating", "meeting_task", "own_study_day"].map(
    (table) => `grant select, insert, update, delete on ${table} to xueer_app`,
  ),
  "grant select, insert on record_deed to xueer_app",
]
