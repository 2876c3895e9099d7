import type { Client } from "pg"
import type { Day } from "../../../domain/shared/calendar.ts"
import { type Holds, keepChanges, plainValue, type Subject, valueNow } from "../dated/index.ts"
import { faultsKept } from "./fault-list.ts"
import type { Stage } from "./store.ts"
import type { UnitRow } from "./tree-store.ts"

const changed = "dated_change"

/**
 * Remembers in which items with a history the staged rows of a main sheet say something else than what is kept: asked
 * before they are merged. What is new has no history.
 */
export async function noteChanges(client: Client, subject: Subject, stage: Stage): Promise<void> {
  const { table, id, columns } = subject
  await client.query(
    `create temp table if not exists ${changed}
       (table_name text, id integer, item text, was jsonb, value jsonb) on commit drop`,
  )
  const items = Object.entries(columns).filter(([, column]) =>
    stage.columns.some(({ name }) => name === column),
  )
  for (const [item, column] of items) {
    const [was, value] = [`to_jsonb(t.${column})`, `to_jsonb(s.${column})`]
    await client.query(
      `insert into ${changed} select '${table}', t.${id}, '${item}', ${was}, ${value}
         from ${stage.name} s join ${table} t on t.${id} = s.target_id
        where t.${column} is distinct from s.${column}
          and ${plainValue(`'${item}'`, was)} is distinct from ${plainValue(`'${item}'`, value)}`,
    )
  }
  await client.query(`analyze ${changed}`)
}

/**
 * Keeps the changes of a main sheet whose items the file gives no history of its own. Answers how many. `keep` has the
 * rows of the histories kept as they were.
 */
export async function keepNotedChanges(
  client: Client,
  subject: Subject,
  holds: Holds,
  { staged, keep }: { readonly staged: boolean; readonly keep: boolean },
): Promise<number> {
  const { table, id, history } = subject
  const elsewhere = staged
    ? `and not exists (select from stage_${history} s where s.${id} = d.id and s.item = d.item)`
    : ""
  const sql = `select d.id, d.item, d.was, d.value from ${changed} d where d.table_name = '${table}' ${elsewhere}`
  const { rows } = await client.query<{ changes: number }>(`select count(*)::int as changes from (${sql}) c`)
  const changes = rows[0]?.changes ?? 0
  if (changes === 0) return 0
  const before = `${history}_before`
  const own = `(${id}, item) in (select id, item from (${sql}) c)`
  if (keep)
    await client.query(`create temp table ${before} on commit drop as select * from ${history} where ${own}`)
  await keepChanges(client, subject, { sql, values: [] }, holds)
  if (keep) {
    await client.query(
      `insert into kept_row
       select '${history}', coalesce(b.${history}_id, a.${history}_id), to_jsonb(b), to_jsonb(a), true
         from ${before} b full join (select * from ${history} where ${own}) a using (${history}_id)
        where to_jsonb(b) is distinct from to_jsonb(a)`,
    )
  }
  return changes
}

/** A row of the file about an item and a day that an earlier one is about already. */
export interface RepeatedRow {
  readonly row: number
  readonly firstRow: number
  readonly code: string
  readonly total: number
}

/** Takes the rows out of the staged histories that say an item of a day once more: the first, and how many there are. */
export async function takeRepeated(client: Client, { table, id, history }: Subject): Promise<RepeatedRow[]> {
  const { rows } = await client.query<RepeatedRow>(
    `with numbered as (
       select row_no, min(row_no) over (partition by ${id}, item, from_on) as first_row from stage_${history}),
     out as (delete from stage_${history} s using numbered n
              where n.row_no = s.row_no and n.row_no <> n.first_row returning s.row_no, s.${id}, n.first_row)
     select o.row_no as row, o.first_row as "firstRow", t.code, (count(*) over ())::int as total
       from out o join ${table} t using (${id}) order by 1 limit $1`,
    [faultsKept],
  )
  return rows
}

/** An item whose newest row says something else than the main sheet; `row` is the newest of the file. */
export interface Contradicted {
  readonly row: number
  readonly item: string
  readonly code: string
  readonly newest: unknown
  readonly last: unknown
}

