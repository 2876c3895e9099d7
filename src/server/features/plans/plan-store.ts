import type { PlanBody } from "../../../contract/plans.ts"
import type { TemplateLine } from "../../../domain/plans/plan-templates.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import { heldOn } from "../../access/index.ts"
import type { Queryable } from "../../request-context.ts"
import { waits } from "./plan-queries.ts"

/**
 * Whoever changes plans of some units waits for each other here, whatever the deed and whoever does it: so a plan stands
 * in one place, and lines and versions are numbered once. In the order of their ids, so that no two wait for each other.
 */
export async function waitForPlans(client: Queryable, unitIds: readonly number[]): Promise<void> {
  await client.query(
    `select pg_advisory_xact_lock(hashtext('xueer plans'), unit_id)
       from (select distinct unit_id from unnest($1::int[]) unit_id order by unit_id) units`,
    [unitIds],
  )
}

/** Makes sure that a unit's year has a plan; a workbook may have brought lines alone. Answers whether it is new. */
export async function addPlan(client: Queryable, unitId: number, year: number): Promise<boolean> {
  const { rowCount } = await client.query(
    "insert into study_plan (unit_id, year) values ($1, $2) on conflict (unit_id, year) do nothing",
    [unitId, year],
  )
  return rowCount === 1
}

/** What is said of the whole year, and the lines, of a template. */
export async function fillFromTemplate(
  client: Queryable,
  unitId: number,
  year: number,
  template: { readonly goals: string; readonly guidance: string; readonly lines: readonly TemplateLine[] },
): Promise<void> {
  await client.query("update study_plan set goals = $3, guidance = $4 where unit_id = $1 and year = $2", [
    unitId,
    year,
    template.goals,
    template.guidance,
  ])
  await client.query(
    `insert into plan_line (unit_id, year, ordinal, month, topic, content_categories, form, lecturer, hundredth_hours)
     select $1, $2, x.ordinal, x.month, x.topic, x."contentCategories", x.form, x.lecturer, x."hundredthHours"
       from jsonb_to_recordset($3::jsonb) as x (ordinal int, month int, topic text, "contentCategories" text[], form text,
                                                lecturer text, "hundredthHours" int)`,
    [unitId, year, JSON.stringify(template.lines.map((line, index) => ({ ...line, ordinal: index + 1 })))],
  )
}

/** The same from last year's plan, its lines of some months. Whoever no longer belongs to the unit is responsible for nothing, and not visited. */
export async function fillFromLastYear(
  client: Queryable,
  unitId: number,
  year: number,
  months: readonly number[],
  today: Day,
): Promise<void> {
  const here = (member: string) =>
    `exists (select from membership b join unit w using (unit_id), unit u
              where u.unit_id = $1 and w.path <@ u.path and b.member_id = ${member} and ${heldOn("b", "$3::date")})`
  await client.query(
    `update study_plan p set goals = o.goals, guidance = o.guidance, reading = o.reading, note = o.note,
            visit_ids = (select array_agg(v.id order by v.place) from unnest(o.visit_ids) with ordinality v (id, place)
                          where ${here("v.id")})
       from study_plan o where p.unit_id = $1 and p.year = $2 and o.unit_id = $1 and o.year = $2 - 1`,
    [unitId, year, today],
  )
  await client.query(
    `insert into plan_line (unit_id, year, ordinal, month, topic, content_categories, form, lecturer, responsible_id,
                            hundredth_hours)
     select unit_id, $2, ordinal, month, topic, content_categories, form, lecturer,
            case when ${here("o.responsible_id")} then responsible_id end, hundredth_hours
       from plan_line o where unit_id = $1 and year = $2 - 1 and (month is null or month = any($4))`,
    [unitId, year, today, months],
  )
}

/**
 * Saves what is said of the whole year, in the version somebody saw; false when there is another by now. A filed plan
 * declares anew the rhythm that its unit keeps (what is being written declares none: a trigger sees to it).
 */
