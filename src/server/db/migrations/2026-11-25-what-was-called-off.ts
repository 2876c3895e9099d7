import { type Kysely, sql } from "kysely"

/** Why an activity was called off; activities in the order of their start, however many there are. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `alter table activity add column cancel_reason text`,
  `comment on column activity.cancel_reason is 'why it was called off'`,
  `create index on activity (starts_at, activity_id)`,
  `create index on activity (unit_id, sitting) where sitting is not null`,
]
