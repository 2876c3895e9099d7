import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import type { Client, Pool } from "pg"
import { from as copyFrom } from "pg-copy-streams"
import type { Reference, SheetTable, TableColumn } from "./sheet-tables.ts"
import { type Keeping, withUndoLog } from "./undo-log-store.ts"

/** A value as it goes into a table. */
export type Stored = string | number | boolean | readonly (string | number)[] | null

const tableOf: Readonly<Record<Reference, { table: string; id: string; sequence: string }>> = {
  unit: { table: "unit", id: "unit_id", sequence: "unit_unit_id_seq" },
  member: { table: "member", id: "member_id", sequence: "member_member_id_seq" },
  activity: { table: "activity", id: "activity_id", sequence: "activity_activity_id_seq" },
}

/** Imports wait for each other; everything in one transaction that only the caller ends. Changes are `actor`'s. */
export async function beginImport(client: Client, actor: string): Promise<void> {
  await client.query("begin")
  await client.query("select set_config('xueer.actor', $1, true)", [actor])
  await client.query("select pg_advisory_xact_lock(hashtext('xueer import'))")
  await client.query("set local work_mem = '128MB'")
  // Somebody who is gone must not keep the next import waiting until a long statement has ended.
  await client.query("set local client_connection_check_interval = '2s'")
}

/** The ids of all codes of a kind. */
export async function loadCodes(client: Client, kind: Reference): Promise<Map<string, number>> {
  const { table, id } = tableOf[kind]
  const { rows } = await client.query<[string, number]>({
    text: `select code, ${id} from ${table}`,
    rowMode: "array",
  })
  return new Map(rows)
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
  await client.query(`create temp table ${name} (row_no integer, target_id integer, ${list}) on commit drop`)
  return { of, columns, name }
}

