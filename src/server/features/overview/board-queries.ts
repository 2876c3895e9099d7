import type { Taken } from "../../../domain/overview/board-view.ts"
import type { DutyGroup } from "../../../domain/overview/duty.ts"
import type { OrgKind } from "../../../domain/shared/words.ts"
import type { Queryable } from "../../moment.ts"

/** Which rows of a year are looked at, and which of their periods. */
export interface BoardQuestion {
  readonly year: number
  /** The path of the unit whose board it is. */
  readonly path: string
  readonly taken: readonly Taken[]
  /** Obligations with the group each belongs to. */
  readonly obligations: ReadonlyMap<string, DutyGroup>
}

/** How many subjects of a group stand how, below one child (or in the unit itself, where `childId` is its own id). */
export interface BandRow {
  readonly childId: number
  readonly group: DutyGroup
  readonly kind: "branches" | "units" | "people"
  readonly severity: number
  readonly count: number
}

/** Periods by kind ($3 to $5), obligations with their groups ($6, $7). */
const asked = `
  taken as (select * from unnest($3::text[], $4::int[], $5::int[]) as t(kind, first, last)),
  asked as (select * from unnest($6::text[], $7::text[]) as t(obligation, duty_group)),
  below as materialized (
    select u.unit_id, u.kind, case when u.kind = 'group' then u.parent_id else u.unit_id end as holder_id,
           coalesce((string_to_array(u.path::text, '.'))[nlevel($2::ltree) + 1]::int, u.unit_id) as child_id
      from unit u where u.path <@ $2::ltree)`

/** The worst of the periods taken: 4 short, 3 at risk, 2 open, 1 met, 0 nothing asked. */
const severity = (row: string, taken: string) => {
  const states = `substr(${row}.states, ${taken}.first, greatest(0, ${taken}.last - ${taken}.first + 1))`
  return `case when strpos(${states}, 's') > 0 then 4 when strpos(${states}, 'r') > 0 then 3
               when strpos(${states}, 'o') > 0 then 2 when strpos(${states}, 'm') > 0 then 1 else 0 end`
}

function valuesOf({ year, path, taken, obligations }: BoardQuestion): unknown[] {
  return [
    year,
    path,
    taken.map(({ kind }) => kind),
    taken.map(({ first }) => first),
    taken.map(({ last }) => last),
    [...obligations.keys()],
    [...obligations.values()],
  ]
}

/** One obligation over a whole subtree, in the period that runs. */
export interface ObligationRow {
  readonly obligation: string
  readonly done: number
  readonly all: number
  /** Sums of what is asked and done, for spot checks. */
  readonly target: number
  readonly actual: number
}

/**
 * Units by their worst in each group, a branch with what its groups owe as one; and how many have met each obligation
 * in the period that runs ($8, $9: the number of the current one of each kind), with sums where they are wanted ($10).
 */
export async function bandsOfUnits(
  client: Queryable,
  question: BoardQuestion,
  current: readonly { readonly kind: string; readonly last: number }[],
  summed: readonly string[],
): Promise<{ readonly bands: BandRow[]; readonly now: ObligationRow[] }> {
  const { rows } = await client.query<{ bands: BandRow[]; now: ObligationRow[] }>({
    name: "board-units",
    text: `with ${asked},
      current as (select * from unnest($8::text[], $9::int[]) as c(kind, at)),
      row as materialized (
        select b.child_id, b.holder_id, b.kind, k.duty_group, k.obligation, ${severity("s", "t")} as severity,
               substr(s.states, c.at, 1) as letter
          from standing s join below b on b.unit_id = s.unit_id join asked k on k.obligation = s.obligation
          join taken t on t.kind = s.period_kind join current c on c.kind = s.period_kind
         where s.year = $1 and s.unit_id is not null),
      held as (
        select child_id, duty_group, max(severity) as severity, bool_or(kind in ('branch', 'group')) as is_branch
          from row group by child_id, holder_id, duty_group),
      bands as (
        select child_id as "childId", duty_group as "group", severity, count(*)::int as count,
               case when is_branch then 'branches' else 'units' end as kind
          from held where severity > 0 group by 1, 2, 3, 5),
      now as (
        select r.obligation, r.done, r.all, coalesce(x.target, 0)::float8 as target,
               coalesce(x.actual, 0)::float8 as actual
          from (select obligation, (count(*) filter (where letter = 'm'))::int as done,
                       (count(*) filter (where letter <> '-'))::int as all from row group by 1) r
          left join lateral (
                 select sum(s.targets[c.at]) as target, sum(s.actuals[c.at]) as actual
                   from standing s join current c on c.kind = s.period_kind
                  where r.obligation = any($10) and s.year = $1 and s.obligation = r.obligation
                    and s.unit_id in (select unit_id from below)) x on true)
      select coalesce((select json_agg(bands) from bands), '[]') as bands,
             coalesce((select json_agg(now) from now), '[]') as now`,
    values: [...valuesOf(question), current.map(({ kind }) => kind), current.map(({ last }) => last), summed],
  })
  return rows[0] ?? { bands: [], now: [] }
}

