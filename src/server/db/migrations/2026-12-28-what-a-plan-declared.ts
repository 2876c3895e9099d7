import { type Kysely, sql } from "kysely"

/**
 * A plan that was sent up, filed or amended declares the weekly slot and the lecture rhythm of its unit as they stand on
 * that day of its year; what the unit changes later changes no plan. It is noted by trigger, whoever sends it up or files
 * it: the pages, an import, or SQL by hand. What is written, or was given back, declares nothing yet.
 *
 * Plans that stand already, and the versions kept of them, declare what the history of the unit knows of their days; of
 * the part of the day there is no history, and it is that of today.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

/** The value of an item of the unit `u` on the day `on_day`, with its history, as `alias`. */
const valueThen = (item: string, alias: string) => `left join lateral (
    select true as kept, h.value from unit_history h where h.unit_id = u.unit_id and h.item = '${item}'
     order by case when h.from_on > d.on_day then h.from_on end nulls first, h.from_on desc nulls last limit 1) ${alias} on true`

const stands = (row: string) =>
  `(${row}.filed_on is not null or ${row}.submitted_on is not null and ${row}.returned_on is null)`

const statements = [
  `alter table study_plan
    add column study_day text,
    add column slot_part text,
    add column lecture_cycle text,
    add constraint study_plan_study_day_word check (study_day in
      ('monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday', 'flexible')),
    add constraint study_plan_slot_part_word check (slot_part in ('morning', 'afternoon', 'day', 'shifts')),
    add constraint study_plan_lecture_cycle_word check (lecture_cycle in ('quarter', 'half-year'))`,
  "comment on column study_plan.study_day is '固定学习日 that it declared when it was sent up, filed or amended'",
  "comment on column study_plan.slot_part is 'the part of that day that it declared'",
  "comment on column study_plan.lecture_cycle is '党课周期 that it declared'",

  `create function rhythm_in_year(unit integer, plan_year integer, looked_on date,
       out study_day text, out slot_part text, out lecture_cycle text)
     language sql stable set search_path = public, pg_temp as $$
     select case when s.kept then s.value #>> '{}' else u.study_day end, r.part,
            case when l.kept then l.value #>> '{}' else u.lecture_cycle end
       from unit u
       cross join (select least(greatest(looked_on, make_date(plan_year, 1, 1)), make_date(plan_year, 12, 31)) as on_day) d
       left join unit_rhythm r using (unit_id)
       ${valueThen("study-day", "s")}
       ${valueThen("lecture-cycle", "l")}
      where u.unit_id = unit
   $$`,
  "comment on function rhythm_in_year is 'The weekly slot and the lecture rhythm of a unit on the day of a year that is nearest to another day'",

  `create function declare_rhythm() returns trigger language plpgsql set search_path = public, pg_temp as $$
   begin
     if not ${stands("new")} then
       new.study_day := null;
       new.slot_part := null;
       new.lecture_cycle := null;
     elsif not (tg_op = 'UPDATE' and ${stands("old")})
         and num_nonnulls(new.study_day, new.slot_part, new.lecture_cycle) = 0 then
       select r.study_day, r.slot_part, r.lecture_cycle into new.study_day, new.slot_part, new.lecture_cycle
         from rhythm_in_year(new.unit_id, new.year, coalesce(new.filed_on, new.submitted_on)) r;
     end if;
     return new;
   end $$`,

  // Nobody changed a plan here: it has no other version, no change to tell, and nothing to be judged anew.
  "alter table study_plan disable trigger user",
  `update study_plan p set (study_day, slot_part, lecture_cycle) = (
     select r.study_day, r.slot_part, r.lecture_cycle
       from rhythm_in_year(p.unit_id, p.year, coalesce(
         (select (v.made_at at time zone 'Asia/Shanghai')::date from plan_version v
           where v.study_plan_id = p.study_plan_id and v.reason is not null order by v.number desc limit 1),
         p.filed_on, p.submitted_on)) r)
    where ${stands("p")}`,
  "alter table study_plan enable trigger user",
  // What was there before the first amendment of a plan that a workbook filed was kept on the day of that amendment.
  `update plan_version v set content = v.content || (
     select jsonb_build_object('studyDay', r.study_day, 'slotPart', r.slot_part, 'lectureCycle', r.lecture_cycle)
       from rhythm_in_year(p.unit_id, p.year, coalesce(case when v.reason is null and v.account_id is null then p.filed_on end,
                                                       (v.made_at at time zone 'Asia/Shanghai')::date)) r)
    from study_plan p where p.study_plan_id = v.study_plan_id`,

  `create trigger declare_rhythm before insert or update on study_plan for each row execute function declare_rhythm()`,
]
