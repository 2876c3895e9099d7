import { type Kysely, sql } from "kysely"

/**
 * What is said or shown in a big hall so that those who are there find its sitting at once. It knows nothing of who
 * used it: whoever says that they are there gets the row that they would get without.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table hall_code (
    sitting_id integer primary key references sitting on delete cascade,
    code text not null unique check (code ~ '^[0-9]{4}$'),
    secret bytea not null check (length(secret) = 32),
    ends_at timestamp not null
  )`,
  "comment on table hall_code is '会场号码: what is said and shown in a hall, until its sitting ends; nothing of who used it'",
  "comment on column hall_code.code is 'four digits that are read out'",
  "comment on column hall_code.secret is 'what the picture is made from, another one every half minute'",
  "comment on column hall_code.ends_at is 'when it ends by itself, on the day of the sitting'",
  "grant select, insert, delete on hall_code to xueer_app",
]