/** How bad a band is, as {@link bandsOfUnits} counts it. */
const bandSeverity = `case band when 'short' then 4 when 'at-risk' then 3 when 'open' then 2 else 1 end`

/** People by the worst of their yearly training obligations: counts, as they are kept. */
export async function bandsOfPeople(
  client: Queryable,
  { year, path }: Pick<BoardQuestion, "year" | "path">,
  group: DutyGroup,
): Promise<BandRow[]> {
  const { rows } = await client.query<BandRow>({
    name: "board-people",
    text: `select coalesce((string_to_array(u.path::text, '.'))[nlevel($2::ltree) + 1]::int, u.unit_id) as "childId",
                  $3::text as "group", p.severity, sum(p.people)::int as count, 'people' as kind
             from standing_people p join unit u on u.unit_id = p.home_unit_id
            where p.year = $1 and u.path <@ $2::ltree group by 1, 3`,
    values: [year, path, group],
  })
  return rows
}

export interface ChildRow {
  readonly unitId: number
  readonly code: string
  readonly name: string
  readonly kind: OrgKind
  readonly branches: number
  readonly people: number
}

/** The unit itself and its children, by code, with how many branches and people belong to each. */
export async function listChildren(
  client: Queryable,
  year: number,
  unitId: number,
  path: string,
): Promise<ChildRow[]> {
  const { rows } = await client.query<ChildRow>({
    name: "board-children",
    text: `with below as materialized (
        select u.unit_id, u.kind, u.dissolved_on,
               coalesce((string_to_array(u.path::text, '.'))[nlevel($3::ltree) + 1]::int, u.unit_id) as child_id
          from unit u where u.path <@ $3::ltree),
      branches as (
        select child_id, count(*) as count from below
         where kind = 'branch' and (dissolved_on is null or dissolved_on > make_date($1, 1, 1)) group by 1),
      people as (
        select b.child_id, sum(h.count) as count
          from (select home_unit_id, count(*) as count from standing_home where year = $1 group by 1) h
          join below b on b.unit_id = h.home_unit_id group by 1)
      select u.unit_id as "unitId", u.code, u.name, u.kind, coalesce(b.count, 0)::int as branches,
             coalesce(p.count, 0)::int as people
        from unit u left join branches b on b.child_id = u.unit_id left join people p on p.child_id = u.unit_id
       where (u.parent_id = $2 or u.unit_id = $2)
         and (u.dissolved_on is null or u.dissolved_on > make_date($1, 1, 1))
       order by u.unit_id <> $2, u.code`,
    values: [year, unitId, path],
  })
  return rows
}

export interface OwingRow {
  readonly unitId: number
  readonly code: string
  readonly name: string
  readonly parentName: string
  readonly severity: number
  /** How many people are meant; null where units are. */
  readonly people: number | null
}

/** Branches below a unit whose worst is as asked (or that hold people whose worst is), in the order of their codes. */
export async function listOwing(
  client: Queryable,
  question: BoardQuestion,
  page: {
    readonly severity: number | null
    readonly people: boolean
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
         where (s.member_id is not null) = $11::boolean and b.kind in ('branch', 'group') and $7::text[] is not null
         group by 1, 2),
      held as (
        select holder_id, max(severity) as severity, count(*)::int as people from one
         where severity > 0 and ($8::int is null or severity = $8) group by 1)
      select u.unit_id as "unitId", u.code, u.name, coalesce(p.name, '') as "parentName", h.severity,
             case when $11 then h.people end as people
        from held h join unit u on u.unit_id = h.holder_id left join unit p on p.unit_id = u.parent_id
       where u.code > $9 order by u.code limit $10`,
    [...valuesOf(question), page.severity, page.after, page.limit, page.people],
  )
  return rows
}

/** How people of some units stand in the groups asked, each by their worst: counts. */
export async function countPeople(
  client: Queryable,
  year: number,
  unitIds: readonly number[],
  obligations: readonly string[],
): Promise<{ severity: number; count: number }[]> {
  const { rows } = await client.query<{ severity: number; count: number }>({
    name: "people-by-worst",
    text: `select severity, count(*)::int as count
             from (select member_id, max(${bandSeverity}) as severity
                     from standing where year = $1 and obligation = any($3) and home_unit_id = any($2)
                      and member_id is not null group by 1) one
            group by 1`,
    values: [year, unitIds, obligations],
  })
  return rows
}

/** The groups of some branches, each with its branch. */
export async function listGroupsOf(
  client: Queryable,
  branchIds: readonly number[],
): Promise<(readonly [number, number])[]> {
  const { rows } = await client.query<{ id: number; parentId: number }>(
    `select unit_id as id, parent_id as "parentId" from unit where parent_id = any($1) and kind = 'group'`,
    [branchIds],
  )
  return rows.map(({ id, parentId }) => [id, parentId])
}
