import { type Kysely, sql } from "kysely"

/** Of a sick leave no remark is kept: that somebody was ill is all that learning has to know. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  "update leave set remark = null where kind = 'sick' and remark is not null",
  "alter table leave add constraint no_words_of_an_illness check (kind <> 'sick' or remark is null)",
]
