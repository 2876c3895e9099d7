import type { Taken } from "../../../domain/overview/board-view.ts"
import type { TaskGroup } from "../../../domain/policy/task-groups.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import type { ActivityKind, OrgKind } from "../../../domain/shared/words.ts"
import { heldOn, isThereOn, nameOn } from "../../access/index.ts"
import type { Queryable } from "../../request-context.ts"

/** Which rows of a year are looked at, and which of their periods. */
export interface BoardQuestion {
  readonly year: number
  /** Units count where they stand on it; whoever, and whatever unit, is not there on it is not counted. */
  readonly day: Day
  /** The units whose board it is. */
  readonly unitIds: readonly number[]
  readonly taken: readonly Taken[]
  /** Obligations with the group each belongs to. */
  readonly obligations: ReadonlyMap<string, TaskGroup>
  /** What is asked about cannot be recorded here: nobody is short of it, nor at risk. */
  readonly apart: boolean
}

/** Whether a place of a unit is the one of a day, and lies in one of some units, as a condition of SQL. */
const placed = (place: string, day: string, among: string) =>
  `(${place}.from_on <= ${day} and ${place}.until_on > ${day} and ${place}.above && ${among}::int[])`

/** Periods by kind ($3 to $5), obligations with their groups ($6, $7), and the day ($8). */
const asked = `
  taken as (select * from unnest($3::text[], $4::int[], $5::int[]) as t(kind, first, last)),
  asked as (select * from unnest($6::text[], $7::text[]) as t(obligation, task_group)),
  below as materialized (
    select u.unit_id, u.kind, h.unit_id as holder_id,
           ${isThereOn("u", "$8")} as unit_there, ${isThereOn("h", "$8")} as holder_there
      from unit_place w join unit u using (unit_id)
      join unit h on h.unit_id = case when u.kind = 'group' and cardinality(w.above) > 1
                                      then w.above[cardinality(w.above) - 1] else u.unit_id end
     where ${placed("w", "$8", "$2")})`

/** Somebody who belongs to a unit on that day, as a condition of SQL; a bare column would be that of the membership. */
const belongs = (
  member: `${string}.member_id`,
  day: string,
) => `exists (select from membership m where m.member_id = ${member}
  and ${heldOn("m", day)})`

/** The worst of the periods taken: 4 short, 3 at risk, 2 open, 1 met, 0 nothing asked; what stands apart ($13) is open at most. */
const severity = (row: string, taken: string) => {
  const states = `substr(${row}.states, ${taken}.first, greatest(0, ${taken}.last - ${taken}.first + 1))`
  return `least(case when $13 then 2 else 4 end,
                case when strpos(${states}, 's') > 0 then 4 when strpos(${states}, 'r') > 0 then 3
                     when strpos(${states}, 'o') > 0 then 2 when strpos(${states}, 'm') > 0 then 1 else 0 end)`
}

function valuesOf({ year, unitIds, taken, obligations, day }: BoardQuestion): unknown[] {
  return [
    year,
    unitIds,
    taken.map(({ kind }) => kind),
    taken.map(({ first }) => first),
    taken.map(({ last }) => last),
    [...obligations.keys()],
    [...obligations.values()],
    day,
  ]
}

/** What one obligation asks of units in one of its periods (from 1), and what was done; of those it asks, by code. */
export async function figuresIn(
  client: Queryable,
  of: { readonly year: number; readonly obligation: string; readonly period: number },
): Promise<{ unitId: number; target: number; actual: number }[]> {
  const { rows } = await client.query<{ unitId: number; target: number; actual: number }>({
    name: "board-figures",
    text: `select unit_id as "unitId", s.targets[$3]::float8 as target, coalesce(s.actuals[$3], 0)::float8 as actual
             from standing s join unit u using (unit_id)
            where s.year = $1 and s.obligation = $2 and s.targets[$3] is not null
            order by u.code`,
    values: [of.year, of.obligation, of.period],
  })
  return rows
}

export interface OwingRow {
  readonly unitId: number
  readonly code: string
  readonly name: string
  readonly kind: OrgKind
  readonly parentName: string
  /** The unit it stands under; null: none. */
  readonly parentId: number | null
  readonly severity: number
  /** How many people are meant; null where units are. */
  readonly people: number | null
}

