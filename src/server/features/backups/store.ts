import type { Said } from "../../../contract/refusals.ts"
import type { Queryable } from "../../request-context.ts"
import type { Made } from "./make-backup.ts"

/** Notes a backup that was made; answers its number. */
export async function noteBackup(client: Queryable, fileName: string, made: Made): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    `insert into backup (file_name, made_at, bytes, rows, files) values ($1, $2, $3, $4, $5) returning backup_id as id`,
    [fileName, made.at, made.bytes, made.rows, made.files],
  )
  const [row] = rows
  if (!row) throw new Error("the backup has no number")
  return row.id
}

/** Notes that a backup was restored, or why it could not be. */
export async function noteProof(client: Queryable, backupId: number, trouble: Said | null): Promise<void> {
  await client.query(
    `update backup set proven_at = case when $2::jsonb is null then now() end, trouble = $2 where backup_id = $1`,
    [backupId, trouble],
  )
}

/** Notes backups that are there no longer. */
export async function noteGone(client: Queryable, there: readonly string[]): Promise<void> {
  await client.query(
    "update backup set removed_at = now() where removed_at is null and not file_name = any($1::text[])",
    [there],
  )
}

/** The files of backups that were proven and are still there. */
export async function filesProven(client: Queryable): Promise<Set<string>> {
  const { rows } = await client.query<{ fileName: string }>(
    `select file_name as "fileName" from backup where proven_at is not null and removed_at is null`,
  )
  return new Set(rows.map(({ fileName }) => fileName))
}
