import { presentList } from "../../../domain/events/was-there.ts"
import { type PlanState, planState } from "../../../domain/plans/plan-state.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import type { ActivityKind, OrgKind, StudyDay } from "../../../domain/shared/words.ts"
import { byPost, expectedAt } from "../../access/index.ts"
import { hoursGiven } from "../../hours-given.ts"
import { helperOf, joinArranged, notedFirst } from "../../make-up-queries.ts"
import type { Queryable } from "../../request-context.ts"
import { joinFiling } from "../plans/index.ts"

export interface UnitRow {
  readonly unitId: number
  readonly code: string
  readonly name: string
  readonly kind: OrgKind
  readonly path: string
  /** A group studies with its branch. */
  readonly studyDay: StudyDay | null
  readonly dissolvedOn: Day | null
  readonly parentId: number | null
  readonly parentName: string | null
  /** The groups it has on the day asked about, by code. */
  readonly groups: readonly { readonly unitId: number; readonly name: string }[]
}

/** A unit with its superior and the groups it has on a day. */
export async function findUnit(client: Queryable, unitId: number, day: Day): Promise<UnitRow | undefined> {
  const { rows } = await client.query<UnitRow>(
    `select u.unit_id as "unitId", u.code, u.name, u.kind, u.path::text as path,
            case u.kind when 'group' then p.study_day else u.study_day end as "studyDay", u.dissolved_on as "dissolvedOn",
            u.parent_id as "parentId", p.name as "parentName",
            coalesce((select json_agg(json_build_object('unitId', g.unit_id, 'name', g.name) order by g.code)
                        from unit_place w join unit g using (unit_id)
                       where g.kind = 'group' and w.from_on <= $2 and w.until_on > $2
                         and w.above @> array[u.unit_id] and w.above[cardinality(w.above) - 1] = u.unit_id
                         and (g.dissolved_on is null or g.dissolved_on > $2)), '[]') as groups
       from unit u left join unit p on p.unit_id = u.parent_id where u.unit_id = $1`,
    [unitId, day],
  )
  return rows[0]
}

/** Names and kinds of units. */
export async function namesOf(
  client: Queryable,
  unitIds: readonly number[],
): Promise<Map<number, { name: string; kind: OrgKind; code: string }>> {
  const { rows } = await client.query<{ id: number; name: string; kind: OrgKind; code: string }>(
    "select unit_id as id, name, kind, code from unit where unit_id = any($1)",
    [unitIds],
  )
  return new Map(rows.map(({ id, ...unit }) => [id, unit]))
}

export interface HeldRow {
  readonly activityId: number
  readonly unitId: number
  readonly unitName: string
  readonly path: string
  readonly kind: ActivityKind
  readonly topic: string
  readonly startsAt: string
  readonly startsOn: Day
  readonly hundredthHours: number
  readonly content: string | null
  readonly effect: string | null
  readonly listed: number
  readonly came: number
  readonly onLeave: number
  readonly absent: number
}

/**
 * Activities of `held` with how their lists stand: of those expected who have a row, how many were present. A make-up
 * is no presence, and a guest is not among them.
 */
const withCounts = `
  expected as materialized (${expectedAt("held")}),
  counts as (
    select activity_id, count(*)::int as listed,
           (count(*) filter (where t.status in (${presentList})))::int as came,
           (count(*) filter (where t.status = 'on-leave' or ${notedFirst("t")} = 'on-leave'))::int as "onLeave",
           (count(*) filter (where t.status = 'absent' or ${notedFirst("t")} = 'absent'))::int as absent
      from (select distinct activity_id, member_id from expected) e join attendance t using (activity_id, member_id)
     group by activity_id)
  select a.activity_id as "activityId", a.unit_id as "unitId", u.name as "unitName", u.path::text as path, a.kind, a.topic,
         to_char(a.starts_at, 'YYYY-MM-DD HH24:MI') as "startsAt", a.starts_on as "startsOn",
         ${hoursGiven("a")} as "hundredthHours", left(a.content, 1) as content, left(a.effect, 1) as effect,
         coalesce(c.listed, 0) as listed, coalesce(c.came, 0) as came, coalesce(c."onLeave", 0) as "onLeave",
         coalesce(c.absent, 0) as absent
    from held a join unit u using (unit_id) left join counts c using (activity_id)
   order by a.starts_at desc, a.activity_id desc`

/** What units held last, newest first. */
export async function listHeld(
  client: Queryable,
  unitIds: readonly number[],
  first: Day,
  today: Day,
): Promise<HeldRow[]> {
  const { rows } = await client.query<HeldRow>(
    `with held as materialized (
       select * from activity a where a.unit_id = any($1) and a.starts_on between $2 and $3 and a.state = 'held'
        order by a.starts_at desc, a.activity_id desc), ${withCounts}`,
    [unitIds, first, today],
  )
  return rows
}

