import { renameSync, rmSync } from "node:fs"
import type { Env } from "../../env.ts"
import type { Queryable } from "../../request-context.ts"
import { type AuditHead, headFile, readHead, writeHead } from "./audit-head.ts"
import { noteRestored } from "./head-copies.ts"
import { nameOfKey } from "./marks.ts"
import { newestSeal } from "./newest-seal.ts"
import { hashOfNumber, wasRestoredAt } from "./seal-store.ts"

/** The newest seal as a backup keeps it; undefined before the first. */
export async function newestHead(client: Queryable, key: Buffer): Promise<AuditHead | undefined> {
  const newest = await newestSeal(client, key)
  return newest && { seal: newest.seal, hash: newest.hash.toString("hex"), key: nameOfKey(key) }
}

/** The head of what is being restored, until it is known whether that came to its end. */
function restoringFile(dataDir: string): string {
  return `${headFile(dataDir)}.restoring`
}

/** Remembers the end of the audit log that is about to be restored; null: it has no seal yet. */
export function announceHead(dataDir: string, head: AuditHead | null): void {
  writeHead(restoringFile(dataDir), head ?? { seal: 0, hash: "", key: "" })
}

/**
 * Makes the head of what was restored that of the audit log, where it was: the head of the time before is none of it.
 * Whoever was killed just then leaves it to the next start.
 */
export async function settleHead(client: Queryable, env: Pick<Env, "auditHead" | "dataDir">): Promise<void> {
  const { dataDir } = env
  const file = restoringFile(dataDir)
  const head = readHead(file)
  if (!head) return
  const hash = head.seal > 0 ? await hashOfNumber(client, head.seal) : undefined
  const is =
    (await wasRestoredAt(client, head.seal)) && (head.seal === 0 || hash?.toString("hex") === head.hash)
  if (is) noteRestored(env, head)
  if (!is) rmSync(file)
  else if (head.seal === 0) {
    rmSync(headFile(dataDir), { force: true })
    rmSync(file)
  } else renameSync(file, headFile(dataDir))
}
