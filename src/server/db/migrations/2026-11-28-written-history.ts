import { type Kysely, sql } from "kysely"

/**
 * Each change of a record that can decide a figure is kept in `record_change`: the row before and after, when, by
 * whom and, where one is given, why. The program says who and why by settings of its transaction, `xueer.account` (a
 * number), `xueer.actor` (a name, where there is no account) and `xueer.reason`; its role can read what is kept, and
 * neither add to it nor change it.
 *
 * A new row is kept as well, but for those that say it themselves: an attendance list that comes with its activity,
 * somebody's own "I am here", and what comes by the thousand, as from a workbook, whose entry in the audit log names
 * it. A phone number is never kept.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

/** The tables, and what tells their rows apart. */
const keys: Readonly<Record<string, readonly string[]>> = {
  unit: ["unit_id"],
  unit_history: ["unit_history_id"],
  member: ["member_id"],
  member_history: ["member_history_id"],
  membership: ["membership_id"],
  post: ["post_id"],
  activity: ["activity_id"],
  attendance: ["activity_id", "member_id"],
  training: ["training_id"],
  writing: ["writing_id"],
  study_plan: ["study_plan_id"],
  duty: ["duty_id"],
}

/** Columns that nobody enters, or that are nobody's business later. */
const unkept = "'{version,search_key,path,phone,starts_on,counts_on,noted_at,account_id}'::text[]"

/** New rows of one statement that are kept. */
const most = 1000

const into = `insert into record_change (account_id, made_by, reason, table_name, unit_id, member_id, activity_id, before, after)
         select nullif(current_setting('xueer.account', true), '')::integer,
                coalesce(nullif(current_setting('xueer.actor', true), ''), session_user),
                nullif(current_setting('xueer.reason', true), ''), tg_table_name,
                (row_of ->> 'unit_id')::integer, (row_of ->> 'member_id')::integer, (row_of ->> 'activity_id')::integer,
                before, after`

const statements = [
  `create function keep_record_change() returns trigger language plpgsql security definer
     set search_path = public, pg_temp as $$
   declare
     second_key text := coalesce(tg_argv[1], tg_argv[0]);
   begin
     if tg_op = 'INSERT' then
       if (select count(*) from (select from now_rows limit ${most + 1}) some_rows) <= ${most} then
         ${into}
           from (select null::jsonb as before, to_jsonb(n) - ${unkept} as after from now_rows n) as pair
           cross join lateral (select after as row_of) of_pair;
       end if;
     elsif tg_op = 'DELETE' then
       ${into}
         from (select to_jsonb(o) - ${unkept} as before, null::jsonb as after from was_rows o) as pair
         cross join lateral (select before as row_of) of_pair;
     else
       ${into}
         from (select to_jsonb(o) - ${unkept} as before from was_rows o) was
         full join (select to_jsonb(n) - ${unkept} as after from now_rows n) now
           on jsonb_build_array(before -> tg_argv[0], before -> second_key)
            = jsonb_build_array(after -> tg_argv[0], after -> second_key)
         cross join lateral (select coalesce(after, before) as row_of) of_pair
        where before is distinct from after;
     end if;
     return null;
   end $$`,

  // A list that comes with its activity is the activity's; a list that somebody adds to later is kept.
  `create function keep_attendance_added() returns trigger language plpgsql security definer
     set search_path = public, pg_temp as $$
   begin
     if (select count(*) from (select from now_rows limit ${most + 1}) some_rows) <= ${most} then
       ${into}
         from (select null::jsonb as before, to_jsonb(n) as after from now_rows n
                where not n.self_recorded
                  and not exists (select from record_change c
                                   where c.activity_id = n.activity_id and c.table_name = 'activity'
                                     and c.before is null and c.made_in = pg_current_xact_id())) pair
         cross join lateral (select after as row_of) of_pair;
     end if;
     return null;
   end $$`,

  ...Object.entries(keys).flatMap(([table, key]) =>
    (
      [
        ["insert", "new table as now_rows"],
        ["update", "old table as was_rows new table as now_rows"],
        ["delete", "old table as was_rows"],
      ] as const
    ).map(
      ([event, rows]) =>
        `create trigger keep_${event} after ${event} on ${table} referencing ${rows} for each statement execute function
           ${table === "attendance" && event === "insert" ? "keep_attendance_added()" : `keep_record_change('${key.join("', '")}')`}`,
    ),
  ),
]
