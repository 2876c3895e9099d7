import type { Client } from "pg"
import type { SheetTable } from "./sheet-tables.ts"

/** What a row has that nobody entered. */
export const unentered = "'{version,search_key,path}'::text[]"

/**
 * A temporary table for the rows that an import changes, as they were and as they are; those added were nothing. Some
 * only follow from others: no row of the file says them.
 */
export async function createUndoLog(client: Client): Promise<void> {
  await client.query(
    `create temp table kept_row
       (table_name text, row_id integer, was jsonb, now jsonb, follows boolean not null default false) on commit drop`,
  )
}

/**
 * What is kept of the rows that an import adds and changes: nothing; all of them, as they were and as they are; or
 * only what cannot be told from the rows themselves, for imports of any size ({@link isTold}).
 */
export type Keeping = "nothing" | "all" | "untold"

/**
 * Whether the rows of a table tell by their transaction that they are still as an import left them. Those of units
 * and people do not: their names are read for the search, and units are moved with those above them.
 */
export function isTold({ table }: SheetTable): boolean {
  return !["unit", "member", "unit_history", "member_history"].includes(table)
}

/** The statements of a merge, as they are or such that the rows go into the kept ones; each counts the same. */
export function withUndoLog(
  of: SheetTable,
  keeping: Keeping,
): { updating(update: string, before: string): string; inserting(insert: string): string } {
  const told = keeping === "untold" && isTold(of)
  const { id, table } = of
  if (keeping === "nothing" || (id === undefined && !told))
    return { updating: (update) => update, inserting: (insert) => insert }
  const same = id === undefined ? of.key.map((key) => `was.${key} = now.${key}`) : [`was.${id} = now.${id}`]
  const number = id === undefined ? "null" : `now.${id}`
  return {
    updating: (update, before) =>
      `with was as (${before}), now as (${update} returning t.*)
       insert into kept_row select '${table}', ${number}, to_jsonb(was), ${told ? "null" : "to_jsonb(now)"}
         from now join was on ${same.join(" and ")}`,
    inserting: told
      ? (insert) => insert
      : (insert) =>
          `with now as (${insert} returning *)
           insert into kept_row select '${table}', ${number}, null, to_jsonb(now) from now`,
  }
}

/** What an import has met and done, in short: another one that would do something else has another. */
export async function digestUndoLog(client: Client): Promise<string> {
  const { rows } = await client.query<{ digest: string }>(
    `select md5(coalesce(string_agg(table_name || ' ' || row_id || ' ' || (was - ${unentered})::text, E'\\n'
                                    order by table_name, row_id) filter (where was is not null), '')
                || count(*) filter (where was is null and table_name = 'unit') || ' '
                || count(*) filter (where was is null and table_name = 'member') || ' '
                || count(*) filter (where was is null and table_name = 'membership') || ' '
                || count(*) filter (where was is null and table_name = 'post')) as digest from kept_row`,
  )
  return rows[0]?.digest ?? ""
}

/** Something an import adds: what it is about, and what is said of it. */
export interface AddedRow {
  readonly table: string
  readonly about: string
  readonly name: string
  /** The unit, where somebody comes to belong or holds a post. */
  readonly unit: string | null
  readonly post: string | null
  readonly fromOn: string | null
}

/** The first rows that an import adds, in the order they were added. */
export async function listAdded(client: Client, limit: number): Promise<AddedRow[]> {
  const { rows } = await client.query<AddedRow>(
    `select k.table_name as "table", coalesce(m.code, s.code, k.now->>'code') as about,
            coalesce(m.name, s.name, k.now->>'name') as name, u.name as unit, k.now->>'post' as post,
            k.now->>'from_on' as "fromOn"
       from kept_row k
       left join member m on m.member_id = (k.now->>'member_id')::int
       left join unit u on u.unit_id = (k.now->>'unit_id')::int and k.table_name in ('membership', 'post')
       left join unit s on s.unit_id = (k.now->>'unit_id')::int and k.table_name = 'unit_history'
      where k.was is null and not k.follows order by k.ctid limit $1`,
    [limit],
  )
  return rows
}

/** How many kept rows of a table are not as the import left them. */
export async function countChangedSince(client: Client, { table, id }: SheetTable): Promise<number> {
  const { rows } = await client.query<{ changed: number }>(
    `select count(*)::int as changed from kept_row k left join ${table} t on t.${id} = k.row_id
      where k.table_name = '${table}' and (to_jsonb(t) - ${unentered}) is distinct from (k.now - ${unentered})`,
  )
  return rows[0]?.changed ?? 0
}

/** How many activities of others address a unit that the import added: no constraint speaks for them. */
export async function countAddressing(client: Client, transaction = "0"): Promise<number> {
  const { rows } = await client.query<{ addressing: number }>(
    `select count(*)::int as addressing from kept_row k join activity a on a.audience @> array[k.row_id]
      where k.table_name = 'unit' and k.was is null and a.xmin <> $1::xid`,
    [transaction],
  )
  return rows[0]?.addressing ?? 0
}

/** What makes a row all that it was: what no sheet says follows from an import too, such as since when a list says so. */
export async function restoring(client: Client, table: string): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = ''
        and attname <> all(${unentered})`,
    [table],
  )
  return rows.map(({ name }) => `${name} = b.${name}`).join(", ")
}

/** Takes the rows of a table out again that the import added, makes those it changed what they were, puts back others. */
export async function restoreFromUndoLog(client: Client, of: SheetTable): Promise<number> {
  const { table, id, openKey } = of
  const removed = await client.query(
    `delete from ${table} t using kept_row k where k.table_name = '${table}' and k.was is null and t.${id} = k.row_id`,
  )
  const restored = await client.query(
    `update ${table} t set ${await restoring(client, table)}
       from (select (jsonb_populate_record(null::${table}, was)).* from kept_row
              where table_name = '${table}' and was is not null and now is not null) b
      where t.${id} = b.${id}`,
  )
  const changes = (removed.rowCount ?? 0) + (restored.rowCount ?? 0)
  // Only from histories an import takes rows out.
  if (openKey === undefined) return changes
  const readded = await client.query(
    `insert into ${table} select (jsonb_populate_record(null::${table}, was)).* from kept_row
      where table_name = '${table}' and now is null`,
  )
  return changes + (readded.rowCount ?? 0)
}

/** Looks now, not at the end, whether everything that is referred to is still there. */
export async function checkReferences(client: Client): Promise<void> {
  await client.query("set constraints all immediate")
}
