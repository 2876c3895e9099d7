import { type Kysely, sql } from "kysely"

/**
 * A plan stands in one place: what was returned waits for its unit and is not filed, and what was filed here was sent up
 * before. Rows that say otherwise were made by two deeds in the same moment: the receipt stands, for it was given.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  "update study_plan set returned_on = null, return_word = null where filed_on is not null and returned_on is not null",
  "update study_plan set returned_on = null, return_word = null where submitted_on is null and returned_on is not null",
  "update study_plan set submitted_on = filed_on where filed_by is not null and filed_on is not null and submitted_on is null",
  "update study_plan set filed_by = null, filing_number = null where filed_on is null and (filed_by is not null or filing_number is not null)",
  `alter table study_plan
     add constraint returned_is_not_filed check (returned_on is null or submitted_on is not null and filed_on is null),
     add constraint filed_was_sent_up check (filed_by is null or submitted_on is not null and filed_on is not null),
     add constraint receipt_is_of_a_filed_one check (filing_number is null or filed_on is not null)`,
]
