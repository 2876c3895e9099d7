import { type Kysely, sql } from "kysely"

/** Whose account notes a row of a history: that of the transaction, where one is named there. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ["unit_history", "member_history"]) {
    await sql
      .raw(
        `alter table ${table}
           alter account_id set default nullif(current_setting('xueer.account', true), '')::integer`,
      )
      .execute(db)
  }
}
