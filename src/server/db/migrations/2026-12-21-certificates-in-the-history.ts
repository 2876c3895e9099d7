import { type Kysely, sql } from "kysely"

/**
 * A certificate that is added to a training or taken out is kept in the history of its person, by the name of the file
 * and of the training. What goes with a training that is withdrawn is told by that: there is no training to name.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const kept = (rows: string, before: string, after: string) => `
  insert into record_change (account_id, made_by, reason, table_name, member_id, before, after)
  select nullif(current_setting('xueer.account', true), '')::integer,
         coalesce(nullif(current_setting('xueer.actor', true), ''), session_user),
         nullif(current_setting('xueer.reason', true), ''), 'certificate', t.member_id, ${before}, ${after}
    from ${rows} c join training t using (training_id)`

const said = "jsonb_build_object('certificate_id', c.certificate_id, 'name', c.name, 'training', t.name)"

const statements = [
  `create function keep_certificate_change() returns trigger language plpgsql security definer
     set search_path = public, pg_temp as $$
   begin
     if tg_op = 'INSERT' then ${kept("now_rows", "null::jsonb", said)};
     else ${kept("was_rows", said, "null::jsonb")};
     end if;
     return null;
   end $$`,
  `create trigger keep_insert after insert on certificate referencing new table as now_rows
     for each statement execute function keep_certificate_change()`,
  `create trigger keep_delete after delete on certificate referencing old table as was_rows
     for each statement execute function keep_certificate_change()`,
]
