import { type Kysely, sql } from "kysely"

/** Whoever administers roles is told of those that somebody held where they no longer belong. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const words = `role-given role-ended role-restored role-left suggestion-answered phone-revealed transferred code-issued
  password-changed second-factor-changed attendance-corrected`

const statements = [
  "alter table notice drop constraint notice_kind_word",
  `alter table notice add constraint notice_kind_word
     check (kind in (${words
       .split(/\s+/)
       .map((word) => `'${word}'`)
       .join(", ")}))`,
]
