import { type BackupState, backupHours } from "../../../contract/backup-states.ts"
import type { Env } from "../../env.ts"
import type { Queryable } from "../../request-context.ts"
import { isProvenSince, keptBackups, type LastAttempt, lastAttempt } from "./queries.ts"

/** How it is with the nightly backup, and why the last one failed where it did. */
export async function stateOfBackups(
  client: Queryable,
  { backupPassphrase }: Pick<Env, "backupPassphrase">,
): Promise<{ readonly state: BackupState; readonly trouble: LastAttempt["told"] }> {
  if (backupPassphrase === undefined) return { state: "no-passphrase", trouble: null }
  const last = await lastAttempt(client)
  if (last?.failed) return { state: "failed", trouble: last.told }
  if (await isProvenSince(client, backupHours)) return { state: "fine", trouble: null }
  return { state: (await keptBackups(client)).length === 0 ? "none-yet" : "old", trouble: null }
}