/**
 * Branches below a unit whose worst is as asked (or that hold people whose worst is), or units that are none, in the
 * order of their codes.
 */
export async function listOwing(
  client: Queryable,
  question: BoardQuestion,
  page: {
    /** Null: any. */
    readonly severities: readonly number[] | null
    /** `any`: branches as well as units that are none. */
    readonly of: "branches" | "units" | "people" | "any"
    readonly after: string
    readonly limit: number
  },
): Promise<OwingRow[]> {
  const { rows } = await client.query<OwingRow>(
    `with ${asked},
      one as (
        select b.holder_id, coalesce(s.member_id, 0) as subject, max(${severity("s", "t")}) as severity
          from asked k join standing s on s.year = $1 and s.obligation = k.obligation
          join below b on b.unit_id = s.home_unit_id join taken t on t.kind = s.period_kind
         where (s.member_id is not null) = ($12::text = 'people') and $7::text[] is not null
           and ($12::text = 'people'
                or ($12::text = 'any' or (b.kind in ('branch', 'group')) = ($12::text = 'branches'))
                   and b.unit_there and b.holder_there)
           and (s.member_id is null or ${belongs("s.member_id", "$8")})
         group by 1, 2),
      held as (
        select holder_id, max(severity) as severity, count(*)::int as people from one
         where severity > 0 and ($9::int[] is null or severity = any($9)) group by 1)
      select u.unit_id as "unitId", u.code, ${nameOn("u", "$8")} as name, u.kind,
             coalesce(${nameOn("p", "$8")}, '') as "parentName",
             p.unit_id as "parentId", h.severity,
             case when $12::text = 'people' then h.people end as people
        from held h join unit u on u.unit_id = h.holder_id
        left join unit_place w on w.unit_id = u.unit_id and w.from_on <= $8 and w.until_on > $8
        left join unit p on p.unit_id = w.above[cardinality(w.above) - 1]
       where u.code > $10 order by u.code limit $11`,
    [...valuesOf(question), page.severities, page.after, page.limit, page.of, question.apart],
  )
  return rows
}

/** The sitting of a kind that a unit holds in some days: held before planned, then the last. */
export interface SittingAsked {
  readonly unitId: number
  readonly kind: ActivityKind
  readonly from: Day
  readonly to: Day
}

/** The sitting that was found for a question. */
interface SittingFound extends Pick<SittingAsked, "unitId" | "kind" | "from"> {
  readonly activityId: number
  readonly start: string
  readonly held: boolean
}

/** The sitting that stands for each of some questions; none where nothing is held or planned. */
export async function listSittings(
  client: Queryable,
  asked: readonly SittingAsked[],
): Promise<SittingFound[]> {
  const { rows } = await client.query<SittingFound>(
    `select q.unit_id as "unitId", q.kind, q.first as "from", a.activity_id as "activityId",
            to_char(a.starts_at, 'YYYY-MM-DD HH24:MI') as start, a.state = 'held' as held
       from unnest($1::int[], $2::text[], $3::date[], $4::date[]) as q(unit_id, kind, first, last)
       cross join lateral (
         select activity_id, starts_at, state from activity a
          where a.unit_id = q.unit_id and a.kind = q.kind and a.starts_on between q.first and q.last
            and a.state in ('held', 'planned')
          order by a.state = 'held' desc, a.starts_at desc, a.activity_id limit 1) a`,
    [
      asked.map(({ unitId }) => unitId),
      asked.map(({ kind }) => kind),
      asked.map(({ from }) => from),
      asked.map(({ to }) => to),
    ],
  )
  return rows
}

/** A branch, and whether its plan for a year is filed. */
export interface PlanRow {
  readonly unitId: number
  readonly code: string
  readonly name: string
  readonly kind: OrgKind
  readonly parentName: string
  readonly filed: boolean
}

interface PlansAsked {
  readonly unitIds: readonly number[]
  readonly year: number
  readonly today: Day
}

