import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import type { PoolClient } from "pg"
import { from as copyFrom } from "pg-copy-streams"
import type { Day } from "../../../domain/shared/calendar.ts"
import type { Home } from "./fold-findings.ts"
import type { KeptRow } from "./standing.ts"

/** A row of the log: what was touched. Without ids: everything. */
export interface Touched {
  readonly unitId: number | null
  readonly memberId: number | null
  readonly below: boolean
  readonly tree: boolean
}

/**
 * Begins a transaction in which the standing may be changed: one at a time, whatever process it runs in. Locking
 * takes no snapshot, so all that others had committed before the lock was given is seen. What is judged again is
 * little: to start helpers for it would take longer than the work.
 */
export async function beginKeeping(client: PoolClient): Promise<void> {
  await client.query(
    `begin isolation level repeatable read;
     set local max_parallel_workers_per_gather = 0;
     lock table standing_year in share row exclusive mode`,
  )
}

/** A year that is kept. */
export interface KeptYear {
  readonly year: number
  readonly asOf: Day
  readonly basis: string
}

/** The years that are kept. */
export async function listYears(client: PoolClient): Promise<KeptYear[]> {
  const { rows } = await client.query(`select year, as_of as "asOf", basis from standing_year order by year`)
  return rows
}

/** Takes what was touched out of the log; deeds still on their way are not seen, and stay for the next time. */
export async function takeTouched(client: PoolClient): Promise<Touched[]> {
  const { rows } = await client.query(
    `with taken as (delete from touched returning unit_id, member_id, below, tree)
     select distinct unit_id as "unitId", member_id as "memberId", below, tree from taken`,
  )
  return rows
}

/** Drops whatever is kept of a year. */
export async function forgetYear(client: PoolClient, year: number): Promise<void> {
  await client.query("delete from standing where year = $1", [year])
  await client.query("delete from standing_home where year = $1", [year])
  await client.query("delete from standing_tally where year = $1", [year])
  await client.query("delete from standing_people where year = $1", [year])
  await client.query("delete from standing_year where year = $1", [year])
}

/** Says that a year is kept. */
export async function noteYear(client: PoolClient, { year, asOf, basis }: KeptYear): Promise<void> {
  await client.query("insert into standing_year (year, as_of, basis) values ($1, $2, $3)", [
    year,
    asOf,
    basis,
  ])
}

/** Gives what is kept of a year a new version. */
export async function markChanged(client: PoolClient, year: number): Promise<void> {
  await client.query("update standing_year set as_of = as_of where year = $1", [year])
}

/** Lets another connection see the same moment. */
export async function exportMoment(client: PoolClient): Promise<string> {
  const { rows } = await client.query<{ snapshot: string }>("select pg_export_snapshot() as snapshot")
  const [row] = rows
  if (!row) throw new Error("no snapshot")
  return row.snapshot
}

const array = (values: readonly (number | null)[]) => `{${values.map((one) => one ?? "NULL").join(",")}}`

/** Ids of obligations and packs are plain words; nothing here needs escaping. */
function copyLine(year: number, row: KeptRow): string {
  const { obligation, pack, unitId, memberId, homeUnitId, band, met, open, atRisk, short } = row
  const cells = [obligation, pack, unitId, memberId, homeUnitId, band, met, open, atRisk, short]
  const rest = [row.periodKind, row.states, array(row.targets), array(row.actuals)]
  return `${year}\t${cells.map((one) => one ?? "\\N").join("\t")}\t${rest.join("\t")}\n`
}

