import { type Kysely, sql } from "kysely"

/** How many phone numbers an account has looked at on a day; the security administrator hears of a day that is spent. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const words = `role-given role-ended role-restored role-left suggestion-answered phone-revealed transferred code-issued
  password-changed second-factor-changed attendance-corrected confirmation-asked confirmation-settled meeting-off
  meeting-off-today mail-address-changed mail-refused audit-log-sealed reveals-spent`

const statements = [
  `create table reveal_day (
    account_id integer not null references account,
    on_day date not null,
    reveals integer not null,
    alarmed_at timestamptz,
    primary key (account_id, on_day)
  )`,
  `comment on table reveal_day is 'How often an account looked at phone numbers on a day'`,
  "grant select, insert on reveal_day to xueer_app",
  "grant update (reveals, alarmed_at) on reveal_day to xueer_app",

  "alter table notice drop constraint notice_kind_word",
  `alter table notice add constraint notice_kind_word
     check (kind in (${words
       .split(/\s+/)
       .map((word) => `'${word}'`)
       .join(", ")}))`,
]