/** One row for {@link copyRows}: its number in the file, its id where it has a code, and its values. */
export interface StagedRow {
  readonly row: number
  readonly id: number | null
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
    for (const { row, id, values } of batch) {
      lines += `${row}\t${id ?? "\\N"}`
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
  const columns = ["row_no", "target_id", ...stage.columns.map((column) => column.name)].join(", ")
  const sink = client.query(copyFrom(`copy ${stage.name} (${columns}) from stdin`))
  await pipeline(Readable.from(copyLines(rows), { objectMode: true, highWaterMark: 2 }), sink)
  await client.query(`analyze ${stage.name}`)
}

/** Two rows of the file for one person in one activity. */
export async function findDuplicateAttendance(
  client: Client,
): Promise<{ row: number; firstRow: number; activity: string; member: string }[]> {
  const { rows } = await client.query<{ row: number; firstRow: number; activity: string; member: string }>(
    `select d.row_no as row, d.first_row as "firstRow", a.code as activity, m.code as member
       from (select row_no, activity_id, member_id,
                    min(row_no) over (partition by activity_id, member_id) as first_row
               from stage_attendance
              where (activity_id, member_id) in
                    (select activity_id, member_id from stage_attendance group by 1, 2 having count(*) > 1)) d
       join activity a using (activity_id) join member m using (member_id)
      where d.row_no <> d.first_row order by d.row_no`,
  )
  return rows
}

/** What merging a sheet did. */
export interface Merged {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  /** Those the file has. */
  readonly columns: readonly TableColumn[]
  /** Up to {@link changesShown} changed rows: as they were, and as the file has them. */
  readonly changes: readonly ChangedRow[]
}

interface ChangedRow {
  readonly row: number
  readonly was: Record<string, unknown>
  readonly is: Record<string, unknown>
}

export const changesShown = 1000

/**
 * Brings a stage into its table: adds what is new, changes what differs, leaves alone what the file leaves out.
 * `defaults` are for new rows only: columns that the file does not have. `keeping` says which
 * rows are kept as they were.
 */
export async function mergeStage(
  client: Client,
  stage: Stage,
  defaults: Readonly<Record<string, string>>,
  keeping: Keeping = "nothing",
): Promise<Merged> {
  const { of, columns, name } = stage
  const staged = await count(client, name)
  if (of.id !== undefined && !of.coded) await pairRows(client, stage, of.id)
  const match =
    of.id === undefined
      ? of.key.map((key) => `t.${key} = s.${key}`).join(" and ")
      : `t.${of.id} = s.target_id`
  const rest = columns.map((column) => column.name).filter((column) => !of.key.includes(column))
  const { updating, inserting } = withUndoLog(of, keeping)
  let changed = 0
  let changes: Merged["changes"] = []
  if (rest.length > 0 && (await hasRows(client, of.table))) {
    const said = (alias: string) =>
      columns.filter(({ name: one }) => rest.includes(one)).map((column) => meant(column, alias))
    const differs = `(${said("t")}) is distinct from (${said("s")})`
    const { rows } = await client.query<ChangedRow>(
      `select s.row_no as row, to_jsonb(t) as was, to_jsonb(s) as is from ${name} s join ${of.table} t on ${match}
        where ${differs} order by s.row_no limit ${changesShown}`,
    )
    changes = rows
    const updated = await client.query(
      updating(
        `update ${of.table} t set ${rest.map((c) => `${c} = s.${c}`).join(", ")} from ${name} s
          where ${match} and ${differs}`,
        `select t.* from ${of.table} t join ${name} s on ${match} where ${differs}`,
      ),
    )
    changed = updated.rowCount ?? 0
  }
  const added = await insertNew(client, stage, match, defaults, inserting)
  return { added, changed, unchanged: staged - added - changed, columns, changes }
}

/** What a column says: no list is the same as an empty one, and one's own unit alone the same as none. */
function meant({ name, type, refersTo }: TableColumn, alias: string): string {
  if (!type.endsWith("[]")) return `${alias}.${name}`
  const list = refersTo === "unit" ? `nullif(${alias}.${name}, array[${alias}.unit_id])` : `${alias}.${name}`
  return `coalesce(${list}, '{}')`
}

async function insertNew(
  client: Client,
  { of, columns, name }: Stage,
  match: string,
  defaults: Readonly<Record<string, string>>,
  inserting: (insert: string) => string,
): Promise<number> {
  const names = [...columns.map((column) => column.name), ...Object.keys(defaults)]
  const values = [
    ...columns.map((column) => `s.${column.name}`),
    ...Object.values(defaults).map((value) => `'${value}'`),
  ]
  if (of.coded && of.id) {
    names.push(of.id)
    values.push("s.target_id")
  }
  const inserted = await client.query(
    inserting(
      `insert into ${of.table} (${names}) select ${values} from ${name} s
        where not exists (select from ${of.table} t where ${match}) order by s.row_no`,
    ),
  )
  return inserted.rowCount ?? 0
}

/**
 * Rows without a code are told apart by their key. Where a key repeats, equal rows meet first; those left over meet
 * in the order of their remaining columns.
 */
async function pairRows(client: Client, stage: Stage, id: string): Promise<void> {
  if (!(await hasRows(client, stage.of.table))) return
  await pair(client, stage, id, "equal")
  if ((await count(client, `${stage.name} where target_id is null`)) > 0)
    await pair(client, stage, id, "of the same key")
}

/** Gives rows of the stage that have no target one of the rows that nobody has taken, each at most one. */
async function pair(
  client: Client,
  { of, columns, name }: Stage,
  id: string,
  which: "equal" | "of the same key",
): Promise<void> {
  const rest = columns.map((column) => column.name).filter((column) => !of.key.includes(column))
  const all = [...of.key, ...rest]
  // A day that is empty is the same as another that is.
  const part = (key: string, alias = "") =>
    key === of.openKey ? `coalesce(${alias}${key}, '-infinity')` : `${alias}${key}`
  const sameKey = of.key.map((key) => `${part(key, "x.")} = ${part(key, "t.")}`).join(" and ")
  const keys = of.key.map((key) => part(key))
  const sameRest = which === "equal" ? rest.map((c) => `x.${c} is not distinct from t.${c}`) : []
  const numbered = (order: string) =>
    which === "equal"
      ? `row_number() over (partition by ${all} order by ${order}) as n`
      : `row_number() over (partition by ${of.key} order by ${[...rest, order]}) as n`
  await client.query(
    `update ${name} s set target_id = p.target_id from
       (select x.row_no, t.${id} as target_id
          from (select row_no, ${all}, ${numbered("row_no")} from ${name} where target_id is null) x
          join (select ${id}, ${all}, ${numbered(id)} from ${of.table}
                 where (${keys}) in (select ${keys} from ${name})
                   and ${id} not in (select target_id from ${name} where target_id is not null)) t
            on ${[sameKey, "x.n = t.n", ...sameRest].join(" and ")}) p
      where p.row_no = s.row_no`,
  )
}

async function hasRows(client: Client, table: string): Promise<boolean> {
  const { rows } = await client.query<{ filled: boolean }>(`select exists (select from ${table}) as filled`)
  return rows[0]?.filled === true
}

async function count(client: Client, table: string): Promise<number> {
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

/** The codes behind the ids of a kind. */
export async function codesOf(client: Client, kind: Reference): Promise<Map<number, string>> {
  const { table, id } = tableOf[kind]
  const { rows } = await client.query<[number, string]>({
    text: `select ${id}, code from ${table}`,
    rowMode: "array",
  })
  return new Map(rows)
}
