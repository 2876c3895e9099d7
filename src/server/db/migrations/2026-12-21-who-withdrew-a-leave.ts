import { type Kysely, sql } from "kysely"

/** Who withdrew a leave: it is another than whoever decided it before. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  "alter table leave add column withdrawn_by integer references account",
  "comment on column leave.withdrawn_by is 'who withdrew it, for themselves or for somebody; null: nobody did, or it is not known'",
  "create index on leave (withdrawn_by) where withdrawn_by is not null",
]
