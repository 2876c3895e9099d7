import { type Kysely, sql } from "kysely"

/** Contents that uploads and attachments have let go of take room until they are cleared away, and are counted so long. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table content_let_go (
    activity_id integer not null references activity on delete cascade,
    sha256 text not null,
    bytes integer not null,
    let_go_at timestamptz not null default now(),
    primary key (activity_id, sha256)
  )`,
  "create index on content_let_go (let_go_at)",
  `comment on table content_let_go is 'A content that nothing of an activity names any more; it lies in the store for another day'`,
  "grant select, insert, update, delete on content_let_go to xueer_app",
]
