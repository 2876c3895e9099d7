import type { ObligationStates } from "../../../domain/overview/count-board.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import type { Queryable } from "../../request-context.ts"
import { belongsOn } from "./belongs-on.ts"
import type { StoredRow } from "./standing.ts"
import type { WantedYear } from "./store.ts"

/**
 * Whether a year is kept for the day ($1 to $3: year, day, basis), and nothing has been touched since. The first row
 * of the log is looked for by its index, which forgets what was taken out sooner than the table does.
 */
const fresh = `(exists (select from standing_year where year = $1 and $2 between as_of and holds_until and basis = $3)
  and (select invalidation_id from invalidation order by invalidation_id limit 1) is null) as fresh`

/** Rows that were asked for, and whether they are up to date. */
export interface Found<Row> {
  readonly fresh: boolean
  readonly rows: Row[]
}

const valuesOf = ({ year, asOf, basis }: WantedYear) => [year, asOf, basis]

/** Whether what is kept of a year is up to date. */
export async function isFresh(client: Queryable, of: WantedYear): Promise<boolean> {
  const { rows } = await client.query<{ fresh: boolean }>({
    name: "standing-fresh",
    text: `select ${fresh}`,
    values: valuesOf(of),
  })
  return rows[0]?.fresh ?? false
}

/** The day as known on which what is kept of a year was judged; undefined where nothing is kept. */
export async function dayKept(client: Queryable, year: number): Promise<Day | undefined> {
  const { rows } = await client.query<{ asOf: Day }>(
    `select as_of as "asOf" from standing_year where year = $1`,
    [year],
  )
  return rows[0]?.asOf
}

/** Whether a year is not kept for the day, or nobody knows what has changed since. */
export async function mustBeJudgedWhole(client: Queryable, of: WantedYear): Promise<boolean> {
  const { rows } = await client.query<{ whole: boolean }>({
    name: "standing-whole",
    text: `select not exists (select from standing_year where year = $1 and $2 between as_of and holds_until and basis = $3)
               or exists (select from invalidation where unit_id is null and member_id is null
                             and coalesce($1 >= since_year, true) and coalesce($1 <= until_year, true)) as whole`,
    values: valuesOf(of),
  })
  return rows[0]?.whole ?? true
}

const columns = `s.obligation, s.pack, s.unit_id as "unitId", s.member_id as "memberId",
  s.home_unit_id as "homeUnitId", s.band, s.met, s.open, s.at_risk as "atRisk", s.short, s.exempted_by as "exemptedBy",
  s.period_kind as "periodKind", s.states, s.targets, s.actuals`

type Row = { readonly fresh: boolean } & (StoredRow | { readonly obligation: null })

/** One row at least comes back: it says whether the others are up to date. */
function found(rows: readonly Row[]): Found<StoredRow> {
  const kept = rows.flatMap(({ fresh: _, ...row }) => (row.obligation === null ? [] : [row]))
  return { fresh: rows[0]?.fresh ?? false, rows: kept }
}

/** The rows of a member, in the order of the obligations. */
export async function findOfMember(
  client: Queryable,
  of: WantedYear,
  memberId: number,
): Promise<Found<StoredRow>> {
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
  of: WantedYear,
  unitIds: readonly number[],
): Promise<Found<StoredRow>> {
  const { rows } = await client.query<Row>({
    name: "standing-of-units",
    text: `select f.fresh, ${columns} from (select ${fresh}) f
             left join standing s on s.unit_id = any($4::int[]) and s.year = $1 order by s.unit_id, s.obligation`,
    values: [...valuesOf(of), unitIds],
  })
  return found(rows)
}

/** The version of a year that is kept, and what is another in it than in the one known before. */
export interface YearVersion {
  readonly version: number
  readonly judgedIn: number
  readonly changed: readonly number[]
}

/** The version that is kept of a year, and the units it has changed for since another one. */
export async function findVersion(
  client: Queryable,
  year: number,
  known: number,
): Promise<YearVersion | undefined> {
  const { rows } = await client.query<YearVersion>({
    name: "standing-version",
    text: `select y.version, y.judged_in as "judgedIn",
                  array(select distinct unnest(c.unit_ids) from standing_change c
                         where c.year = y.year and c.version > $2) as changed
             from standing_year y where y.year = $1`,
    values: [year, known],
  })
  return rows[0]
}

/** A question about a year ($1) of all units, or of some ($2): that keeps its plan. */
const about = (what: string, year: number, unitIds: readonly number[] | null) =>
  unitIds === null ? { values: [year] } : { name: `remembered-${what}`, values: [year, unitIds] }
const among = (unit: string, unitIds: readonly number[] | null) =>
  unitIds === null ? "true" : `${unit} = any($2)`

/** One obligation of a unit. */
export interface UnitObligation extends ObligationStates {
  readonly unitId: number
}

/** What these units, or all, owe in a year. */
export async function listUnitObligations(
  client: Queryable,
  year: number,
  unitIds: readonly number[] | null,
): Promise<UnitObligation[]> {
  const { rows } = await client.query<UnitObligation>({
    ...about("obligations", year, unitIds),
    text: `select unit_id as "unitId", obligation, period_kind as "periodKind", states from standing
            where year = $1 and unit_id is not null and ${among("unit_id", unitIds)}`,
  })
  return rows
}

/** People of one unit: all who belong to it (severity 0), and by the worst of their training from 1, met, to 4, short. */
export interface UnitPeople {
  readonly unitId: number
  readonly severity: number
  readonly people: number
}

/** How many people belong to these units, or to all, as the roster has them, and how those counted there stand. */
export async function listUnitPeople(
  client: Queryable,
  year: number,
  unitIds: readonly number[] | null,
): Promise<UnitPeople[]> {
  const { rows } = await client.query<UnitPeople>({
    ...about("people", year, unitIds),
    text: `select b.unit_id as "unitId", 0 as severity, count(*)::int as people
             from standing_year y join membership b on ${belongsOn("b", "y")}
            where y.year = $1 and ${among("b.unit_id", unitIds)} group by 1
           union all
           select home_unit_id, severity, people from standing_people
            where year = $1 and ${among("home_unit_id", unitIds)}`,
  })
  return rows
}
