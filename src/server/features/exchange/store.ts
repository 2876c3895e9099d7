import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import type { Client, Pool } from "pg"
import { from as copyFrom } from "pg-copy-streams"
import { faultsKept } from "./fault-list.ts"
import { hasSittings, type Reference, type SheetTable, type TableColumn } from "./sheet-tables.ts"

/** A value as it goes into a table. */
export type Stored = string | number | boolean | readonly (string | number)[] | null

const tableOf: Readonly<Record<Reference, { table: string; id: string; sequence: string }>> = {
  unit: { table: "unit", id: "unit_id", sequence: "unit_unit_id_seq" },
  member: { table: "member", id: "member_id", sequence: "member_member_id_seq" },
  activity: { table: "activity", id: "activity_id", sequence: "activity_activity_id_seq" },
}

/** Imports wait for each other; everything in one transaction that only the caller ends. Changes are `actor`'s. */
export async function beginImport(client: Client, actor: string, reason?: string): Promise<void> {
  await client.query("begin")
  await client.query("select set_config('xueer.actor', $1, true), set_config('xueer.reason', $2, true)", [
    actor,
    reason ?? "",
  ])
  await client.query("select pg_advisory_xact_lock(hashtext('xueer import'))")
  await client.query("set local work_mem = '128MB'")
  // Somebody who is gone must not keep the next import waiting until a long statement has ended.
  await client.query("set local client_connection_check_interval = '2s'")
}

/** All codes of a kind with their ids, some thousand at a time. */
export function loadCodes(
  client: Client,
  kind: Reference,
): AsyncGenerator<readonly (readonly [string, number])[]> {
  const { table, id } = tableOf[kind]
  return fetched(client, `${table}_codes`, `select code, ${id} from ${table}`)
}

/** The rows of a select as lists of values, some thousand at a time: of those that grow with the district. */
export async function* fetched<Row extends readonly unknown[]>(
  client: Client,
  cursor: string,
  select: string,
): AsyncGenerator<readonly Row[]> {
  await client.query(`declare ${cursor} no scroll cursor for ${select}`)
  for (;;) {
    const { rows } = await client.query<[...Row]>({ text: `fetch 5000 from ${cursor}`, rowMode: "array" })
    if (rows.length === 0) break
    yield rows
  }
  await client.query(`close ${cursor}`)
}

/** Takes ids for rows that do not exist yet; the last is the lowest, to be used first. */
export async function reserveIds(client: Pool, kind: Reference, count: number): Promise<number[]> {
  const { rows } = await client.query<[number]>({
    text: `select nextval('${tableOf[kind].sequence}')::int from generate_series(1, $1)`,
    values: [count],
    rowMode: "array",
  })
  return rows.map(([id]) => id).reverse()
}

/** The columns a sheet brings, in the table's order. */
export interface Stage {
  readonly of: SheetTable
  readonly columns: readonly TableColumn[]
  readonly name: string
}

/** A temporary table for the rows of a sheet, gone with the transaction; columns that the file lacks stay empty. */
export async function createStage(
  client: Client,
  of: SheetTable,
  columns: readonly TableColumn[],
): Promise<Stage> {
  const name = `stage_${of.table}`
  const list = of.columns.map((column) => `${column.name} ${column.type}`).join(", ")
  const key = of.named ? ", search_key text" : ""
  // Where an item sits, and whether it is another sitting than before or one that says something else now.
  const seat = hasSittings(of) ? ", sitting_id integer, is_reseated boolean" : ""
  await client.query(
    `create temp table ${name} (row_no integer, target_id integer, ${list}${key}${seat}) on commit drop`,
  )
  return { of, columns, name }
}

/** One row for {@link copyRows}: its number in the file, its id where it has a code, and its values. */
export interface StagedRow {
  readonly row: number
  readonly id: number | null
  /** What its name is found by, where the row is new and the table has one. */
  readonly searchKey?: string | null
  readonly values: readonly Stored[]
}

