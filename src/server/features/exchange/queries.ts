import type { Client } from "pg"
import type { OrgKind } from "../../../domain/shared/words.ts"
import { heldOn, homeOf, isThereOn } from "../../access/index.ts"
import { faultsKept } from "./fault-list.ts"
import { fetched } from "./store.ts"

/** Oddities that are taken as they stand; each query gives a few of them and how many there are. */
export interface Oddity {
  readonly row: number
  readonly value: string
  readonly about: string
  readonly total: number
}

/** Oddities of one code that are named one by one. */
export const odditiesShown = 20

/** What a sitting holds, by the titles of the sheet 活动. */
const sharedColumns = {
  place: "地点",
  form: "形式",
  chair_id: "主持人编号",
  minutes: "记录",
  meeting_mode: "会议方式",
}

/** The first of what a query finds, and how many there are. */
export async function oddities(
  client: Client,
  sql: string,
  values: readonly unknown[] = [],
): Promise<Oddity[]> {
  const { rows } = await client.query<Oddity>(
    `select *, count(*) over ()::int as total from (${sql}) found order by row limit ${odditiesShown}`,
    [...values],
  )
  return rows
}

const life = `coalesce(u.founded_on::text, '…') || ' – ' || coalesce(u.dissolved_on::text, '…')`

/** Memberships or posts of the file that reach beyond their unit's life. */
export function beyondUnitLife(client: Client, table: "membership" | "post"): Promise<Oddity[]> {
  return oddities(
    client,
    `select s.row_no as row, u.code as value, ${life} as about
       from stage_${table} s join unit u using (unit_id)
      where s.from_on < u.founded_on or coalesce(s.until_on, 'infinity') > u.dissolved_on`,
  )
}

/** Items of one tag and day that do not say the same: each of the file beside the first of its tag, and in which columns. */
export function sittingsThatDiffer(client: Client): Promise<Oddity[]> {
  const columns = Object.entries(sharedColumns).map(
    ([name, title]) => `case when o.${name} is distinct from b.${name} then '${title}' end`,
  )
  return oddities(
    client,
    `with of_file as (
       select o.sitting_id, o.tag, a.starts_on, ${homeOf("u")} as home, min(s.row_no) as row
         from stage_activity s join activity a on a.activity_id = s.target_id join sitting o on o.sitting_id = a.sitting_id
         join unit u on u.unit_id = a.unit_id
        where o.tag is not null group by 1, 2, 3, 4),
     of_tag as (
       select o.tag, a.starts_on, ${homeOf("u")} as home, o.sitting_id, min(a.code) as code, min(f.row) as row
         from sitting o join activity a using (sitting_id) join unit u using (unit_id)
         left join of_file f on f.sitting_id = o.sitting_id and f.starts_on = a.starts_on
        where o.tag in (select tag from of_file) group by 1, 2, 3, 4),
     beside as (
       select *, first_value(sitting_id) over first as other_id, first_value(code) over first as other_code
         from of_tag window first as (partition by tag, starts_on, home order by row nulls first, sitting_id))
     select x.row, x.tag as value, x.other_code || '（' || concat_ws('、', ${columns}) || '）' as about
       from beside x join sitting o using (sitting_id) join sitting b on b.sitting_id = x.other_id
      where x.row is not null and x.other_id <> x.sitting_id`,
  )
}

/** Activities of the file outside their unit's life. */
export function activitiesBeyondUnitLife(client: Client): Promise<Oddity[]> {
  return oddities(
    client,
    `select s.row_no as row, s.starts_at::date::text as value, ${life} as about
       from stage_activity s join unit u using (unit_id)
      where s.starts_at::date < u.founded_on or s.starts_at::date >= u.dissolved_on`,
  )
}

/** Rows of the attendance lists of the file for people who belonged to none of the units addressed. */
export function attendanceOfOutsiders(client: Client): Promise<Oddity[]> {
  return oddities(
    client,
    `select s.row_no as row, m.code as value, a.code as about
       from stage_attendance s
       join activity a on a.activity_id = s.activity_id
       join member m on m.member_id = s.member_id
       left join membership b on b.member_id = s.member_id
        and ${heldOn("b", "a.starts_on")}
       left join unit u on u.unit_id = b.unit_id
      where (u.unit_id is null or not (u.unit_id = a.unit_id and a.audience is null)
             and not string_to_array(u.path::text, '.')::int[] && coalesce(a.audience, array[a.unit_id]))
        and not (a.kind in ('committee-meeting', 'central-group-study') and exists (
              select from post p where p.member_id = s.member_id and p.unit_id = a.unit_id
                 and ${heldOn("p", "a.starts_on")}))`,
  )
}

