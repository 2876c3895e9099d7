import type { Database } from "../../db/index.ts"
import type { AppContext } from "../../request-context.ts"
import { keyFor } from "../../secret-key.ts"
import { headFile } from "./audit-head.ts"
import { readCopy } from "./head-copies.ts"
import { settleHead } from "./restored-head.ts"
import { sealAuditLog } from "./seal-audit-log.ts"
import { auditSystem } from "./store.ts"
import { type Verdict, verifyAuditLog } from "./verify-audit-log.ts"

const running = new WeakMap<Database, Promise<Verdict>>()

type Place = Pick<AppContext, "database" | "env">

/** Seals what waits, walks along the whole audit log, and notes in it what was found. Runs once at a time. */
export function checkAuditLog(place: Place): Promise<Verdict> {
  const under = running.get(place.database)
  if (under) return under
  const started = check(place).finally(() => running.delete(place.database))
  running.set(place.database, started)
  return started
}

/** Whether a check is under way in this program. */
export function isChecking({ database }: Place): boolean {
  return running.has(database)
}

async function check({ database, env }: Place): Promise<Verdict> {
  const key = keyFor(env.dataDir, "trail")
  const file = headFile(env.dataDir)
  await settleHead(database.pool, env)
  await sealAuditLog(database, key, file)
  const verdict = await verifyAuditLog(database, key, file, readCopy(env))
  await auditSystem(database.pool, "trail-checked", { details: { ...verdict } })
  return verdict
}