const special = /[\\\t\n\r]/
const escapes: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" }

function copyText(text: string): string {
  return special.test(text)
    ? text.replace(/[\\\t\n\r]/g, (character) => escapes[character] ?? character)
    : text
}

function copyValue(value: Stored): string {
  if (value === null) return "\\N"
  if (typeof value === "string") return copyText(value)
  if (typeof value === "object")
    return copyText(`{${value.map((one) => JSON.stringify(String(one))).join(",")}}`)
  return String(value)
}

async function* copyLines(batches: AsyncIterable<readonly StagedRow[]>): AsyncGenerator<string> {
  for await (const batch of batches) {
    let lines = ""
    for (const { row, id, searchKey, values } of batch) {
      lines += `${row}\t${id ?? "\\N"}`
      if (searchKey !== undefined) lines += `\t${copyValue(searchKey)}`
      for (const value of values) lines += `\t${copyValue(value)}`
      lines += "\n"
    }
    if (lines !== "") yield lines
  }
}

/** Streams rows into a stage. */
export async function copyRows(
  client: Client,
  stage: Stage,
  rows: AsyncIterable<readonly StagedRow[]>,
): Promise<void> {
  const own = stage.of.named ? ["row_no", "target_id", "search_key"] : ["row_no", "target_id"]
  const columns = [...own, ...stage.columns.map((column) => column.name)].join(", ")
  const sink = client.query(copyFrom(`copy ${stage.name} (${columns}) from stdin`))
  await pipeline(Readable.from(copyLines(rows), { objectMode: true, highWaterMark: 2 }), sink)
  await client.query(`analyze ${stage.name}`)
}

/** Rows of the file for somebody in an activity for whom an earlier one is there: the first, and how many there are. */
export async function findDuplicateAttendance(
  client: Client,
): Promise<{ row: number; firstRow: number; activity: string; member: string; total: number }[]> {
  const { rows } = await client.query<{
    row: number
    firstRow: number
    activity: string
    member: string
    total: number
  }>(
    `select d.row_no as row, d.first_row as "firstRow", a.code as activity, m.code as member,
            (count(*) over ())::int as total
       from (select row_no, activity_id, member_id,
                    min(row_no) over (partition by activity_id, member_id) as first_row
               from stage_attendance
              where (activity_id, member_id) in
                    (select activity_id, member_id from stage_attendance group by 1, 2 having count(*) > 1)) d
       join activity a using (activity_id) join member m using (member_id)
      where d.row_no <> d.first_row order by d.row_no limit $1`,
    [faultsKept],
  )
  return rows
}

/** Whether a table has any row. */
export async function hasRows(client: Client, table: string): Promise<boolean> {
  const { rows } = await client.query<{ filled: boolean }>(`select exists (select from ${table}) as filled`)
  return rows[0]?.filled === true
}

/** How many rows a table, or what stands for it, has. */
export async function count(client: Client, table: string): Promise<number> {
  const { rows } = await client.query<{ n: number }>(`select count(*)::int as n from ${table}`)
  return rows[0]?.n ?? 0
}

/** An entry in the audit log, in the caller's transaction. */
export async function audit(client: Client, actor: string, action: string, details: unknown): Promise<void> {
  await client.query("insert into audit_entry (actor, action, details) values ($1, $2, $3)", [
    actor,
    action,
    JSON.stringify(details),
  ])
}

/** After a large change the planner must know the new sizes. */
export async function refreshStatistics(client: Client): Promise<void> {
  await client.query("select refresh_statistics()")
}

/** The codes behind ids of a kind. */
export async function codesOf(
  client: Client,
  kind: Reference,
  ids: Iterable<number>,
): Promise<Map<number, string>> {
  const { table, id } = tableOf[kind]
  const { rows } = await client.query<[number, string]>({
    text: `select ${id}, code from ${table} where ${id} = any($1::int[])`,
    values: [[...ids]],
    rowMode: "array",
  })
  return new Map(rows)
}
