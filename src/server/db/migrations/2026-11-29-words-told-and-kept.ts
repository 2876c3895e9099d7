import { type Kysely, sql } from "kysely"

/** Words by constraint wherever there are some: what a notice tells, what became of a unit, how somebody stands. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const words: readonly (readonly [table: string, column: string, words: string])[] = [
  [
    "notice",
    "kind",
    `role-given role-ended role-restored suggestion-answered phone-revealed transferred code-issued password-changed
     second-factor-changed attendance-corrected`,
  ],
  ["unit_change", "kind", "added edited moved merged took-in dissolved reopened"],
  ["standing", "band", "met open at-risk short"],
]

const statements = words.map(
  ([table, column, text]) =>
    `alter table ${table} add constraint ${table}_${column}_word
       check (${column} in (${text.split(/\s+/).map((word) => `'${word}'`)}))`,
)
