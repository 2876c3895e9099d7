import type { Said } from "../../../contract/refusals.ts"
import type { Queryable } from "../../request-context.ts"

export interface KeptBackup {
  readonly fileName: string
  readonly madeAt: string
  readonly bytes: number
  readonly rows: number
  readonly files: number
  readonly provenAt: string | null
  readonly trouble: Said | null
}

/** The backups that are there, the newest first. */
export async function keptBackups(client: Queryable): Promise<KeptBackup[]> {
  const { rows } = await client.query<KeptBackup>(
    `select file_name as "fileName", made_at as "madeAt", bytes, rows, files, proven_at as "provenAt", trouble
       from backup where removed_at is null order by made_at desc, backup_id desc`,
  )
  return rows
}

export interface LastAttempt {
  readonly failed: boolean
  readonly told: Said | null
}

/** What became of the last nightly backup that came to an end. */
export async function lastAttempt(client: Queryable): Promise<LastAttempt | undefined> {
  const { rows } = await client.query<LastAttempt>(
    `select outcome = 'failed' as failed, told from job_run
      where job = 'keep-backup' and outcome in ('done', 'failed') order by begun_at desc limit 1`,
  )
  return rows[0]
}

/** Whether one was made and proven in the last hours. */
export async function isProvenSince(client: Queryable, hours: number): Promise<boolean> {
  const { rows } = await client.query<{ proven: boolean }>(
    `select exists (select from backup where proven_at is not null and removed_at is null
                      and made_at > now() - make_interval(hours => $1)) as proven`,
    [hours],
  )
  return rows[0]?.proven ?? false
}
