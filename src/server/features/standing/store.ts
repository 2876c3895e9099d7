import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import type { PoolClient } from "pg"
import { from as copyFrom } from "pg-copy-streams"
import type { Day } from "../../../domain/shared/calendar.ts"
import { belongsOn } from "./belongs-on.ts"
import type { Home } from "./fold-findings.ts"
import { holdsUntil } from "./holds-until-queries.ts"
import type { StoredRow } from "./standing.ts"

/** A row of the log: what was touched. Without ids: everything. */
export interface Invalidated {
  readonly unitId: number | null
  readonly memberId: number | null
  readonly below: boolean
  readonly tree: boolean
  /** The first and the last year it matters to; null: any. */
  readonly sinceYear: number | null
  readonly untilYear: number | null
}

/**
 * Begins a transaction in which the standing may be changed: one at a time, whatever process it runs in. Locking
 * takes no snapshot, so all that others had committed before the lock was given is seen. What is judged again is
 * little: to start helpers for it would take longer than the work.
 */
export async function beginRefresh(client: PoolClient): Promise<void> {
  await client.query(
    `begin isolation level repeatable read;
     set local max_parallel_workers_per_gather = 0;
     lock table standing_year in share row exclusive mode`,
  )
}

/** A year as somebody wants it: as of a day, by packs and a program. */
export interface WantedYear {
  readonly year: number
  readonly asOf: Day
  readonly basis: string
}

/** A year that is kept. */
export interface StoredYear extends WantedYear {
  /** It is the same as of the day asked for. */
  readonly holds: boolean
}

/** The years that are kept, and whether they hold on a day. */
export async function listYears(client: PoolClient, today: Day): Promise<StoredYear[]> {
  const { rows } = await client.query<StoredYear>({
    name: "years-kept",
    text: `select year, as_of as "asOf", basis, $1 between as_of and holds_until as holds
             from standing_year order by year`,
    values: [today],
  })
  return rows
}

/** Takes what was touched out of the log; actions still on their way are not seen, and stay for the next time. */
export async function takeInvalidated(client: PoolClient): Promise<Invalidated[]> {
  const { rows } = await client.query<Invalidated>({
    name: "take-invalidated",
    text: `with taken as (delete from invalidation returning unit_id, member_id, below, tree, since_year, until_year)
     select unit_id as "unitId", member_id as "memberId", below, tree, nullif(min(coalesce(since_year, 0)), 0) as "sinceYear",
            nullif(max(coalesce(until_year, 9999)), 9999) as "untilYear"
       from taken group by 1, 2, 3, 4`,
  })
  return rows
}

/** Drops whatever is kept of a year. */
export async function forgetYear(client: PoolClient, year: number): Promise<void> {
  await client.query("delete from standing where year = $1", [year])
  await client.query("delete from standing_home where year = $1", [year])
  await client.query("delete from standing_people where year = $1", [year])
  await client.query("delete from standing_change where year = $1", [year])
  await client.query("delete from standing_year where year = $1", [year])
}

/** Says that a year is kept, judged whole. */
export async function storeYear(client: PoolClient, { year, asOf, basis }: WantedYear): Promise<void> {
  await client.query(
    `insert into standing_year (year, as_of, holds_until, basis, version, judged_in)
     select $1, $2, ${holdsUntil}, $3, version, version from nextval('standing_version') as version`,
    [year, asOf, basis],
  )
}

/** Says that a year that is kept has been brought to a day. */
export async function advanceYear(client: PoolClient, { year, asOf }: WantedYear): Promise<void> {
  await client.query({
    name: "advance-year",
    text: `update standing_year set as_of = $2, holds_until = ${holdsUntil} where year = $1`,
    values: [year, asOf],
  })
}

/** Gives what is kept of a year a new version, and says for which units it is another. */
export async function markChanged(
  client: PoolClient,
  year: number,
  unitIds: readonly number[],
): Promise<void> {
  await client.query({
    name: "mark-changed",
    text: `with next as (
             update standing_year set version = nextval('standing_version') where year = $1 returning version)
           insert into standing_change (year, version, unit_ids) select $1, version, $2 from next`,
    values: [year, unitIds],
  })
}

