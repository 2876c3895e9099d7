import type { Client } from "pg"
import { pairRows } from "./pair-rows-store.ts"
import { hasSittings, ownColumns, type TableColumn } from "./sheet-tables.ts"
import { changeSittings, itemsWithSittings, seatItems } from "./sittings-store.ts"
import { count, hasRows, type Stage } from "./store.ts"
import { type Keeping, withUndoLog } from "./undo-log-store.ts"

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
  const seated = hasSittings(of)
  if (seated) await seatItems(client, stage, keeping)
  const rest = ownColumns(of, columns).filter((column) => !of.key.includes(column))
  const { updating, inserting } = withUndoLog(of, keeping)
  let changed = 0
  let changes: Merged["changes"] = []
  if (rest.length > 0 && (await hasRows(client, of.table))) {
    const said = (alias: string) =>
      columns.filter(({ name: one }) => rest.includes(one)).map((column) => meant(column, alias))
    const ownDiffers = said("t").length === 0 ? "false" : `(${said("t")}) is distinct from (${said("s")})`
    const follows = (of.besides ?? [])
      .filter(({ column }) => !rest.includes(column))
      .map(({ column, value }) => `${column} = ${value}`)
    const sets = [...rest.map((column) => `${column} = s.${column}`), ...follows]
    const differs = seated ? `(s.is_reseated or ${ownDiffers})` : ownDiffers
    const { rows } = await client.query<ChangedRow>(
      `select s.row_no as row, to_jsonb(t) as was, to_jsonb(s) as is from ${name} s join ${seated ? itemsWithSittings : of.table} t on ${match}
        where ${differs} order by s.row_no limit ${changesShown}`,
    )
    changes = rows
    const updated = await client.query(
      updating(
        `update ${of.table} t set ${sets.join(", ")} from ${name} s
          where ${match} and ${differs}`,
        `select t.* from ${of.table} t join ${name} s on ${match} where ${differs}`,
      ),
    )
    changed = updated.rowCount ?? 0
  }
  const added = await insertNew(client, stage, match, defaults, inserting)
  if (seated) await changeSittings(client, stage)
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
  const own = ownColumns(of, columns)
  const names = [...own, ...Object.keys(defaults)]
  const values = [
    ...own.map((column) => `s.${column}`),
    ...Object.values(defaults).map((value) => `'${value}'`),
  ]
  if (of.coded && of.id) {
    names.push(of.id)
    values.push("s.target_id")
  }
  if (of.named) {
    names.push("search_key")
    values.push("s.search_key")
  }
  const inserted = await client.query(
    inserting(
      `insert into ${of.table} (${names}) select ${values} from ${name} s
        where not exists (select from ${of.table} t where ${match}) order by s.row_no`,
    ),
  )
  return inserted.rowCount ?? 0
}
