import { type Kysely, sql } from "kysely"

/** The audit administrators are told when the daily check finds the audit log not whole. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const words = `role-given role-ended role-restored role-left suggestion-answered phone-revealed transferred code-issued
  password-changed second-factor-changed attendance-corrected confirmation-asked confirmation-settled meeting-off
  meeting-off-today mail-address-changed mail-refused audit-log-sealed reveals-spent many-people-seen many-accounts-tried
  audit-log-broken`

const statements = [
  "alter table notice drop constraint notice_kind_word",
  `alter table notice add constraint notice_kind_word
     check (kind in (${words
       .split(/\s+/)
       .map((word) => `'${word}'`)
       .join(", ")}))`,
]