/** Lets another connection see the same moment. */
export async function exportSnapshot(client: PoolClient): Promise<string> {
  const { rows } = await client.query<{ snapshot: string }>("select pg_export_snapshot() as snapshot")
  const [row] = rows
  if (!row) throw new Error("no snapshot")
  return row.snapshot
}

const array = (values: readonly (number | null)[]) => `{${values.map((one) => one ?? "NULL").join(",")}}`

/** Ids of obligations and packs are plain words; nothing here needs escaping. */
function copyLine(year: number, row: StoredRow): string {
  const { obligation, pack, unitId, memberId, homeUnitId, band, met, open, atRisk, short, exemptedBy } = row
  const cells = [obligation, pack, unitId, memberId, homeUnitId, band, met, open, atRisk, short, exemptedBy]
  const rest = [row.periodKind, row.states, array(row.targets), array(row.actuals)]
  return `${year}\t${cells.map((one) => one ?? "\\N").join("\t")}\t${rest.join("\t")}\n`
}

async function* copyLines(year: number, batches: AsyncIterable<Iterable<StoredRow>>): AsyncGenerator<string> {
  for await (const rows of batches) {
    let lines = ""
    for (const row of rows) {
      lines += copyLine(year, row)
      if (lines.length < 100_000) continue
      yield lines
      lines = ""
    }
    if (lines !== "") yield lines
  }
}

async function copyIn(client: PoolClient, into: string, lines: AsyncIterable<string> | Iterable<string>) {
  const sink = client.query(copyFrom(`copy ${into} from stdin`))
  await pipeline(Readable.from(lines, { objectMode: true, highWaterMark: 2 }), sink)
}

/** Streams the rows of a year in. */
export async function copyRows(
  client: PoolClient,
  year: number,
  batches: AsyncIterable<Iterable<StoredRow>>,
): Promise<void> {
  await copyIn(
    client,
    `standing (year, obligation, pack, unit_id, member_id, home_unit_id, band, met, open, at_risk, short, exempted_by,
      period_kind, states, targets, actuals)`,
    copyLines(year, batches),
  )
}

/** Streams the homes of a year in. */
export async function copyHomes(client: PoolClient, year: number, homes: readonly Home[]): Promise<void> {
  const lines = homes.map(({ memberId, unitId, rank }) => `${year}\t${memberId}\t${unitId}\t${rank}\n`)
  await copyIn(client, "standing_home (year, member_id, home_unit_id, rank)", lines)
}

/** After a whole year has come in the planner must know the new sizes. */
export async function refreshStatistics(client: PoolClient): Promise<void> {
  await client.query("select refresh_standing_statistics()")
}

/** Some subjects of some obligations in a year. */
export interface Range {
  readonly year: number
  readonly obligations: readonly string[]
  readonly who: "unit" | "member"
  readonly ids: readonly number[]
}

const judgedColumns = [
  ...["pack", "home_unit_id", "band", "met", "open", "at_risk", "short", "exempted_by"],
  ...["period_kind", "states", "targets", "actuals"],
]
const listed = (row: string) => judgedColumns.map((column) => `${row}.${column}`).join(", ")

