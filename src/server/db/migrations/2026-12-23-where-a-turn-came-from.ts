import { type Kysely, sql } from "kysely"

/** Where somebody stood who took their turn: they come back there when what it was taken at is called off. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  "alter table rota_turn add column queue_was integer",
  "comment on column rota_turn.queue_was is 'the place in the queue before it was taken; null: passed, or not known'",
  "grant update (queue_was) on rota_turn to xueer_app",
]
