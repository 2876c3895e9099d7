import type { Client } from "pg"
import type { Queryable } from "../../request-context.ts"
import type { StoredPreview } from "./stored-preview.ts"

/** Keeps a file that is to be looked at. What else of the same account was not carried out is let go. */
export async function addRun(
  client: Queryable,
  run: {
    readonly accountId: number
    readonly unitId: number
    readonly fileName: string
    readonly content: Uint8Array
    readonly preview: StoredPreview
  },
): Promise<number> {
  const { rows } = await client.query<{ importId: number }>(
    `with gone as (update import_run set content = null where content is not null and account_id = $1)
     insert into import_run (account_id, unit_id, file_name, content, preview) values ($1, $2, $3, $4, $5)
     returning import_run_id as "importId"`,
    [run.accountId, run.unitId, run.fileName, Buffer.from(run.content), JSON.stringify(run.preview)],
  )
  const importId = rows[0]?.importId
  if (importId === undefined) throw new Error("the import was not kept")
  return importId
}

/** Lets go of files that nobody carried out for a week: a roster holds phone numbers. What was found in them stays. */
export async function forgetOldFiles(client: Queryable): Promise<void> {
  await client.query(
    "update import_run set content = null where content is not null and previewed_at < now() - interval '7 days'",
  )
}

/** Keeps what was found in a file. */
export async function storePreview(
  client: Queryable,
  importId: number,
  preview: StoredPreview,
): Promise<void> {
  await client.query("update import_run set preview = $2, previewed_at = now() where import_run_id = $1", [
    importId,
    JSON.stringify(preview),
  ])
}

/**
 * Notes that an import was carried out, with the rows it kept, and lets the file go. What an earlier one of the unit
 * kept is let go as well: only the last can be taken back. Whether nobody had carried it out before, and this is still
 * its preview.
 */
export async function storeApplied(client: Client, importId: number, digest: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `update import_run set applied_at = now(), content = null,
            undo = (select coalesce(jsonb_agg(to_jsonb(k)), '[]') from kept_row k)
      where import_run_id = $1 and applied_at is null and preview ->> 'digest' = $2`,
    [importId, digest],
  )
  await client.query(
    `update import_run o set undo = null from import_run r
      where r.import_run_id = $1 and o.unit_id = r.unit_id and o.import_run_id <> $1 and o.undo is not null`,
    [importId],
  )
  return rowCount === 1
}

/** Puts the rows an import kept where they can be restored from. */
export async function fillUndoLog(client: Client, importId: number): Promise<void> {
  await client.query(
    `insert into kept_row select k.table_name, k.row_id, k.was, k.now
       from import_run r, jsonb_to_recordset(r.undo) as k (table_name text, row_id integer, was jsonb, now jsonb)
      where r.import_run_id = $1 and r.undone_at is null`,
    [importId],
  )
}

/** Notes that an import was taken back. Whether nobody had done so before. */
export async function storeUndone(client: Client, importId: number): Promise<boolean> {
  const { rowCount } = await client.query(
    `update import_run set undone_at = now(), undo = null
      where import_run_id = $1 and applied_at is not null and undone_at is null and undo is not null`,
    [importId],
  )
  return rowCount === 1
}
