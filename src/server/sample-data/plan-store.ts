import { activityKinds } from "../../domain/shared/words.ts"
import type { Queryable } from "../request-context.ts"

/** What a unit held or planned fulfils the line of its year that says so: the same kind, the same month. */
export async function joinToLines(client: Queryable): Promise<void> {
  await client.query(
    `update activity a set plan_line_id = found.plan_line_id
       from (select distinct on (l.plan_line_id) l.plan_line_id, a.activity_id
               from plan_line l join jsonb_each_text($1) k (word, kind) on k.word = l.form
               join activity a on a.unit_id = l.unit_id and a.kind = k.kind and a.state <> 'cancelled'
                and extract(year from a.starts_on) = l.year and extract(month from a.starts_on) = l.month
              order by l.plan_line_id, a.starts_at) found
      where a.activity_id = found.activity_id`,
    [JSON.stringify(activityKinds)],
  )
}

/** A plan that was sent up and came back says so by its state, and no longer by a remark. */
export async function returnPlans(client: Queryable): Promise<void> {
  await client.query(
    `update study_plan set returned_on = submitted_on + 3, return_word = remark, remark = null
      where filed_on is null and submitted_on is not null and remark like '%重新报送%'`,
  )
}

/** A slot has its part of the day as long as there is one: plans that no workbook told of it declare it as well. */
export async function declareSlots(client: Queryable): Promise<void> {
  await client.query(
    `update study_plan p set study_day = u.study_day, slot_part = r.part from unit_rhythm r join unit u using (unit_id)
      where p.unit_id = r.unit_id and (p.filed_on is not null or p.submitted_on is not null and p.returned_on is null)`,
  )
}

/** A filed plan of the last year that has one, with its last line. */
export async function planToAmend(
  client: Queryable,
): Promise<{ readonly planId: number; readonly planLineId: number } | undefined> {
  const { rows } = await client.query<{ planId: number; planLineId: number }>(
    `select p.study_plan_id as "planId", l.plan_line_id as "planLineId"
       from study_plan p join unit u using (unit_id) join plan_line l on l.unit_id = p.unit_id and l.year = p.year
      where p.filed_on is not null and u.kind = 'branch'
      order by p.year desc, u.code, l.ordinal desc limit 1`,
  )
  return rows[0]
}

export async function changeLine(client: Queryable, planLineId: number, topic: string): Promise<void> {
  await client.query("update plan_line set topic = $2 where plan_line_id = $1", [planLineId, topic])
}