/** Make-ups of the file that are dated before their activity. */
export function makeUpsBeforeActivity(client: Client): Promise<Oddity[]> {
  return oddities(
    client,
    `select s.row_no as row, s.made_up_on::text as value, a.starts_on::text as about
       from stage_attendance s join activity a using (activity_id)
      where s.made_up_on < a.starts_on`,
  )
}

/** Branches of the file with one member on the day. */
export function branchesOfOne(client: Client, today: string): Promise<Oddity[]> {
  return oddities(
    client,
    `select s.row_no as row, s.code as value, '' as about
       from stage_unit s join unit u on u.unit_id = s.target_id
       join unit below on below.path <@ u.path
       join membership b on b.unit_id = below.unit_id and ${heldOn("b", "$1::date")}
      where s.kind = 'branch' group by s.row_no, s.code having count(*) = 1`,
    [today],
  )
}

/** Units of the file that are there on a day, below one that is there no longer. */
export function belowEndedUnits(client: Client, today: string): Promise<Oddity[]> {
  return oddities(
    client,
    `select s.row_no as row, s.code as value, p.code || ' ' || p.dissolved_on as about
       from stage_unit s join unit u on u.unit_id = s.target_id join unit p on p.unit_id = u.parent_id
      where p.dissolved_on <= $1::date and ${isThereOn("u", "$1::date")}`,
    [today],
  )
}

/** Somebody who was born on a day on which a member of the file was, with their row in it. */
export interface BornAlike {
  readonly row: number | null
  readonly code: string
  readonly name: string
  readonly bornOn: string
}

/** Everybody who may be the same person as a member of the file, day by day of birth: all of some days at a time. */
export async function* bornAlike(client: Client): AsyncGenerator<readonly BornAlike[]> {
  const select = `select s.row_no, m.code, m.name, m.born_on
       from member m left join stage_member s on s.target_id = m.member_id
      where m.born_on in (select b.born_on from stage_member x join member b on b.member_id = x.target_id)
      order by m.born_on, m.code`
  let held: readonly BornAlike[] = []
  for await (const rows of fetched<[number | null, string, string, string]>(client, "born_alike", select)) {
    const read = [...held, ...rows.map(([row, code, name, bornOn]) => ({ row, code, name, bornOn }))]
    const last = read.at(-1)?.bornOn
    yield read.filter(({ bornOn }) => bornOn !== last)
    held = read.filter(({ bornOn }) => bornOn === last)
  }
  yield held
}

/** Members of the file who belong to no unit on the day. */
export function membersWithoutUnit(client: Client, today: string): Promise<Oddity[]> {
  return oddities(
    client,
    `select s.row_no as row, s.code as value, '' as about from stage_member s
      where not exists (select from membership b where b.member_id = s.target_id and ${heldOn("b", "$1::date")})`,
    [today],
  )
}

/** Two memberships of one person on one day; `row` is that of the file, the later of the two where both are there. */
export interface Overlap {
  readonly row: number
  readonly member: string
  readonly unit: string
  readonly other: string
  readonly span: string
}

/** Overlapping memberships after the file has been brought in. */
export async function findOverlaps(client: Client): Promise<Overlap[]> {
  const { rows } = await client.query<Overlap>(
    `select distinct greatest(s1.row_no, s2.row_no) as row, m.code as member,
            case when coalesce(s1.row_no, 0) >= coalesce(s2.row_no, 0) then u1.code else u2.code end as unit,
            case when coalesce(s1.row_no, 0) >= coalesce(s2.row_no, 0) then u2.code else u1.code end as other,
            case when coalesce(s1.row_no, 0) >= coalesce(s2.row_no, 0)
                 then b2.from_on || ' – ' || coalesce(b2.until_on::text, '…')
                 else b1.from_on || ' – ' || coalesce(b1.until_on::text, '…') end as span
       from membership b1
       join membership b2 on b2.member_id = b1.member_id and b2.membership_id > b1.membership_id
        and daterange(b1.from_on, b1.until_on) && daterange(b2.from_on, b2.until_on)
       join member m on m.member_id = b1.member_id
       join unit u1 on u1.unit_id = b1.unit_id
       join unit u2 on u2.unit_id = b2.unit_id
       left join stage_membership s1 on s1.member_id = b1.member_id and s1.from_on = b1.from_on and s1.unit_id = b1.unit_id
       left join stage_membership s2 on s2.member_id = b2.member_id and s2.from_on = b2.from_on and s2.unit_id = b2.unit_id
      where (s1.row_no is not null or s2.row_no is not null)
        -- Rows that say the same twice meet both of them: once is enough.
        and ((b1.unit_id, b1.from_on) <> (b2.unit_id, b2.from_on) or s1.row_no < s2.row_no)
      order by 1, 4, 5 limit 1000`,
  )
  return rows
}

