import { type Kysely, sql } from "kysely"

/**
 * What sittings are about and where they are held: topics of the time, problems that study is joined to, places that are
 * booked with a sitting, lecturers, and the turns of a rota. None of it decides a figure.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const editable = ["topic", "concern", "venue", "known_lecturer", "rota"]

const statements = [
  `create table topic (
    topic_id integer generated always as identity primary key,
    unit_id integer not null references unit,
    title text not null,
    aim text,
    content_category text,
    from_on date not null,
    until_on date not null check (until_on >= from_on),
    version integer not null default 1
  )`,
  "create index on topic (unit_id)",
  "comment on table topic is '当前重点专题: what a district or a committee asks to be studied for a while'",
  "comment on column topic.content_category is 'what a sitting on it is about: a word of 内容类别'",

  `create table concern (
    concern_id integer generated always as identity primary key,
    unit_id integer not null references unit,
    kind text not null constraint concern_kind_word check (kind in ('interests', 'development', 'organisation')),
    title text not null,
    action text,
    result text,
    uses text[] not null default '{}'
      constraint concern_uses_words check (uses <@ array['practice', 'virtue', 'wisdom', 'enterprise']),
    raised_on date not null,
    settled_on date check (settled_on >= raised_on),
    version integer not null default 1
  )`,
  "create index on concern (unit_id)",
  "comment on table concern is '学用结合: a problem that study is joined to, with what was done about it and what came of it'",
  "comment on column concern.uses is 'how what was learned was put to use: 学以致用, 学以立德, 学以增智, 学以创业'",

  `create table venue (
    venue_id integer generated always as identity primary key,
    unit_id integer not null references unit,
    name text not null,
    kind text not null constraint venue_kind_word
      check (kind in ('party-school', 'activity-room', 'distance-station', 'hall', 'portal', 'other')),
    address text,
    seats integer check (seats > 0),
    keeper_id integer references member,
    equipment text,
    shared boolean not null default false,
    closed_on date,
    version integer not null default 1,
    unique (unit_id, name)
  )`,
  "create index on venue (keeper_id) where keeper_id is not null",
  "comment on table venue is '阵地: a place where units learn'",
  "comment on column venue.shared is 'every unit may use it; otherwise those in line with its owner: above it, below it, itself'",
  "comment on column venue.closed_on is 'the first day on which it can no longer be chosen'",

  `create table known_lecturer (
    known_lecturer_id integer generated always as identity primary key,
    unit_id integer not null references unit,
    name text not null,
    kind text not null constraint known_lecturer_kind_word check (kind in ('leader', 'expert', 'professor', 'other')),
    work text,
    member_id integer references member,
    spellings text[] not null default '{}',
    version integer not null default 1,
    unique (unit_id, name, work)
  )`,
  "create index on known_lecturer (member_id) where member_id is not null",
  "comment on table known_lecturer is '师资: somebody who lectures, of the roster or from outside'",
  "comment on column known_lecturer.work is 'where they work and as what'",
  "comment on column known_lecturer.spellings is 'other spellings of the name under which they stand at activities'",

  `create table rota (
    rota_id integer generated always as identity primary key,
    unit_id integer not null references unit,
    kind text not null constraint rota_kind_word check (kind in ('lectures', 'contents')),
    title text not null,
    closed_on date,
    version integer not null default 1
  )`,
  "create index on rota (unit_id)",
  "comment on table rota is '轮流: whose turn it is to lecture, or to choose what is studied'",

  `create table rota_taker (
    taker_id integer generated always as identity primary key,
    rota_id integer not null references rota on delete cascade,
    member_id integer references member,
    name text,
    queue_at integer not null,
    left_on date,
    check ((member_id is null) <> (name is null))
  )`,
  "create index on rota_taker (rota_id)",
  "create index on rota_taker (member_id) where member_id is not null",
  "comment on table rota_taker is 'Who takes turns: a member, or a group of people by name, such as an office'",
  "comment on column rota_taker.queue_at is 'the least of those who have not left is next'",

  `create table rota_turn (
    turn_id integer generated always as identity primary key,
    taker_id integer not null references rota_taker on delete cascade,
    activity_id integer references activity on delete cascade,
    turn_on date not null,
    skip_reason text,
    check ((activity_id is null) <> (skip_reason is null))
  )`,
  "create index on rota_turn (taker_id)",
  "create index on rota_turn (activity_id) where activity_id is not null",
  "comment on table rota_turn is 'A turn that was taken at an activity, or passed for a reason'",

  "alter table activity add column topic_id integer references topic",
  "alter table activity add column concern_id integer references concern",
  "create index on activity (topic_id) where topic_id is not null",
  "create index on activity (concern_id) where concern_id is not null",
  "alter table sitting add column venue_id integer references venue",
  "alter table sitting add column lasts_minutes integer check (lasts_minutes between 1 and 1440)",
  "create index on sitting (venue_id) where venue_id is not null",
  "comment on column activity.topic_id is 'the topic of the time it was about'",
  "comment on column activity.concern_id is 'the problem it was joined to'",
  "comment on column sitting.venue_id is 'the place as it stands in the register; place is what it is called'",
  "comment on column sitting.lasts_minutes is 'how long the place is booked for; null: as long as the hours of its items'",

  // Whoever writes another place, and names none of the register, is somewhere else.
  `create function leave_venue_with_place() returns trigger language plpgsql as $$
   begin
     if new.place is distinct from old.place and new.venue_id is not distinct from old.venue_id then
       new.venue_id := null;
     end if;
     return new;
   end $$`,
  `create trigger leave_venue_with_place before update on sitting for each row
     execute function leave_venue_with_place()`,

  ...editable.flatMap((table) => [
    `create trigger count_version before update on ${table} for each row execute function count_version()`,
    `grant select, insert, update${table === "known_lecturer" ? ", delete" : ""} on ${table} to xueer_app`,
  ]),
  "grant select, insert, update on rota_taker to xueer_app",
  "grant select, insert on rota_turn to xueer_app",
]