async function* copyLines(year: number, batches: AsyncIterable<Iterable<KeptRow>>): AsyncGenerator<string> {
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
  batches: AsyncIterable<Iterable<KeptRow>>,
): Promise<void> {
  await copyIn(
    client,
    `standing (year, obligation, pack, unit_id, member_id, home_unit_id, band, met, open, at_risk, short,
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
  readonly unitIds: readonly number[]
  readonly memberIds: readonly number[]
}

/** What of a row is counted in the tallies. */
export type Counted = Pick<KeptRow, "obligation" | "pack" | "unitId" | "homeUnitId" | "band">

/** Puts rows in the place of all that was kept of a range; answers what was there. */
export async function replaceRows(
  client: PoolClient,
  { year, obligations, unitIds, memberIds }: Range,
  rows: readonly KeptRow[],
): Promise<Counted[]> {
  const { rows: gone } = await client.query<Counted>(
    `delete from standing where year = $1 and obligation = any($2)
        and (unit_id = any($3) or member_id = any($4))
     returning obligation, pack, unit_id as "unitId", home_unit_id as "homeUnitId", band`,
    [year, obligations, unitIds, memberIds],
  )
  if (rows.length === 0) return gone
  await client.query(
    `insert into standing (year, obligation, pack, unit_id, member_id, home_unit_id, band, met, open, at_risk,
            short, period_kind, states, targets, actuals)
     select $1, r.obligation, r.pack, r."unitId", r."memberId", r."homeUnitId", r.band, r.met, r.open, r."atRisk",
            r.short, r."periodKind", r.states, r.targets, r.actuals
       from jsonb_to_recordset($2::jsonb) as r(obligation text, pack text, "unitId" int, "memberId" int,
            "homeUnitId" int, band text, met int, open int, "atRisk" int, short int, "periodKind" text, states text,
            targets double precision[], actuals double precision[])`,
    [year, JSON.stringify(rows)],
  )
  return gone
}

const withAbove = `select unit_id, unnest(string_to_array(path::text, '.')::int[]) as above_id from unit`

/** Counts the bands of a year in every unit; what was counted right before is left alone. */
export async function tallyYear(client: PoolClient, year: number): Promise<void> {
  await client.query(
    `with counted as materialized (
        select home_unit_id, obligation, pack, unit_id is not null as of_units,
               count(*) filter (where band = 'met') as met, count(*) filter (where band = 'open') as open,
               count(*) filter (where band = 'at-risk') as at_risk, count(*) filter (where band = 'short') as short
          from standing where year = $1 and home_unit_id is not null group by 1, 2, 3, 4),
      now as materialized (
        select u.above_id as unit_id, c.obligation, c.pack, c.of_units, sum(c.met)::int as met,
               sum(c.open)::int as open, sum(c.at_risk)::int as at_risk, sum(c.short)::int as short
          from counted c join (${withAbove}) u on u.unit_id = c.home_unit_id group by 1, 2, 3, 4),
      gone as (
        delete from standing_tally where year = $1 and (unit_id, obligation) not in (select unit_id, obligation from now))
     insert into standing_tally as t (year, unit_id, obligation, pack, of_units, met, open, at_risk, short)
     select $1, now.* from now
         on conflict (year, unit_id, obligation) do update
        set met = excluded.met, open = excluded.open, at_risk = excluded.at_risk, short = excluded.short
      where (t.met, t.open, t.at_risk, t.short)
            is distinct from (excluded.met, excluded.open, excluded.at_risk, excluded.short)`,
    [year],
  )
}

/** By how much the tallies of a unit, and of all above it, have changed. */
export interface TallyChange {
  readonly unitId: number
  readonly obligation: string
  readonly pack: string
  readonly ofUnits: boolean
  readonly met: number
  readonly open: number
  readonly atRisk: number
  readonly short: number
}

/** Adds changes to the tallies. */
export async function changeTallies(
  client: PoolClient,
  year: number,
  changes: readonly TallyChange[],
): Promise<void> {
  if (changes.length === 0) return
  await client.query(
    `insert into standing_tally as t (year, unit_id, obligation, pack, of_units, met, open, at_risk, short)
     select $1, u.above_id, c.obligation, c.pack, c."ofUnits", sum(c.met), sum(c.open), sum(c."atRisk"), sum(c.short)
       from jsonb_to_recordset($2::jsonb) as c("unitId" int, obligation text, pack text, "ofUnits" boolean,
            met int, open int, "atRisk" int, short int)
       join (${withAbove}) u on u.unit_id = c."unitId" group by 2, 3, 4, 5
         on conflict (year, unit_id, obligation) do update
        set met = t.met + excluded.met, open = t.open + excluded.open,
            at_risk = t.at_risk + excluded.at_risk, short = t.short + excluded.short`,
    [year, JSON.stringify(changes)],
  )
  await client.query(
    `delete from standing_tally where year = $1 and obligation = any($2) and met + open + at_risk + short = 0`,
    [year, [...new Set(changes.map(({ obligation }) => obligation))]],
  )
}

/** The homes that were kept of these members. */
export async function listHomes(
  client: PoolClient,
  year: number,
  memberIds: readonly number[],
): Promise<Home[]> {
  const { rows } = await client.query(
    `select member_id as "memberId", home_unit_id as "unitId", rank from standing_home
      where year = $1 and member_id = any($2)`,
    [year, memberIds],
  )
  return rows
}

/** Puts homes in the place of those that were kept of these members. */
export async function replaceHomes(
  client: PoolClient,
  year: number,
  memberIds: readonly number[],
  homes: readonly Home[],
): Promise<void> {
  await client.query(
    `with gone as (delete from standing_home where year = $1 and member_id = any($2)
              and member_id <> all($3::int[]))
     insert into standing_home (year, member_id, home_unit_id, rank)
     select $1, member_id, home_unit_id, rank from unnest($3::int[], $4::int[], $5::text[])
            as h(member_id, home_unit_id, rank)
         on conflict (year, member_id) do update set home_unit_id = excluded.home_unit_id, rank = excluded.rank
      where (standing_home.home_unit_id, standing_home.rank) is distinct from (excluded.home_unit_id, excluded.rank)`,
    [
      year,
      memberIds,
      homes.map(({ memberId }) => memberId),
      homes.map(({ unitId }) => unitId),
      homes.map(({ rank }) => rank),
    ],
  )
}

/**
 * Counts anew how many people of these units (null: of all) stand how in the obligations named, each by their worst:
 * 4 short, 3 at risk, 2 open, 1 met.
 */
export async function countPeople(
  client: PoolClient,
  year: number,
  obligations: readonly string[],
  homeIds: readonly number[] | null,
): Promise<void> {
  await client.query(
    "delete from standing_people where year = $1 and ($2::int[] is null or home_unit_id = any($2))",
    [year, homeIds],
  )
  const whose = homeIds
    ? `s.member_id = any(array(select member_id from standing_home where year = $1 and home_unit_id = any($3)))`
    : "s.member_id is not null"
  await client.query(
    `insert into standing_people (year, home_unit_id, severity, people)
     select $1, home_unit_id, severity, count(*)
       from (select s.home_unit_id, s.member_id,
                    max(case s.band when 'short' then 4 when 'at-risk' then 3 when 'open' then 2 else 1 end) as severity
               from standing s
              where s.year = $1 and s.obligation = any($2) and s.home_unit_id is not null and ${whose}
              group by 1, 2) person
      group by 2, 3`,
    homeIds ? [year, obligations, homeIds] : [year, obligations],
  )
}