/** The branches below some units ($1) that exist on the eve of a year ($2). */
const branchesAhead = `unit_place w join unit u using (unit_id)`
const areAhead = `u.kind = 'branch' and ${placed("w", "make_date($2, 1, 1) - 1", "$1")}
  and ${isThereOn("u", "make_date($2, 1, 1) - 1")}`

/** Whether the plan of such a branch is filed by a day ($3). */
const isFiled = `exists (select from study_plan s where s.unit_id = u.unit_id and s.year = $2 and s.filed_on <= $3)`

/** The branches below some units that exist on the eve of a year, with whether its plan is filed by a day; by code. */
export async function listPlansAhead(
  client: Queryable,
  { unitIds, year, today }: PlansAsked,
): Promise<PlanRow[]> {
  const { rows } = await client.query<PlanRow>(
    `select u.unit_id as "unitId", u.code, u.name, u.kind, coalesce(p.name, '') as "parentName", ${isFiled} as filed
       from ${branchesAhead} left join unit p on p.unit_id = w.above[cardinality(w.above) - 1]
      where ${areAhead} order by u.code`,
    [unitIds, year, today],
  )
  return rows
}

/** The units whose plan for a year is filed by a day. */
export async function listPlansFiled(
  client: Queryable,
  { year, today }: Omit<PlansAsked, "unitIds">,
): Promise<ReadonlySet<number>> {
  const { rows } = await client.query<[number]>({
    name: "plans-filed",
    text: "select unit_id from study_plan where year = $1 and filed_on <= $2",
    values: [year, today],
    rowMode: "array",
  })
  return new Set(rows.map(([unitId]) => unitId))
}

/** How bad a band is, as boards count it. */
const bandSeverity = `case band when 'short' then 4 when 'at-risk' then 3 when 'open' then 2 else 1 end`

/** How people of some units who belong to one on a day stand in the groups asked, each by their worst: counts. */
export async function countPeople(
  client: Queryable,
  { year, day }: { readonly year: number; readonly day: Day },
  unitIds: readonly number[],
  obligations: readonly string[],
): Promise<{ severity: number; count: number }[]> {
  const { rows } = await client.query<{ severity: number; count: number }>({
    name: "people-by-worst",
    text: `select severity, count(*)::int as count
             from (select member_id, max(${bandSeverity}) as severity
                     from standing where year = $1 and obligation = any($3) and home_unit_id = any($2)
                      and member_id is not null and ${belongs("standing.member_id", "$4")} group by 1) one
            group by 1`,
    values: [year, unitIds, obligations, day],
  })
  return rows
}

/** How many people of some units who belong to one on a day are behind with each of some obligations, and whether one is short. */
export async function behindByObligation(
  client: Queryable,
  of: {
    readonly year: number
    readonly day: Day
    readonly unitIds: readonly number[]
    readonly obligations: readonly string[]
  },
): Promise<{ obligation: string; short: boolean; people: number }[]> {
  const { rows } = await client.query<{ obligation: string; short: boolean; people: number }>(
    `select obligation, bool_or(band = 'short') as short, count(distinct member_id)::int as people
       from standing
      where year = $1 and obligation = any($3) and home_unit_id = any($2) and member_id is not null
        and band in ('at-risk', 'short') and ${belongs("standing.member_id", "$4")}
      group by 1 order by 1`,
    [of.year, of.unitIds, of.obligations, of.day],
  )
  return rows
}

/** The groups that some branches have on a day, each with its branch. */
export async function listGroupsOf(
  client: Queryable,
  branchIds: readonly number[],
  day: Day,
): Promise<{ readonly id: number; readonly name: string; readonly parentId: number }[]> {
  const { rows } = await client.query<{ id: number; name: string; parentId: number }>(
    `select g.unit_id as id, ${nameOn("g", "$2")} as name, w.above[cardinality(w.above) - 1] as "parentId"
       from unit_place w join unit g using (unit_id)
      where g.kind = 'group' and ${placed("w", "$2", "$1")} and ${isThereOn("g", "$2")}
        and w.above[cardinality(w.above) - 1] = any($1)`,
    [branchIds, day],
  )
  return rows
}
