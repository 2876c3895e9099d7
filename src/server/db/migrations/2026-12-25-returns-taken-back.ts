import { type Kysely, sql } from "kysely"

/** When a return from leave was registered: what lists lost by it is found again by this moment, if it is taken back. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  "alter table leave add column returned_at timestamptz",
  "comment on column leave.returned_at is 'when the return was registered here; null: it was not, or it came with an import'",
]
