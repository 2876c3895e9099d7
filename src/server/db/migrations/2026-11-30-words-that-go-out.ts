import { type Kysely, sql } from "kysely"

/**
 * What is told in the application also goes out: by mail to an address that its owner confirmed, by a robot into the
 * group of a unit. What goes out is a row each, so that it is neither lost nor sent twice over.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const words = `role-given role-ended role-restored role-left suggestion-answered phone-revealed transferred code-issued
  password-changed second-factor-changed attendance-corrected confirmation-asked confirmation-settled meeting-off
  meeting-off-today mail-address-changed mail-refused audit-log-sealed`

const statements = [
  `create table mail_address (
    account_id integer primary key references account,
    address text,
    confirmed_at timestamptz,
    wanted text,
    code_seed text,
    code_until timestamptz,
    code_tries integer not null default 0,
    digest_at time default '08:30' check (digest_at between '08:00' and '20:00'),
    on_days_off boolean not null default false,
    check ((address is null) = (confirmed_at is null)),
    check ((wanted is null) = (code_seed is null) and (wanted is null) = (code_until is null))
  )`,
  "create index on mail_address (digest_at) where address is not null",
  `comment on table mail_address is 'Where somebody wants mail, and when'`,
  `comment on column mail_address.wanted is 'an address whose code has not been shown yet'`,
  `comment on column mail_address.digest_at is 'when the letter of the day goes out, Asia/Shanghai; null: none'`,

  `create table robot (
    unit_id integer primary key references unit,
    brand text not null check (brand in ('wecom', 'dingtalk')),
    host text not null,
    sealed_address bytea not null,
    sealed_secret bytea,
    shown_address text not null,
    digest_at time check (digest_at between '08:00' and '20:00'),
    set_by integer not null references account,
    set_at timestamptz not null default now(),
    version integer not null default 1
  )`,
  "create index on robot (set_by)",
  `comment on table robot is 'The robot of the group where a unit talks'`,
  `comment on column robot.sealed_address is 'its address, which is a secret, encrypted'`,
  `comment on column robot.shown_address is 'what people see of it'`,

  `create table delivery (
    delivery_id integer generated always as identity primary key,
    channel text not null check (channel in ('mail', 'robot')),
    account_id integer references account,
    unit_id integer references unit,
    tells text not null,
    details jsonb not null default '{}',
    day date,
    made_at timestamptz not null default now(),
    useless_at timestamptz,
    state text not null default 'waiting'
      check (state in ('waiting', 'sending', 'sent', 'unsure', 'given-up', 'useless')),
    attempts integer not null default 0,
    next_try_at timestamptz not null default now(),
    trouble text,
    settled_at timestamptz,
    check ((channel = 'mail') = (account_id is not null) and (channel = 'robot') = (unit_id is not null)),
    check ((tells = 'digest') = (day is not null))
  )`,
  "create unique index on delivery (account_id, day) where tells = 'digest'",
  "create unique index on delivery (unit_id, day) where tells = 'digest'",
  "create index on delivery (next_try_at) where state in ('waiting', 'sending')",
  "create index on delivery (account_id, made_at)",
  "create index on delivery (unit_id, delivery_id)",
  "create index on delivery (made_at)",
  `comment on table delivery is 'What goes out of the application, by mail or by robot, and what became of it'`,
  `comment on column delivery.tells is 'a kind of notice, or what only goes out: digest, address-code, robot-set'`,
  `comment on column delivery.day is 'of a digest: its day, so that there is one a day'`,
  `comment on column delivery.useless_at is 'when nobody needs it any more; null: always'`,
  `comment on column delivery.trouble is 'why it did not go out the last time: a code, and no words of a server'`,
  `comment on column delivery.state is 'unsure: broken off while it was sent, and not repeated'`,

  "alter table notice add column delivery_id integer references delivery on delete set null",
  "create index on notice (delivery_id) where delivery_id is not null",
  `comment on column notice.delivery_id is 'the letter of the day that tells it'`,
  "alter table notice drop constraint notice_kind_word",
  `alter table notice add constraint notice_kind_word
     check (kind in (${words
       .split(/\s+/)
       .map((word) => `'${word}'`)
       .join(", ")}))`,

  "grant select, insert, update, delete on mail_address, robot, delivery to xueer_app",
]