/** Memberships of the file in units that are neither a 党支部 nor a 党小组: the first, and how many there are. */
export async function membershipsElsewhere(
  client: Client,
): Promise<{ row: number; code: string; kind: OrgKind; total: number }[]> {
  const { rows } = await client.query<{ row: number; code: string; kind: OrgKind; total: number }>(
    `select s.row_no as row, u.code, u.kind, (count(*) over ())::int as total
       from stage_membership s join unit u using (unit_id)
      where u.kind not in ('branch', 'group') order by 1 limit $1`,
    [faultsKept],
  )
  return rows
}

/** Units of the file that have memberships and are no longer a 党支部 or a 党小组; asked before memberships are merged. */
export async function unitsWithMembers(
  client: Client,
): Promise<{ row: number; code: string; kind: OrgKind; members: number }[]> {
  const { rows } = await client.query<{ row: number; code: string; kind: OrgKind; members: number }>(
    `select s.row_no as row, u.code, u.kind, count(*)::int as members
       from stage_unit s join unit u on u.unit_id = s.target_id join membership b on b.unit_id = u.unit_id
      where u.kind not in ('branch', 'group') group by 1, 2, 3 order by 1`,
  )
  return rows
}

/**
 * Units that would end before they start by the file's one day and the other as it stands: for files that have one
 * of the two columns. The rows are taken out of the stage, for the table would refuse them.
 */
export async function takeUnitsEndingEarly(
  client: Client,
): Promise<{ row: number; value: string; start: string; end: string }[]> {
  const { rows } = await client.query<{ row: number; value: string; start: string; end: string }>(
    `delete from stage_unit s using unit u
      where u.unit_id = s.target_id and (s.dissolved_on < u.founded_on or u.dissolved_on < s.founded_on)
      returning s.row_no as row, coalesce(s.dissolved_on, s.founded_on)::text as value,
                coalesce(s.founded_on, u.founded_on)::text as start, coalesce(s.dissolved_on, u.dissolved_on)::text as end`,
  )
  return rows.sort((a, b) => a.row - b.row)
}

/**
 * Second plans of the file for one unit and year: the first, and how many there are. They are taken out of the stage,
 * for the table would refuse them.
 */
export async function takeSecondPlans(
  client: Client,
): Promise<{ row: number; firstRow: number; unit: string; year: number; total: number }[]> {
  const { rows } = await client.query<{
    row: number
    firstRow: number
    unit: string
    year: number
    total: number
  }>(
    `with out as (
       delete from stage_study_plan s using unit u,
              (select unit_id, year, min(row_no) as first_row from stage_study_plan group by 1, 2) f
        where u.unit_id = s.unit_id and f.unit_id = s.unit_id and f.year = s.year and s.row_no > f.first_row
        returning s.row_no, f.first_row, u.code, s.year)
     select row_no as row, first_row as "firstRow", code as unit, year, (count(*) over ())::int as total
       from out order by 1 limit $1`,
    [faultsKept],
  )
  return rows
}

/** Second lines of the file under one number of a unit's plan: the first, and how many there are; taken out likewise. */
export async function takeSecondLines(
  client: Client,
): Promise<{ row: number; firstRow: number; unit: string; year: number; ordinal: number; total: number }[]> {
  const { rows } = await client.query<{
    row: number
    firstRow: number
    unit: string
    year: number
    ordinal: number
    total: number
  }>(
    `with out as (
       delete from stage_plan_line s using unit u,
              (select unit_id, year, ordinal, min(row_no) as first_row from stage_plan_line group by 1, 2, 3) f
        where u.unit_id = s.unit_id and f.unit_id = s.unit_id and f.year = s.year and f.ordinal = s.ordinal
          and s.row_no > f.first_row
        returning s.row_no, f.first_row, u.code, s.year, s.ordinal)
     select row_no as row, first_row as "firstRow", code as unit, year, ordinal, (count(*) over ())::int as total
       from out order by 1 limit $1`,
    [faultsKept],
  )
  return rows
}