/** The last time each kind was held by each unit. */
export async function lastOfKinds(
  client: Queryable,
  unitIds: readonly number[],
  kinds: readonly ActivityKind[],
  today: Day,
): Promise<HeldRow[]> {
  const { rows } = await client.query<HeldRow>(
    `with held as materialized (
       select a.* from unnest($1::int[]) as asked cross join unnest($2::text[]) as of_kind
        cross join lateral (select * from activity x where x.unit_id = asked and x.kind = of_kind and x.state = 'held'
                               and x.starts_on <= $3 order by x.starts_on desc, x.starts_at desc limit 1) a),
       ${withCounts}`,
    [unitIds, kinds, today],
  )
  return rows
}

type WithoutMinutes = Pick<HeldRow, "activityId" | "path" | "kind" | "topic" | "startsAt" | "hundredthHours">

/** What units held in a time and nobody kept minutes of, oldest first. */
export async function heldWithoutMinutes(
  client: Queryable,
  unitIds: readonly number[],
  kinds: readonly ActivityKind[],
  first: Day,
  today: Day,
): Promise<WithoutMinutes[]> {
  const { rows } = await client.query<WithoutMinutes>(
    `select a.activity_id as "activityId", u.path::text as path, a.kind, a.topic,
            to_char(a.starts_at, 'YYYY-MM-DD HH24:MI') as "startsAt", ${hoursGiven("a")} as "hundredthHours"
       from activity a join sitting s using (sitting_id) join unit u using (unit_id)
      where a.unit_id = any($1) and a.kind = any($2) and a.state = 'held' and a.starts_on between $3 and $4
        and coalesce(s.minutes, '') = ''
      order by a.starts_at, a.activity_id`,
    [unitIds, kinds, first, today],
  )
  return rows
}

export interface MakeUpRow {
  readonly activityId: number
  readonly path: string
  readonly topic: string
  readonly kind: ActivityKind
  readonly startsOn: Day
  readonly names: readonly string[]
  /** Everybody named to help one of them. */
  readonly helpers: readonly string[]
  /** Of how many nobody is named to help. */
  readonly withoutHelper: number
  /** Of how many it is arranged for a day that is no longer in time. */
  readonly plannedLate: number
}

/** Absences that nobody has made up, by event, oldest first. */
export async function openMakeUps(
  client: Queryable,
  unitIds: readonly number[],
  kinds: readonly ActivityKind[],
  first: Day,
  today: Day,
  days: number,
): Promise<MakeUpRow[]> {
  const { rows } = await client.query<MakeUpRow>(
    `select a.activity_id as "activityId", u.path::text as path, a.topic, a.kind, a.starts_on as "startsOn",
            array_agg(m.name order by m.code) as names,
            coalesce(array_agg(distinct h.name) filter (where h.name is not null), '{}') as helpers,
            (count(*) filter (where ${helperOf("t")} is null))::int as "withoutHelper",
            (count(*) filter (where arranged.planned_on > a.starts_on + $5::int))::int as "plannedLate"
       from activity a join unit u using (unit_id)
       join attendance t using (activity_id) join member m on m.member_id = t.member_id
       ${joinArranged("t.activity_id", "t.member_id")}
       left join member h on h.member_id = ${helperOf("t")}
      where a.unit_id = any($1) and a.kind = any($2) and a.state = 'held' and a.starts_on between $3 and $4
        and (t.status in ('on-leave', 'absent') or (t.status = 'made-up' and t.made_up_on > $4))
      group by a.activity_id, u.path order by a.starts_on, a.activity_id`,
    [unitIds, kinds, first, today, days],
  )
  return rows
}

/** How many absences of some days nobody has made up, at how many events, and the first of these days. */
export async function countMakeUps(
  client: Queryable,
  unitIds: readonly number[],
  kinds: readonly ActivityKind[],
  first: Day,
  last: Day,
): Promise<{ events: number; people: number; first: Day } | undefined> {
  const { rows } = await client.query<{ events: number; people: number; first: Day }>(
    `select count(distinct activity_id)::int as events, count(*)::int as people, min(a.starts_on) as first
       from activity a join attendance t using (activity_id)
      where a.unit_id = any($1) and a.kind = any($2) and a.state = 'held' and a.starts_on between $3 and $4
        and t.status in ('on-leave', 'absent')
     having count(*) > 0`,
    [unitIds, kinds, first, last],
  )
  return rows[0]
}

