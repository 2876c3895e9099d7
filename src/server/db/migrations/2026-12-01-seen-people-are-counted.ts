import { type Kysely, sql } from "kysely"

/**
 * Whom an account has seen on a day, so that bulk reading is noticed; the security administrator hears of it, and of passwords
 * tried at many accounts from one address.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const words = `role-given role-ended role-restored role-left suggestion-answered phone-revealed transferred code-issued
  password-changed second-factor-changed attendance-corrected confirmation-asked confirmation-settled meeting-off
  meeting-off-today mail-address-changed mail-refused audit-log-sealed reveals-spent many-people-seen many-accounts-tried`

const statements = [
  `create table people_seen (
    account_id integer not null references account,
    on_day date not null,
    member_ids integer[] not null,
    alarmed_at timestamptz,
    stopped_at timestamptz,
    primary key (account_id, on_day)
  )`,
  `comment on table people_seen is 'Whom an account has seen on a day, as far as it is written'`,
  `comment on column people_seen.stopped_at is 'when the password was first asked for, to go on'`,
  "grant select, insert, delete on people_seen to xueer_app",
  "grant update (member_ids, alarmed_at, stopped_at) on people_seen to xueer_app",

  "alter table notice drop constraint notice_kind_word",
  `alter table notice add constraint notice_kind_word
     check (kind in (${words
       .split(/\s+/)
       .map((word) => `'${word}'`)
       .join(", ")}))`,
]
