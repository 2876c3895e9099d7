import type { Client } from "pg"
import type { SheetTable } from "./sheet-tables.ts"
import { restoring } from "./undo-log-store.ts"

/** An import of a whole district, as it is kept so that it can be taken back. */
export interface WholeImport {
  readonly wholeImportId: number
  readonly fileName: string
  /** The transaction that wrote it: its rows bear the number as long as nobody changes them. */
  readonly transaction: string
  /** How many rows it added or changed, by table, where the rows tell themselves. */
  readonly rows: Readonly<Record<string, number>>
}

/** Keeps what takes an import back, in its own transaction; what an earlier one kept is let go. */
export async function storeWholeImport(
  client: Client,
  fileName: string,
  rows: WholeImport["rows"],
): Promise<void> {
  await client.query("delete from whole_import")
  await client.query(
    `with stored as (
       insert into whole_import (file_name, transaction, rows)
       values ($1, pg_current_xact_id()::xid::text, $2) returning whole_import_id)
     insert into whole_import_row (whole_import_id, table_name, row_id, was, now)
     select s.whole_import_id, k.table_name, k.row_id, k.was, k.now from stored s cross join kept_row k`,
    [fileName, JSON.stringify(rows)],
  )
}

/** The last import of a whole district, while it is kept. */
export async function lastWholeImport(client: Client): Promise<WholeImport | undefined> {
  const { rows } = await client.query<WholeImport>(
    `select whole_import_id as "wholeImportId", file_name as "fileName", transaction, rows from whole_import
      order by whole_import_id desc limit 1`,
  )
  return rows[0]
}

/** Puts what an import kept where it can be restored from. */
export async function fillFromWholeImport(client: Client, { wholeImportId }: WholeImport): Promise<void> {
  await client.query(
    `insert into kept_row (table_name, row_id, was, now)
     select table_name, row_id, was, now from whole_import_row where whole_import_id = $1`,
    [wholeImportId],
  )
}

/** Lets go of an import that was taken back. */
export async function forgetWholeImport(client: Client, { wholeImportId }: WholeImport): Promise<void> {
  await client.query("delete from whole_import where whole_import_id = $1", [wholeImportId])
}

/** How many rows of a table are no longer as the import left them, out of those that tell themselves. */
export async function countNoLonger(
  client: Client,
  { table }: SheetTable,
  { transaction, rows }: WholeImport,
): Promise<number> {
  const { rows: found } = await client.query<{ left: number }>(
    `select count(*)::int as left from ${table} where xmin = $1::xid`,
    [transaction],
  )
  return (rows[table] ?? 0) - (found[0]?.left ?? 0)
}

/** Makes the changed rows of a table what they were, and takes out those that the import added. */
export async function restoreTold(
  client: Client,
  of: SheetTable,
  { transaction }: WholeImport,
): Promise<number> {
  const { table, id, key } = of
  const same = (id === undefined ? key : [id]).map((name) => `t.${name} = b.${name}`).join(" and ")
  const restored = await client.query(
    `update ${table} t set ${await restoring(client, table)}
       from (select (jsonb_populate_record(null::${table}, was)).* from kept_row where table_name = '${table}') b
      where ${same}`,
  )
  const removed = await client.query(`delete from ${table} where xmin = $1::xid`, [transaction])
  return (restored.rowCount ?? 0) + (removed.rowCount ?? 0)
}
