import { type Kysely, sql } from "kysely"

/** What is decided about accounts that reach beyond a branch waits for a second person. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const words = `role-given role-ended role-restored role-left suggestion-answered phone-revealed transferred code-issued
  password-changed second-factor-changed attendance-corrected confirmation-asked confirmation-settled`

const statements = [
  `create table confirmation (
    confirmation_id integer generated always as identity primary key,
    act text not null check (act in ('give-role', 'restore-role', 'issue-code', 'link-identity',
                                     'remove-second-factor')),
    account_id integer not null references account,
    details jsonb not null,
    sealed_half bytea,
    asked_by integer not null references account,
    asked_from text not null,
    asked_at timestamptz not null default now(),
    expires_at timestamptz not null,
    settled_by integer references account,
    settled_at timestamptz,
    outcome text check (outcome in ('confirmed', 'refused', 'withdrawn')),
    check ((settled_at is null) = (outcome is null)),
    check (outcome is distinct from 'confirmed' or settled_by not in (asked_by, account_id))
  )`,
  "create index on confirmation (expires_at) where outcome is null",
  "create index on confirmation (account_id)",
  `comment on table confirmation is 'What one person asked for and another has to confirm'`,
  `comment on column confirmation.sealed_half is 'the half of a code that was shown to whoever asked, encrypted'`,
  "grant select, insert on confirmation to xueer_app",
  "grant update (sealed_half, settled_by, settled_at, outcome) on confirmation to xueer_app",

  "alter table notice drop constraint notice_kind_word",
  `alter table notice add constraint notice_kind_word
     check (kind in (${words
       .split(/\s+/)
       .map((word) => `'${word}'`)
       .join(", ")}))`,
]