/** Puts rows in the place of all that was kept of a range. What is the same as before is not written. */
export async function replaceRows(
  client: PoolClient,
  { year, obligations, ids, who }: Range,
  rows: readonly StoredRow[],
): Promise<void> {
  const id = `${who}_id`
  await client.query({
    name: `replace-rows-of-${who}s`,
    text: `with r as materialized (
        select r.obligation, r."${who}Id" as ${id}, r.pack, r."homeUnitId" as home_unit_id, r.band, r.met, r.open,
               r."atRisk" as at_risk, r.short, r."exemptedBy" as exempted_by, r."periodKind" as period_kind, r.states,
               r.targets, r.actuals
          from jsonb_to_recordset($4::jsonb) as r(obligation text, pack text, "unitId" int, "memberId" int,
               "homeUnitId" int, band text, met int, open int, "atRisk" int, short int, "exemptedBy" text,
               "periodKind" text, states text, targets double precision[], actuals double precision[])),
      gone as (
        delete from standing s where year = $1 and obligation = any($2) and ${id} = any($3)
           and not exists (select from r where r.${id} = s.${id} and r.obligation = s.obligation))
      insert into standing as s (year, obligation, ${id}, ${judgedColumns.join(", ")})
      select $1, obligation, ${id}, ${judgedColumns.join(", ")} from r
          on conflict (${id}, year, obligation) where ${id} is not null
          do update set ${judgedColumns.map((column) => `${column} = excluded.${column}`).join(", ")}
       where (${listed("s")}) is distinct from (${listed("excluded")})`,
    values: [year, obligations, ids, JSON.stringify(rows)],
  })
}

/** The homes that were kept of these members. */
export async function listHomes(
  client: PoolClient,
  year: number,
  memberIds: readonly number[],
): Promise<Home[]> {
  const { rows } = await client.query<Home>({
    name: "homes-of-members",
    text: `select member_id as "memberId", home_unit_id as "unitId", rank from standing_home
            where year = $1 and member_id = any($2)`,
    values: [year, memberIds],
  })
  return rows
}

/** Puts homes in the place of those that were kept of these members. */
export async function replaceHomes(
  client: PoolClient,
  year: number,
  memberIds: readonly number[],
  homes: readonly Home[],
): Promise<void> {
  await client.query({
    name: "replace-homes",
    text: `with gone as (delete from standing_home where year = $1 and member_id = any($2)
              and member_id <> all($3::int[]))
     insert into standing_home (year, member_id, home_unit_id, rank)
     select $1, member_id, home_unit_id, rank from unnest($3::int[], $4::int[], $5::text[])
            as h(member_id, home_unit_id, rank)
         on conflict (year, member_id) do update set home_unit_id = excluded.home_unit_id, rank = excluded.rank
      where (standing_home.home_unit_id, standing_home.rank) is distinct from (excluded.home_unit_id, excluded.rank)`,
    values: [
      year,
      memberIds,
      homes.map(({ memberId }) => memberId),
      homes.map(({ unitId }) => unitId),
      homes.map(({ rank }) => rank),
    ],
  })
}

/**
 * Counts anew how many people of these units (null: of all) stand how in the obligations named, each by their worst:
 * 4 short, 3 at risk, 2 open, 1 met. Whoever belongs to no unit on the day of the judgement, or on the last of the
 * year, has left and is not counted.
 */
export async function countPeople(
  client: PoolClient,
  year: number,
  obligations: readonly string[],
  homeIds: readonly number[] | null,
): Promise<void> {
  const some = homeIds ? "-of-units" : ""
  await client.query({
    name: `uncount-people${some}`,
    text: `delete from standing_people where year = $1 ${homeIds ? "and home_unit_id = any($2)" : ""}`,
    values: homeIds ? [year, homeIds] : [year],
  })
  const whose = homeIds
    ? `s.member_id = any(array(select member_id from standing_home where year = $1 and home_unit_id = any($3)))`
    : "s.member_id is not null"
  await client.query({
    name: `count-people${some}`,
    text: `insert into standing_people (year, home_unit_id, severity, people)
     select $1, home_unit_id, severity, count(*)
       from (select s.home_unit_id, s.member_id,
                    max(case s.band when 'short' then 4 when 'at-risk' then 3 when 'open' then 2 else 1 end) as severity
               from standing s
               join standing_year y using (year)
               join membership b on b.member_id = s.member_id and ${belongsOn("b", "y")}
              where s.year = $1 and s.obligation = any($2) and s.home_unit_id is not null and ${whose}
              group by 1, 2) person
      group by 2, 3`,
    values: homeIds ? [year, obligations, homeIds] : [year, obligations],
  })
}
