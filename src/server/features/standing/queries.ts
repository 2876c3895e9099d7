import type { Band } from "../../../domain/evaluation/band.ts"
import type { OrgKind } from "../../../domain/shared/words.ts"
import type { Queryable } from "../../moment.ts"
import type { KeptRow } from "./standing.ts"
import type { KeptYear } from "./store.ts"

/**
 * Whether a year is kept for the day ($1 to $3: year, day, basis), and nothing has been touched since. The first row
 * of the log is looked for by its index, which forgets what was taken out sooner than the table does.
 */
const fresh = `(exists (select from standing_year where year = $1 and as_of = $2 and basis = $3)
  and (select touched_id from touched order by touched_id limit 1) is null) as fresh`

/** Rows that were asked for, and whether they are up to date. */
export interface Found<Row> {
  readonly fresh: boolean
  readonly rows: Row[]
}

const valuesOf = ({ year, asOf, basis }: KeptYear) => [year, asOf, basis]

/** Whether what is kept of a year is up to date. */
export async function isFresh(client: Queryable, of: KeptYear): Promise<boolean> {
  const { rows } = await client.query<{ fresh: boolean }>({
    name: "standing-fresh",
    text: `select ${fresh}`,
    values: valuesOf(of),
  })
  return rows[0]?.fresh ?? false
}

/** What is kept of a year has another version as soon as anything of it has changed; undefined: nothing is kept. */
export async function versionOf(client: Queryable, year: number): Promise<string | undefined> {
  const { rows } = await client.query<{ version: string }>({
    name: "standing-version",
    text: "select xmin::text as version from standing_year where year = $1",
    values: [year],
  })
  return rows[0]?.version
}

const columns = `s.obligation, s.pack, s.unit_id as "unitId", s.member_id as "memberId",
  s.home_unit_id as "homeUnitId", s.band, s.met, s.open, s.at_risk as "atRisk", s.short,
  s.period_kind as "periodKind", s.states, s.targets, s.actuals`

type Row = { readonly fresh: boolean } & (KeptRow | { readonly obligation: null })

/** One row at least comes back: it says whether the others are up to date. */
function found(rows: readonly Row[]): Found<KeptRow> {
  const kept = rows.flatMap(({ fresh: _, ...row }) => (row.obligation === null ? [] : [row]))
  return { fresh: rows[0]?.fresh ?? false, rows: kept }
}

/** The rows of a member, in the order of the obligations. */
export async function findOfMember(
  client: Queryable,
  of: KeptYear,
  memberId: number,
): Promise<Found<KeptRow>> {
  const { rows } = await client.query<Row>({
    name: "standing-of-member",
    text: `select f.fresh, ${columns} from (select ${fresh}) f
             left join standing s on s.member_id = $4 and s.year = $1 order by s.obligation`,
    values: [...valuesOf(of), memberId],
  })
  return found(rows)
}

/** The rows of some units, in the order of their ids and the obligations. */
export async function findOfUnits(
  client: Queryable,
  of: KeptYear,
  unitIds: readonly number[],
): Promise<Found<KeptRow>> {
  const { rows } = await client.query<Row>({
    name: "standing-of-units",
    text: `select f.fresh, ${columns} from (select ${fresh}) f
             left join standing s on s.unit_id = any($4::int[]) and s.year = $1 order by s.unit_id, s.obligation`,
    values: [...valuesOf(of), unitIds],
  })
  return found(rows)
}

/** How many subjects are in each band. */
export interface Counts {
  readonly obligation: string
  readonly pack: string
  readonly of: "units" | "members"
  readonly met: number
  readonly open: number
  readonly atRisk: number
  readonly short: number
}

/** A unit with everything below it, or, where it is the one asked about, without. */
export interface Place {
  readonly unitId: number
  readonly code: string
  readonly name: string
  readonly kind: OrgKind
  /** Those that exist on the day. */
  readonly branches: number
  readonly members: number
}

/** A unit and its direct children, in the order of their codes. */
export async function listPlaces(
  client: Queryable,
  { year, asOf }: Pick<KeptYear, "year" | "asOf">,
  unitId: number,
): Promise<Place[]> {
  const { rows } = await client.query<Place>({
    name: "standing-places",
    text: `with below as materialized (
        select u.unit_id,
               case when u.unit_id = $2 then $2 else subpath(u.path, nlevel(top.path), 1)::text::int end as place_id,
               u.kind = 'branch' and (u.founded_on is null or u.founded_on <= $3)
                 and (u.dissolved_on is null or u.dissolved_on > $3) as is_branch
          from unit top join unit u on u.path <@ top.path where top.unit_id = $2),
      home as (select home_unit_id as unit_id, count(*)::int as n from standing_home where year = $1 group by 1),
      counted as materialized (
        select b.place_id, count(*) filter (where b.is_branch)::int as branches, coalesce(sum(h.n), 0)::int as members
          from below b left join home h on h.unit_id = b.unit_id group by 1)
      select p.unit_id as "unitId", p.code, p.name, p.kind, c.branches, c.members
        from counted c join unit p on p.unit_id = c.place_id order by p.code`,
    values: [year, unitId, asOf],
  })
  return rows
}

