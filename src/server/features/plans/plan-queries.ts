import type { DeclaredRhythm, PlanContent } from "../../../domain/plans/plan-content.ts"
import { filingKinds } from "../../../domain/plans/whose-plan.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import type {
  ActivityKind,
  ActivityState,
  Circumstance,
  ContentCategory,
  OrgField,
} from "../../../domain/shared/words.ts"
import { heldOn, standingIn } from "../../access/index.ts"
import { hoursGiven } from "../../hours-given.ts"
import type { Queryable } from "../../request-context.ts"

/** A person as lists name one. */
export interface PersonRef {
  readonly memberId: number
  readonly code: string
  readonly name: string
}

const person = (alias: string) =>
  `case when ${alias}.member_id is not null then
     json_build_object('memberId', ${alias}.member_id, 'code', ${alias}.code, 'name', ${alias}.name) end`
const kindsThatFile = filingKinds.map((kind) => `'${kind}'`).join(", ")

/** Whether a plan, a row of `study_plan`, was sent up and waits. */
export const waits = (plan: string) =>
  `${plan}.submitted_on is not null and ${plan}.filed_on is null and ${plan}.returned_on is null`

/** Whether it waits for somebody who did not send it up themselves. */
export const waitsFor = (plan: string, account: string) =>
  `${waits(plan)} and ${plan}.submitted_by is distinct from ${account}`

/** Whether it was amended since whoever filed it looked last. */
export const isAmended = (plan: string) => `${plan}.filed_on is not null and exists (
  select from plan_version v
   where v.study_plan_id = ${plan}.study_plan_id and v.number > coalesce(${plan}.noted_version, 1))`

/** Joins the committee that files the plan of the unit `u`, as `f`: the nearest above it that has a 组织（政工）科. */
export const joinFiling = `left join lateral (
  select a.unit_id, a.code, a.name, a.path from unit a
   where a.path @> u.path and a.unit_id <> u.unit_id and a.kind in (${kindsThatFile})
   order by nlevel(a.path) desc limit 1) f on true`

/** Joins the same of a day, as `f`: the plan of a year that is over was filed where the unit stood then. */
export const joinFilingOn = (day: string) => `left join lateral (
  select a.unit_id, a.name from unit_place w join unit a on a.unit_id = any(w.above)
   where w.unit_id = u.unit_id and w.from_on <= ${day} and w.until_on > ${day} and a.unit_id <> u.unit_id
     and a.kind in (${kindsThatFile})
   order by array_position(w.above, a.unit_id) desc limit 1) f on true`

/** What of a unit its plan stands on; none of it is typed again. */
export interface PlannedUnit {
  readonly field: OrgField | null
  readonly hasCentralGroup: boolean
  readonly people: number
  readonly secretary: string | null
  /** The central group on that day, its head first: the list that goes with its plan. */
  readonly groupMembers: { readonly name: string; readonly head: boolean }[]
  readonly filesWith: { readonly unitId: number; readonly name: string } | null
  readonly foundedOn: Day | null
  readonly dissolvedOn: Day | null
}

/** The same of a day: who belongs to it then, who leads it, and with whom it files. */
export async function readPlannedUnit(
  client: Queryable,
  unitId: number,
  day: Day,
): Promise<PlannedUnit | undefined> {
  const { rows } = await client.query<PlannedUnit>(
    `select u.field, coalesce(u.has_central_group, false) as "hasCentralGroup",
            (select count(*)::int from membership b
              where b.unit_id in (${standingIn("u.unit_id", "$2::date")}) and ${heldOn("b", "$2::date")}) as people,
            (select m.name from post p join member m using (member_id)
              where p.unit_id = u.unit_id and p.post = 'secretary' and ${heldOn("p", "$2::date")}
              order by p.from_on desc, m.code limit 1) as secretary,
            case when u.has_central_group then
              (select coalesce(json_agg(json_build_object('name', g.name, 'head', g.head) order by g.head desc, g.code), '[]')
                 from (select m.code, m.name, bool_or(p.post = 'central-group-head') as head
                         from post p join member m using (member_id)
                        where p.unit_id = u.unit_id and p.post in ('central-group-head', 'central-group-member')
                          and ${heldOn("p", "$2::date")}
                        group by m.member_id) g)
              else '[]' end as "groupMembers",
            case when f.unit_id is not null
                 then json_build_object('unitId', f.unit_id, 'name', f.name) end as "filesWith",
            u.founded_on as "foundedOn", u.dissolved_on as "dissolvedOn"
       from unit u ${joinFilingOn("$2::date")} where u.unit_id = $1`,
    [unitId, day],
  )
  return rows[0]
}

