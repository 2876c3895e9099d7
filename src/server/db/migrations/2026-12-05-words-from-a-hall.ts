import { type Kysely, sql } from "kysely"

/**
 * The last mark of each person that came from a phone which was without a network: by its count the order is known
 * without a clock, and where it says something else than the list both are shown until somebody chooses.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table hall_mark (
    activity_id integer not null references activity on delete cascade,
    member_id integer not null references member on delete cascade,
    device text not null check (device ~ '^[0-9a-f]{32}$'),
    account_id integer not null references account,
    number integer not null check (number > 0),
    status text check (status in ('present', 'late', 'left-early', 'on-leave', 'absent')),
    detail text,
    reason text,
    settled boolean not null default false,
    arrived_at timestamptz not null default now(),
    primary key (activity_id, member_id, device)
  )`,
  "create index on hall_mark (member_id)",
  "create index on hall_mark (account_id)",
  "create index on hall_mark (arrived_at)",
  "comment on table hall_mark is '会场记录: the last mark of a person from a phone; let go of two weeks after it came'",
  "comment on column hall_mark.device is 'a name by chance that the browser gave itself; gone with what it keeps'",
  "comment on column hall_mark.number is 'the count of the phone: a higher one is later'",
  "comment on column hall_mark.settled is 'somebody looked at it beside the list, and chose'",
  "grant select, insert, update, delete on hall_mark to xueer_app",
]
