import { type Kysely, sql } from "kysely"

/**
 * What is recorded one by one outside the activities is a recorded task, and so its table is called: a duty is what a
 * clause asks. What became of such records under the old name stays as it was kept, and is read under both.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const events = [
  ["insert", "new table as now_rows"],
  ["update", "old table as was_rows new table as now_rows"],
  ["delete", "old table as was_rows"],
] as const

/** Rows of one statement that are looked at one by one. */
const most = 1000

const statements = [
  "alter table duty rename to recorded_task",
  "alter table recorded_task rename column duty_id to recorded_task_id",
  "alter sequence duty_duty_id_seq rename to recorded_task_recorded_task_id_seq",
  `do $$
   declare
     named record;
   begin
     for named in select conname as name from pg_constraint
                   where conrelid = 'recorded_task'::regclass and starts_with(conname, 'duty_') loop
       execute format('alter table recorded_task rename constraint %I to %I', named.name,
                      replace(named.name, 'duty', 'recorded_task'));
     end loop;
     for named in select c.relname as name from pg_index i join pg_class c on c.oid = i.indexrelid
                   where i.indrelid = 'recorded_task'::regclass and starts_with(c.relname, 'duty_') loop
       execute format('alter index %I rename to %I', named.name, replace(named.name, 'duty', 'recorded_task'));
     end loop;
   end $$`,
  `comment on table recorded_task is 'What is recorded one by one outside the activities: notebooks, checks, exhibitions, visits, archives, supervision, evaluation'`,

  // What these say by the name of the table is said anew.
  ...events.map(([event]) => `drop trigger invalidate_by_${event} on recorded_task`),
  "drop function invalidate_by_duty()",
  `create function invalidate_by_recorded_task() returns trigger language plpgsql security definer
     set search_path = public, pg_temp as $$
   declare
     changed recorded_task[];
   begin
     if tg_op = 'INSERT' then
       changed := array(select row(n.*)::recorded_task from now_rows n limit ${most + 1});
     elsif tg_op = 'DELETE' then
       changed := array(select row(o.*)::recorded_task from was_rows o limit ${most + 1});
     else
       changed := array(
         select either from (select row(o.*)::recorded_task as was, row(n.*)::recorded_task as now
                               from was_rows o full join now_rows n on o.recorded_task_id = n.recorded_task_id
                              where to_jsonb(o) is distinct from to_jsonb(n) limit ${most + 1}) pair
           cross join lateral (values (was), (now)) of_pair (either)
          where (either).recorded_task_id is not null);
     end if;
     if cardinality(changed) > 2 * ${most} or tg_op <> 'UPDATE' and cardinality(changed) > ${most} then
       insert into invalidation default values;
     elsif cardinality(changed) > 0 then
       insert into invalidation (unit_id, member_id, below, tree, since_year)
       with c as (select * from unnest(changed))
       select *, (select min(least(c.year, extract(year from c.done_on)::integer)) from c)
         from (select c.unit_id, c.member_id, false, false from c
               union select c.about_unit_id, null, false, false from c where c.about_unit_id is not null) marks;
     end if;
     return null;
   end $$`,
  ...events.flatMap(([event, rows]) => [
    `create trigger invalidate_by_${event} after ${event} on recorded_task referencing ${rows}
       for each statement execute function invalidate_by_recorded_task()`,
    `drop trigger keep_${event} on recorded_task`,
    `create trigger keep_${event} after ${event} on recorded_task referencing ${rows}
       for each statement execute function keep_record_change('recorded_task_id')`,
  ]),
  `create or replace function refresh_statistics() returns void language plpgsql security definer
     set search_path = public, pg_temp as $$
   begin
     analyze unit, member, unit_history, member_history, unit_place, membership, post, sitting, activity, attendance,
       training, writing, study_plan, recorded_task;
   end $$`,
]