/** The weekly slot and the lecture rhythm of a unit on the day of a year that is nearest to today. */
export async function readRhythmInYear(
  client: Queryable,
  unitId: number,
  year: number,
  today: Day,
): Promise<DeclaredRhythm | undefined> {
  const { rows } = await client.query<DeclaredRhythm>(
    `select study_day as "studyDay", slot_part as "slotPart", lecture_cycle as "lectureCycle"
       from rhythm_in_year($1, $2, $3)`,
    [unitId, year, today],
  )
  return rows[0]
}

/** Where the committee stands that files the plans of a unit today; undefined: nobody does. */
export async function filingPathOf(client: Queryable, unitId: number): Promise<string | undefined> {
  const { rows } = await client.query<{ path: string | null }>(
    `select f.path::text as path from unit u ${joinFiling} where u.unit_id = $1`,
    [unitId],
  )
  return rows[0]?.path ?? undefined
}

/** Of some plans of a year that were seen those that stand in another version by now, by unit. */
export async function changedSince(
  client: Queryable,
  year: number,
  seen: readonly { readonly unitId: number; readonly version: number }[],
): Promise<ReadonlySet<number>> {
  const { rows } = await client.query<{ unitId: number }>(
    `select p.unit_id as "unitId"
       from unnest($2::int[], $3::int[]) as seen (unit_id, version) join study_plan p using (unit_id)
      where p.year = $1 and p.version <> seen.version`,
    [year, seen.map(({ unitId }) => unitId), seen.map(({ version }) => version)],
  )
  return new Set(rows.map(({ unitId }) => unitId))
}

/** A plan as it is kept. */
export interface PlanRow {
  readonly planId: number
  readonly version: number
  readonly submittedOn: Day | null
  readonly submittedById: number | null
  readonly submittedBy: string | null
  readonly filedOn: Day | null
  readonly filedBy: string | null
  readonly filingNumber: string | null
  /** What was remarked on filing it; a workbook may have one of a plan that is not filed. */
  readonly remark: string | null
  readonly returnedOn: Day | null
  readonly returnWord: string | null
  readonly unfiled: {
    readonly on: Day
    readonly by: string | null
    readonly why: string
    readonly number: string | null
  } | null
  readonly notedVersion: number | null
  readonly versions: number
  /** Its last version, where that is an amendment and not a filing. */
  readonly amendment: { readonly at: string; readonly reason: string } | null
  readonly goals: string | null
  readonly guidance: string | null
  readonly reading: string | null
  readonly note: string | null
  readonly visitIds: number[]
  /** Null: it is being written, or was given back, and declares nothing yet. */
  readonly declared: DeclaredRhythm | null
}

export async function readPlanRow(
  client: Queryable,
  unitId: number,
  year: number,
): Promise<PlanRow | undefined> {
  const { rows } = await client.query<PlanRow>(
    `select p.study_plan_id as "planId", p.version, p.submitted_on as "submittedOn", p.submitted_by as "submittedById",
            s.name as "submittedBy", p.filed_on as "filedOn", f.name as "filedBy", p.filing_number as "filingNumber",
            case when p.filed_on is not null then p.remark end as remark, p.returned_on as "returnedOn", p.return_word as "returnWord",
            case when p.unfiled_on is not null then json_build_object('on', p.unfiled_on, 'by', n.name,
              'why', coalesce(p.unfiled_why, ''), 'number', p.unfiled_number) end as unfiled,
            p.noted_version as "notedVersion", p.goals, p.guidance, p.reading, p.note,
            coalesce(p.visit_ids, '{}') as "visitIds",
            case when p.filed_on is not null or ${waits("p")} then json_build_object('studyDay', p.study_day,
              'slotPart', p.slot_part, 'lectureCycle', p.lecture_cycle) end as declared,
            (select coalesce(max(number), 0) from plan_version v where v.study_plan_id = p.study_plan_id) as versions,
            (select case when v.reason is not null
                    then json_build_object('at', to_json(v.made_at) #>> '{}', 'reason', v.reason) end
               from plan_version v where v.study_plan_id = p.study_plan_id order by v.number desc limit 1) as amendment
       from study_plan p left join account s on s.account_id = p.submitted_by
         left join account f on f.account_id = p.filed_by left join account n on n.account_id = p.unfiled_by
      where p.unit_id = $1 and p.year = $2`,
    [unitId, year],
  )
  return rows[0]
}