export async function savePlan(
  client: Queryable,
  planId: number,
  version: number,
  { goals, guidance, reading, note, visitIds }: PlanBody,
  today: Day,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update study_plan set goals = $3, guidance = $4, reading = $5, note = $6, visit_ids = nullif($7::int[], '{}'),
            (study_day, slot_part, lecture_cycle) = (
              select r.study_day, r.slot_part, r.lecture_cycle from rhythm_in_year(unit_id, year, $8) r)
      where study_plan_id = $1 and version = $2`,
    [planId, version, goals || null, guidance || null, reading || null, note || null, visitIds, today],
  )
  return rowCount === 1
}

/** Makes the lines of a plan these, in this order; those that are not named are no more. */
export async function saveLines(
  client: Queryable,
  unitId: number,
  year: number,
  lines: PlanBody["lines"],
): Promise<void> {
  // By month, what is of the whole year last; within a month as they were sent.
  const inOrder = lines.toSorted((one, other) => (one.month ?? 13) - (other.month ?? 13))
  const rows = inOrder.map((line, index) => ({
    ...line,
    ordinal: index + 1,
    form: line.form || null,
    lecturer: line.lecturer || null,
    hundredthHours: line.hours === null ? null : Math.round(line.hours * 100),
  }))
  const kept = rows.filter(({ planLineId }) => planLineId !== null)
  const gone = [unitId, year, kept.map(({ planLineId }) => planLineId)]
  // What was taken from a line that goes says so, wherever it stands below.
  await client.query(
    `update plan_line l set source_gone = s.topic from plan_line s
      where l.source_line_id = s.plan_line_id and s.unit_id = $1 and s.year = $2 and s.plan_line_id <> all($3::int[])`,
    gone,
  )
  await client.query(
    "delete from plan_line where unit_id = $1 and year = $2 and plan_line_id <> all($3::int[])",
    gone,
  )
  const shape = `(ordinal int, month int, topic text, "contentCategories" text[], form text, lecturer text,
    "responsibleId" int, "hundredthHours" int, "sourceLineId" int, "planLineId" int)`
  await client.query(
    `update plan_line l set ordinal = x.ordinal, month = x.month, topic = x.topic,
            content_categories = nullif(x."contentCategories", '{}'), form = x.form, lecturer = x.lecturer,
            responsible_id = x."responsibleId", hundredth_hours = x."hundredthHours", source_line_id = x."sourceLineId",
            source_gone = case when x."sourceLineId" is null then l.source_gone end
       from jsonb_to_recordset($3::jsonb) as x ${shape}
      where l.unit_id = $1 and l.year = $2 and l.plan_line_id = x."planLineId"`,
    [unitId, year, JSON.stringify(kept)],
  )
  await client.query(
    `insert into plan_line (unit_id, year, ordinal, month, topic, content_categories, form, lecturer, responsible_id,
                            hundredth_hours, source_line_id)
     select $1, $2, x.ordinal, x.month, x.topic, nullif(x."contentCategories", '{}'), x.form, x.lecturer,
            x."responsibleId", x."hundredthHours", x."sourceLineId"
       from jsonb_to_recordset($3::jsonb) as x ${shape}`,
    [unitId, year, JSON.stringify(rows.filter(({ planLineId }) => planLineId === null))],
  )
}

/** A plan `p` whole, as a version keeps it: the shape of `PlanContent`. */
export const planContent = `jsonb_build_object('goals', p.goals, 'guidance', p.guidance, 'reading', p.reading, 'note', p.note,
  'visitIds', coalesce(to_jsonb(p.visit_ids), '[]'),
  'studyDay', p.study_day, 'slotPart', p.slot_part, 'lectureCycle', p.lecture_cycle,
  'lines', coalesce((select jsonb_agg(jsonb_build_object('planLineId', l.plan_line_id, 'ordinal', l.ordinal,
       'month', l.month, 'topic', l.topic, 'contentCategories', coalesce(l.content_categories, '{}'), 'form', l.form,
       'lecturer', l.lecturer, 'responsibleId', l.responsible_id, 'hundredthHours', l.hundredth_hours)
     order by l.ordinal) from plan_line l where l.unit_id = p.unit_id and l.year = p.year), '[]'))`

/** Keeps some plans as they stand as their next version. Answers its number, where it is one plan. */
export async function keepVersion(
  client: Queryable,
  planIds: readonly number[],
  accountId: number | null,
  reason: string | null,
): Promise<number> {
  const { rows } = await client.query<{ number: number }>(
    `insert into plan_version (study_plan_id, number, account_id, reason, content)
     select p.study_plan_id,
            1 + coalesce((select max(number) from plan_version v where v.study_plan_id = p.study_plan_id), 0),
            $2::int, $3::text, ${planContent}
       from study_plan p where p.study_plan_id = any($1::int[]) returning number`,
    [planIds, accountId, reason],
  )
  return rows[0]?.number ?? 0
}

/**
 * Sends a plan up. Without a committee above it is published: filed with nobody, on the same day. False where the plan
 * stands elsewhere by now; so do the two that follow.
 */
export async function putSubmitted(
  client: Queryable,
  planId: number,
  sent: { readonly on: Day; readonly by: number; readonly published: boolean },
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update study_plan set submitted_on = $2, submitted_by = $3, returned_on = null, return_word = null,
            filed_on = case when $4 then $2::date end, noted_version = case when $4 then 1 end
      where study_plan_id = $1 and filed_on is null and (submitted_on is null or returned_on is not null)`,
    [planId, sent.on, sent.by, sent.published],
  )
  return rowCount === 1
}

