import { type Kysely, sql } from "kysely"

/** A notice knows which thing it is about, and how that stood as its reader last knew it: what is so again is not told. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  "alter table notice add column about text, add column knew text",
  "create index on notice (about, account_id) where about is not null and seen_at is null",
  "comment on column notice.about is 'the thing that was told of, where it may stand otherwise before anybody has read it'",
  "comment on column notice.knew is 'how that stood when its reader last heard of it, or knew nothing: empty'",
]