/** A line as it is kept, with the superior's line it was taken from as that stands now. */
export interface LineRow {
  readonly planLineId: number
  readonly ordinal: number
  readonly month: number | null
  readonly topic: string
  readonly contentCategories: ContentCategory[]
  readonly form: string | null
  readonly lecturer: string | null
  readonly responsible: PersonRef | null
  readonly hundredthHours: number | null
  readonly source: {
    readonly planLineId: number
    readonly unitName: string
    readonly month: number | null
    readonly topic: string
    readonly form: string | null
    readonly hours: number | null
  } | null
  readonly sourceGone: string | null
}

export async function readLines(client: Queryable, unitId: number, year: number): Promise<LineRow[]> {
  const { rows } = await client.query<LineRow>(
    `select l.plan_line_id as "planLineId", l.ordinal, l.month, l.topic,
            coalesce(l.content_categories, '{}') as "contentCategories", l.form, l.lecturer,
            ${person("m")} as responsible, l.hundredth_hours as "hundredthHours",
            case when s.plan_line_id is not null then
              json_build_object('planLineId', s.plan_line_id, 'unitName', w.name, 'month', s.month, 'topic', s.topic,
                'form', s.form, 'hours', s.hundredth_hours / 100.0) end as source,
            l.source_gone as "sourceGone"
       from plan_line l left join member m on m.member_id = l.responsible_id
         left join plan_line s on s.plan_line_id = l.source_line_id left join unit w on w.unit_id = s.unit_id
      where l.unit_id = $1 and l.year = $2 order by l.month, l.ordinal`,
    [unitId, year],
  )
  return rows
}

/** A sitting that says it fulfils a line. */
export interface SittingRow {
  readonly planLineId: number
  readonly activityId: number
  readonly kind: ActivityKind
  readonly topic: string
  readonly on: Day
  readonly hundredthHours: number
  readonly state: ActivityState
  readonly unitName: string
}

export async function readSittingsOfLines(
  client: Queryable,
  unitId: number,
  year: number,
): Promise<SittingRow[]> {
  const { rows } = await client.query<SittingRow>(
    `select a.plan_line_id as "planLineId", a.activity_id as "activityId", a.kind, a.topic, a.starts_on as "on",
            ${hoursGiven("a")} as "hundredthHours", a.state, u.name as "unitName"
       from plan_line l join activity a using (plan_line_id) join unit u on u.unit_id = a.unit_id
      where l.unit_id = $1 and l.year = $2 and a.state <> 'cancelled' order by a.starts_at, a.activity_id`,
    [unitId, year],
  )
  return rows
}

/** Somebody to be visited at home, or who might be. */
export interface VisitRow extends PersonRef {
  readonly circumstances: Circumstance[]
  readonly unitName: string | null
}

/** Whom a plan may visit, that are listed at once. */
export const visitsMost = 500

/** These members; of a unit all who belong to it today and whose circumstances ask for it. Those members first, then by code; one more than are listed. */
export async function readVisits(
  client: Queryable,
  of: { readonly memberIds: readonly number[]; readonly path: string | null; readonly today: Day },
): Promise<VisitRow[]> {
  const { rows } = await client.query<VisitRow>(
    `select m.member_id as "memberId", m.code, m.name, coalesce(m.circumstances, '{}') as circumstances,
            (select w.name from membership b join unit w using (unit_id)
              where b.member_id = m.member_id and ${heldOn("b", "$3::date")} limit 1) as "unitName"
       from member m
      where m.member_id = any($1::int[])
         or cardinality(m.circumstances) > 0 and exists (
              select from membership b join unit w using (unit_id)
               where b.member_id = m.member_id and w.path <@ $2::ltree and ${heldOn("b", "$3::date")})
      order by m.member_id = any($1::int[]) desc, m.code limit ${visitsMost + 1}`,
    [of.memberIds, of.path, of.today],
  )
  return rows
}