const tally = `s.obligation, s.pack, case when s.of_units then 'units' else 'members' end as of,
  s.met, s.open, s.at_risk as "atRisk", s.short`

/** How many subjects are in each band within some units, in the order of the obligations. */
export async function listTallies(
  client: Queryable,
  year: number,
  unitIds: readonly number[],
): Promise<(Counts & { readonly placeId: number })[]> {
  const { rows } = await client.query<Counts & { readonly placeId: number }>({
    name: "standing-tallies",
    text: `select s.unit_id as "placeId", ${tally} from standing_tally s
            where s.year = $1 and s.unit_id = any($2::int[]) order by s.obligation`,
    values: [year, unitIds],
  })
  return rows
}

/** How many subjects below a unit have met, still have, or have missed one period of an obligation. */
export async function countStates(
  client: Queryable,
  {
    year,
    unitId,
    obligation,
    index,
    periodKind,
  }: {
    readonly year: number
    readonly unitId: number
    readonly obligation: string
    readonly periodKind: string
    /** Of the period, from 0. */
    readonly index: number
  },
): Promise<Map<string, number>> {
  const { rows } = await client.query<{ state: string; n: number }>({
    name: "standing-states",
    // The planner takes far too few units to lie below another: it must not begin with them.
    text: `with kept as materialized (
        select home_unit_id, period_kind, substr(states, $4, 1) as state from standing
         where year = $1 and obligation = $3)
      select k.state, count(*)::int as n from kept k join unit u on u.unit_id = k.home_unit_id
       where k.period_kind = $5 and coalesce(u.path <@ (select path from unit where unit_id = $2), false) group by 1`,
    values: [year, unitId, obligation, index + 1, periodKind],
  })
  return new Map(rows.map(({ state, n }) => [state, n]))
}

/** What one unit owes of one obligation. */
export interface Owed {
  readonly unitId: number
  readonly code: string
  readonly name: string
  readonly kind: OrgKind
  readonly obligation: string
  readonly pack: string
  readonly band: Band
  readonly met: number
  readonly open: number
  readonly atRisk: number
  readonly short: number
}

/** What is asked about units that owe. */
export interface OwingQuestion {
  readonly obligation?: string
  readonly bands: readonly Band[]
  readonly limit: number
  readonly afterCode?: string
}

/** The next units below a unit that have an obligation in one of the bands, by code, with those obligations. */
export async function listOwing(
  client: Queryable,
  year: number,
  unitId: number,
  { obligation, bands, limit, afterCode }: OwingQuestion,
): Promise<Owed[]> {
  const { rows } = await client.query<Owed>({
    name: "standing-owing",
    text: `with owing as (
        select u.unit_id, u.code, u.name, u.kind
          from unit top join unit u on u.path <@ top.path
         where top.unit_id = $2 and ($6::text is null or u.code > $6)
           and (u.kind = 'branch' or $3::text is not null)
           and exists (select from standing s where s.unit_id = u.unit_id and s.year = $1 and s.band = any($4)
                          and ($3::text is null or s.obligation = $3))
         order by u.code limit $5)
      select o.unit_id as "unitId", o.code, o.name, o.kind, s.obligation, s.pack, s.band, s.met, s.open,
             s.at_risk as "atRisk", s.short
        from owing o join standing s on s.unit_id = o.unit_id and s.year = $1
       where s.band = any($4) and ($3::text is null or s.obligation = $3) order by o.code, s.obligation`,
    values: [year, unitId, obligation ?? null, bands, limit, afterCode ?? null],
  })
  return rows
}

/** How many subjects of one obligation are in each band, within some units or everywhere. */
export async function countObligation(
  client: Queryable,
  year: number,
  obligation: string,
  paths: readonly string[] | null,
): Promise<Counts | undefined> {
  const { rows } = await client.query<Counts>({
    name: "standing-obligation",
    text: `select s.obligation, s.pack, case when s.of_units then 'units' else 'members' end as of,
                  sum(s.met)::int as met, sum(s.open)::int as open, sum(s.at_risk)::int as "atRisk",
                  sum(s.short)::int as short
             from standing_tally s join unit u using (unit_id)
            where s.year = $1 and s.obligation = $2
              and case when $3::ltree[] is null then u.parent_id is null else u.path = any($3::ltree[]) end
            group by 1, 2, 3`,
    values: [year, obligation, paths],
  })
  return rows[0]
}