export interface AheadRow {
  readonly activityId: number
  readonly kind: ActivityKind
  readonly topic: string
  readonly startsAt: string
  readonly hundredthHours: number
  readonly place: string | null
  readonly unitName: string
}

/** What is planned and reaches a unit, or is held by it or one of its groups; soonest first. */
export async function listAhead(
  client: Queryable,
  path: string,
  groupIds: readonly number[],
  today: Day,
): Promise<AheadRow[]> {
  const { rows } = await client.query<AheadRow>(
    `with ids as (select string_to_array($1, '.')::int[] as above),
     soon as (
       select a.* from activity a, ids where a.audience is null and a.starts_on >= $3 and a.state = 'planned'
          and (a.unit_id = any(above) or a.unit_id = any($2))
       union all
       select a.* from activity a, ids where a.audience is not null and a.audience && above and a.starts_on >= $3
          and a.state = 'planned')
     select a.activity_id as "activityId", a.kind, a.topic, to_char(a.starts_at, 'YYYY-MM-DD HH24:MI') as "startsAt",
            ${hoursGiven("a")} as "hundredthHours", s.place, u.name as "unitName"
       from soon a join unit u using (unit_id) join sitting s using (sitting_id) cross join ids
      where a.kind not in (${byPost}) or a.unit_id = above[array_length(above, 1)] or a.unit_id = any($2)
      order by a.starts_at, a.activity_id limit 5`,
    [path, groupIds, today],
  )
  return rows
}

/** How many of those expected at these activities have no row, by activity. */
export async function countMissing(
  client: Queryable,
  activityIds: readonly number[],
): Promise<Map<number, number>> {
  const { rows } = await client.query<{ activityId: number; missing: number }>(
    `with asked as materialized (
       select activity_id, unit_id, kind, starts_on, audience from activity where activity_id = any($1))
     select e.activity_id as "activityId", count(*)::int as missing from (${expectedAt("asked")}) e
       left join attendance t on t.activity_id = e.activity_id and t.member_id = e.member_id
      where t.activity_id is null group by 1`,
    [activityIds],
  )
  return new Map(rows.map(({ activityId, missing }) => [activityId, missing]))
}

/** Units, of these, that exist on the last day of a year and by today have no plan filed for the next, `year`. */
export async function unitsWithoutPlan(
  client: Queryable,
  unitIds: readonly number[],
  year: number,
  today: Day,
): Promise<number[]> {
  const { rows } = await client.query<{ unitId: number }>(
    `select unit_id as "unitId" from unit u
      where unit_id = any($1::int[]) and coalesce(founded_on < make_date($2, 1, 1), true)
        and coalesce(dissolved_on >= make_date($2, 1, 1), true)
        and not exists (select from study_plan p where p.unit_id = u.unit_id and p.year = $2 and p.filed_on <= $3::date)`,
    [unitIds, year, today],
  )
  return rows.map(({ unitId }) => unitId)
}

/** A plan that is not filed yet, and where it stands. */
export interface PlanOnItsWay {
  readonly year: number
  readonly state: PlanState
  readonly submittedOn: Day | null
  readonly returnedOn: Day | null
  readonly returnWord: string | null
  readonly filesWith: string | null
}

/** The plans of a unit from a year on that are not filed: those given back first. */
export async function plansOnTheirWay(
  client: Queryable,
  unitId: number,
  from: number,
): Promise<PlanOnItsWay[]> {
  const { rows } = await client.query<Omit<PlanOnItsWay, "state">>(
    `select p.year, p.submitted_on as "submittedOn", p.returned_on as "returnedOn", p.return_word as "returnWord",
            f.name as "filesWith"
       from study_plan p join unit u using (unit_id) ${joinFiling}
      where p.unit_id = $1 and p.year >= $2 and p.filed_on is null
      order by p.returned_on is null, p.year`,
    [unitId, from],
  )
  return rows.map((row) => ({ ...row, state: planState({ ...row, filedOn: null }) }))
}

/** The years, from one on, whose plan of a unit is sent up and waits to be filed. */
export async function plansSentUp(client: Queryable, unitId: number, from: number): Promise<Set<number>> {
  const plans = await plansOnTheirWay(client, unitId, from)
  return new Set(plans.flatMap(({ state, year }) => (state === "submitted" ? [year] : [])))
}

/** The year of the earliest activity; undefined: there is none. Before it every year is empty. */
export async function firstYearRecorded(client: Queryable): Promise<number | undefined> {
  const { rows } = await client.query<{ year: number }>(
    "select extract(year from starts_on)::int as year from activity order by starts_at limit 1",
  )
  return rows[0]?.year
}