/** The nearest unit above on a day whose plan of a year is filed, with how many lines it has. */
export async function readPlanAbove(
  client: Queryable,
  { unitId, year, day }: { readonly unitId: number; readonly year: number; readonly day: Day },
): Promise<{ unitId: number; name: string; lines: number } | undefined> {
  const { rows } = await client.query<{ unitId: number; name: string; lines: number }>(
    `select a.unit_id as "unitId", a.name,
            (select count(*)::int from plan_line l where l.unit_id = a.unit_id and l.year = $2) as lines
       from unit_place w join unit a on a.unit_id = any(w.above) and a.unit_id <> w.unit_id
         join study_plan p on p.unit_id = a.unit_id and p.year = $2 and p.filed_on is not null
      where w.unit_id = $1 and w.from_on <= $3 and w.until_on > $3
      order by array_position(w.above, a.unit_id) desc limit 1`,
    [unitId, year, day],
  )
  return rows[0]
}

/** A version as it is kept. */
export interface VersionRow {
  readonly number: number
  readonly madeAt: string
  readonly by: string | null
  readonly reason: string | null
  readonly content: PlanContent
}

/** Some versions of a plan, the first one first. */
export async function readVersions(
  client: Queryable,
  planId: number,
  numbers: readonly number[],
): Promise<VersionRow[]> {
  const { rows } = await client.query<VersionRow>(
    `select v.number, to_json(v.made_at) #>> '{}' as "madeAt", a.name as by, v.reason, v.content
       from plan_version v left join account a using (account_id)
      where v.study_plan_id = $1 and v.number = any($2::int[]) order by v.number`,
    [planId, numbers],
  )
  return rows
}

/** The versions of a plan before a number, the newest first, without what they say. */
export async function listVersionRows(
  client: Queryable,
  planId: number,
  before: number | undefined,
  limit: number,
): Promise<Omit<VersionRow, "content">[]> {
  const { rows } = await client.query<Omit<VersionRow, "content">>(
    `select v.number, to_json(v.made_at) #>> '{}' as "madeAt", a.name as by, v.reason
       from plan_version v left join account a using (account_id)
      where v.study_plan_id = $1 and v.number < $2 order by v.number desc limit $3`,
    [planId, before ?? 2_147_483_647, limit],
  )
  return rows
}

/** Names of some members. */
export async function readNames(
  client: Queryable,
  memberIds: readonly number[],
): Promise<Map<number, string>> {
  const { rows } = await client.query<[number, string]>({
    text: "select member_id, name from member where member_id = any($1)",
    values: [memberIds],
    rowMode: "array",
  })
  return new Map(rows)
}

/** Those of some lines that no plan of a unit above on a day holds: a line is taken over from above alone. */
export async function strangeSources(
  client: Queryable,
  lineIds: readonly number[],
  { unitId, day }: { readonly unitId: number; readonly day: Day },
): Promise<number[]> {
  if (lineIds.length === 0) return []
  const { rows } = await client.query<{ id: number }>(
    `select x.id from unnest($1::int[]) as x (id)
      where not exists (select from plan_line l join unit_place w on l.unit_id = any(w.above) and l.unit_id <> w.unit_id
                         where l.plan_line_id = x.id and w.unit_id = $2 and w.from_on <= $3 and w.until_on > $3)`,
    [lineIds, unitId, day],
  )
  return rows.map(({ id }) => id)
}

/** Plans whose days contradict each other, or whose versions have a gap or are noted before they are there; by unit. */
export async function plansAstray(client: Queryable): Promise<{ unit: string; year: number }[]> {
  const { rows } = await client.query<{ unit: string; year: number }>(
    `select u.code as unit, p.year from study_plan p join unit u using (unit_id)
       left join lateral (select count(*)::int as kept, coalesce(max(number), 0) as last
                            from plan_version v where v.study_plan_id = p.study_plan_id) v on true
      where p.returned_on is not null and (p.submitted_on is null or p.filed_on is not null)
         or p.filed_by is not null and (p.submitted_on is null or p.filed_on is null or v.kept = 0)
         or p.filing_number is not null and p.filed_on is null
         or v.kept <> v.last or p.noted_version > greatest(v.last, 1)
      order by u.code, p.year`,
  )
  return rows
}
