import { existsSync, mkdirSync } from "node:fs"
import { basename } from "node:path"
import type { Database } from "../../db/index.ts"
import { freeBytes } from "../../disk-space.ts"
import type { Env } from "../../env.ts"
import type { FileStore } from "../../files/index.ts"
import { removeLeftOvers } from "../../left-over.ts"
import { saidOf } from "../../said-of.ts"
import { auditSystem } from "../audit/index.ts"
import { fileOfMinute, listBackups, thinBackups } from "./backup-folder.ts"
import { BackupTrouble, trouble } from "./backup-trouble.ts"
import { type Made, makeBackup } from "./make-backup.ts"
import { clearProof, proveBackup } from "./prove-backup.ts"
import { readServer } from "./snapshot-queries.ts"
import { filesProven, noteBackup, noteGone, noteProof } from "./store.ts"
import type { Watch } from "./watch.ts"

const megabyte = 1024 * 1024

/**
 * The nightly backup: made into `BACKUP_DIR`, proven by restoring it, and older ones let go. Throws {@link BackupTrouble}
 * where it could not be made or proven.
 */
export async function keepBackup(
  env: Env,
  database: Database,
  files: FileStore,
  watch: Watch,
): Promise<Made & { readonly fileName: string }> {
  const { backupDir, backupPassphrase: passphrase } = env
  if (passphrase === undefined) throw trouble("no-passphrase")
  makeFolder(backupDir)
  // What one that was killed has left takes the room that this one needs.
  removeLeftOvers(backupDir)
  await clearProof(env)
  await refuseWithoutRoom(env, database)
  const file = freeName(backupDir)
  const fileName = basename(file)
  const made = await makeBackup({ env, database, files, file, passphrase, watch })
  const { bytes, rows } = made
  const backupId = await noteBackup(database.pool, fileName, made)
  await auditSystem(database.pool, "backup-made", { details: { fileName, bytes, rows } })
  try {
    await proveBackup({ env, file, passphrase, watch })
  } catch (error) {
    if (!watch.signal.aborted) await noteProof(database.pool, backupId, whyOf(error))
    throw error
  }
  await noteProof(database.pool, backupId, null)
  thinBackups(backupDir, await filesProven(database.pool))
  await noteGone(
    database.pool,
    listBackups(backupDir).map(({ name }) => name),
  )
  return { ...made, fileName }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw trouble("not-written", folder, saidOf(error))
  }
}

function whyOf(error: unknown): BackupTrouble["said"] {
  return error instanceof BackupTrouble ? error.said : saidOf(error)
}

/** The minute that it is; where there is one of it already, the next that is free. */
function freeName(folder: string): string {
  const now = Temporal.Now.zonedDateTimeISO("Asia/Shanghai")
  for (let minutes = 0; ; minutes++) {
    const minute = now.add({ minutes }).toPlainDateTime().toString({ smallestUnit: "minute" })
    const file = fileOfMinute(folder, minute.replace("T", " "))
    if (!existsSync(file)) return file
  }
}

/** A backup is smaller than the database; the proof is another database, with room to write it. */
async function refuseWithoutRoom({ backupDir, dataDir }: Env, { pool }: Database): Promise<void> {
  const { bytes } = await readServer(pool)
  for (const [folder, needed] of [
    [backupDir, bytes / 2],
    [dataDir, bytes * 2 + 512 * megabyte],
  ] as const) {
    const lacking = needed - freeBytes(folder)
    if (lacking > 0) throw trouble("no-room", folder, Math.ceil(lacking / megabyte))
  }
}