/** The items of the staged histories whose newest row, with what was kept before, is not what holds last. */
export async function contradicted(client: Client, subject: Subject): Promise<Contradicted[]> {
  const { table, id, history } = subject
  const last = valueNow(subject, "s.item", "t")
  const { rows } = await client.query<Contradicted>(
    `select s.row as "row", s.item, t.code, newest.value as newest, ${last} as last
       from (select ${id}, item, (array_agg(row_no order by from_on desc nulls last))[1] as row
               from stage_${history} group by 1, 2) s
       join ${table} t using (${id})
      cross join lateral (select h.value from ${history} h where h.${id} = s.${id} and h.item = s.item
                           order by h.from_on desc nulls last limit 1) newest
      where ${plainValue("s.item", "newest.value")} is distinct from ${plainValue("s.item", last)}
      order by 1 limit 1000`,
  )
  return rows
}

/** Days on which the tree has no top, more than one, or a circle: one day for each time, the first few. */
export async function troubledDays(client: Client): Promise<Day[]> {
  const { rows } = await client.query<{ day: Day }>(
    `with spans as (
       select u.unit_id, p.from_on, p.until_on,
              coalesce(lag(p.until_on) over (partition by u.unit_id order by p.from_on), '-infinity') as reached,
              row_number() over (partition by u.unit_id order by p.from_on desc) = 1 as latest
         from unit u left join unit_place p using (unit_id)),
     gaps as (
       select reached as from_on, coalesce(from_on, 'infinity') as until_on from spans
        where from_on is null or from_on > reached
       union all select until_on, 'infinity' from spans where latest and until_on < 'infinity'),
     tops as (select from_on, until_on, max(until_on) over (order by from_on, unit_id
                                           rows between unbounded preceding and 1 preceding) as reached
                from unit_place where nlevel(path) = 1)
     select distinct case when from_on > '-infinity' then from_on
                          when until_on < 'infinity' then until_on - 1 else '1949-10-01' end as day
       from (select from_on, until_on from gaps
             union all select from_on, least(until_on, reached) from tops where reached > from_on) trouble
      order by day limit 3`,
  )
  return rows.map(({ day }) => day)
}

/** All units as they stood on a day. */
export async function unitsOn(client: Client, day: Day): Promise<UnitRow[]> {
  const { rows } = await client.query<UnitRow>(
    `select u.unit_id as "unitId", u.code, u.kind, s.parent_id as "parentId"
       from superiors_of(array(select unit_id from unit)) s join unit u using (unit_id)
      where s.from_on <= $1 and s.until_on > $1 order by u.unit_id`,
    [day],
  )
  return rows
}

/** Which row of the file says what a unit's superior is on a day, by code. */
export async function rowsOnDay(client: Client, day: Day): Promise<Map<string, number>> {
  const { rows } = await client.query<{ code: string; row: number }>(
    `select distinct on (u.code) u.code, s.row_no as row
       from stage_unit_history s join unit u using (unit_id)
      where s.item = 'parent'
      order by u.code, coalesce(s.from_on, '-infinity') <= $1 desc, s.from_on desc nulls last`,
    [day],
  )
  return new Map(rows.map(({ code, row }) => [code, row]))
}

/**
 * Activities that would have a lecturer of the roster and one from outside: the first, and how many there are. The rows
 * are taken out of the stage, for the table would refuse them.
 */
export async function takeTwoLecturers(
  client: Client,
): Promise<{ row: number; name: string; total: number }[]> {
  const { rows } = await client.query<{ row: number; name: string; total: number }>(
    `with out as (
       delete from stage_activity s using activity a
        where a.activity_id = s.target_id
          and (s.lecturer_id is not null and a.lecturer_name is not null
               or s.lecturer_name is not null and a.lecturer_id is not null)
        returning s.row_no, coalesce(s.lecturer_name, a.lecturer_name) as name)
     select row_no as row, name, (count(*) over ())::int as total from out order by 1 limit $1`,
    [faultsKept],
  )
  return rows
}