export async function takeSubmittedBack(client: Queryable, planId: number): Promise<boolean> {
  const { rowCount } = await client.query(
    `update study_plan set submitted_on = null, submitted_by = null where study_plan_id = $1 and ${waits("study_plan")}`,
    [planId],
  )
  return rowCount === 1
}

export async function putReturned(
  client: Queryable,
  planId: number,
  on: Day,
  word: string,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update study_plan set returned_on = $2, return_word = $3 where study_plan_id = $1 and ${waits("study_plan")}`,
    [planId, on, word],
  )
  return rowCount === 1
}

/** Takes the filing of a plan back: it waits as before. What a workbook filed without sending it up waits from that day. */
export async function putUnfiled(
  client: Queryable,
  planId: number,
  by: { readonly accountId: number; readonly on: Day; readonly why: string },
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update study_plan set submitted_on = coalesce(submitted_on, filed_on), filed_on = null, filed_by = null,
            returned_on = null, return_word = null, unfiled_on = $2, unfiled_by = $3, unfiled_why = $4,
            unfiled_number = filing_number, filing_number = null
      where study_plan_id = $1 and filed_on is not null`,
    [planId, by.on, by.accountId, by.why],
  )
  return rowCount === 1
}

/** Lets a draft go, with its lines; false where it is no draft any more. */
export async function removePlan(client: Queryable, unitId: number, year: number): Promise<boolean> {
  const { rowCount } = await client.query(
    `delete from study_plan where unit_id = $1 and year = $2 and submitted_on is null and filed_on is null
        and returned_on is null`,
    [unitId, year],
  )
  if (rowCount !== 1) return false
  await client.query("delete from plan_line where unit_id = $1 and year = $2", [unitId, year])
  return true
}

/** Accounts that answer for the plan of some units: whoever holds a role there that writes it, and may sign in. */
export async function writersOf(
  client: Queryable,
  unitIds: readonly number[],
  roles: readonly string[],
  today: Day,
): Promise<{ unitId: number; accountId: number }[]> {
  const { rows } = await client.query<{ unitId: number; accountId: number }>(
    `select distinct g.unit_id as "unitId", g.account_id as "accountId"
       from grant_of_role g join account a using (account_id)
      where g.unit_id = any($1::int[]) and g.role = any($2::text[]) and g.ended_at is null and a.disabled_at is null
        and ${heldOn("g", "$3::date")}`,
    [unitIds, roles, today],
  )
  return rows
}
