import { type Kysely, sql } from "kysely"

/** A guarded account that was shut is opened again by two persons, as whatever else lets somebody in to it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  "alter table confirmation drop constraint confirmation_act_check",
  `alter table confirmation add constraint confirmation_act_check
     check (act in ('give-role', 'restore-role', 'issue-code', 'link-identity', 'remove-second-factor',
                    'enable-account'))`,
]
