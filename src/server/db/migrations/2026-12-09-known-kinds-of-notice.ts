import { type Kysely, sql } from "kysely"

/** Notices of meetings, plans, leave and make-ups are words of the list like those before them, and no others. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const words = `attendance-corrected audit-log-broken audit-log-sealed code-issued confirmation-asked confirmation-settled
  leave-asked leave-decided leave-withdrawn mail-address-changed mail-refused make-up-arranged make-up-asked
  make-up-done make-up-off many-accounts-tried many-people-seen meeting-moved meeting-moved-soon meeting-off
  meeting-off-today meeting-planned meeting-spared meetings-moved meetings-off meetings-planned meetings-spared
  password-changed phone-revealed plan-amended plan-filed plan-reminder plan-returned record-left-open reminded
  reveals-spent role-ended role-given role-left role-restored second-factor-changed suggestion-answered transferred`

const statements = [
  "alter table notice drop constraint notice_kind_word",
  `alter table notice add constraint notice_kind_word
     check (kind in (${words
       .split(/\s+/)
       .map((word) => `'${word}'`)
       .join(", ")}))`,
]
