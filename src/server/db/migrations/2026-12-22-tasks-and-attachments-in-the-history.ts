import { type Kysely, sql } from "kysely"

/**
 * A task or an attachment that is added to a record or taken out is kept in the history of its activity, so that
 * whoever signs is told of it. What it says is not kept: not everybody who reads the history may read the record.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const kept = (rows: string, account: string, before: string, after: string) => `
  insert into record_change (account_id, made_by, reason, table_name, activity_id, before, after)
  select coalesce(nullif(current_setting('xueer.account', true), '')::integer, ${account}),
         coalesce(nullif(current_setting('xueer.actor', true), ''), session_user),
         nullif(current_setting('xueer.reason', true), ''), tg_table_name, c.activity_id, ${before}, ${after}
    from ${rows} c`

const said = "jsonb_build_object('activity_id', c.activity_id)"

const statements = [
  `create function keep_change_beside_record() returns trigger language plpgsql security definer
     set search_path = public, pg_temp as $$
   begin
     if tg_op = 'INSERT' then ${kept("now_rows", "c.account_id", "null::jsonb", said)};
     else ${kept("was_rows", "null", said, "null::jsonb")};
     end if;
     return null;
   end $$`,
  ...["meeting_task", "attachment"].flatMap((table) => [
    `create trigger keep_insert after insert on ${table} referencing new table as now_rows
       for each statement execute function keep_change_beside_record()`,
    `create trigger keep_delete after delete on ${table} referencing old table as was_rows
       for each statement execute function keep_change_beside_record()`,
  ]),
]
