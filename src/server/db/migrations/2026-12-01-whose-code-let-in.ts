import { type Kysely, sql } from "kysely"

/** Who had issued the code with which an account was last activated; the codes themselves go after a day. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `alter table account
    add column let_in_by integer references account`,
  "create index on account (let_in_by)",
  `comment on column account.let_in_by is 'who issued the code with which it was last activated'`,
  `update account a set let_in_by = (select v.issued_by from activation v
     where v.account_id = a.account_id and v.used_at is not null order by v.used_at desc limit 1)`,
  "grant update (let_in_by) on account to xueer_app",
]
