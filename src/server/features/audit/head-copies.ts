import { appendFileSync, readFileSync } from "node:fs"
import { join } from "node:path"
import type { Env } from "../../env.ts"
import { giveToFolderOwner } from "../../folder-owner.ts"
import { log } from "../../log.ts"
import type { Reach } from "../../outgoing/post-json.ts"
import { type AuditHead, headFile, isHead, readHead } from "./audit-head.ts"

type Place = Pick<Env, "auditHead" | "dataDir">

/** The file in the second folder: a line for each end of the audit log that was kept, the newest last. */
export function copiesFile(folder: string): string {
  return join(folder, "trail.heads")
}

/**
 * Keeps the end of the audit log, as the data folder remembers it, where the variables say: added to a file, and posted.
 * What cannot be kept is told in the log; nothing else waits for it.
 */
export async function copyHead({ auditHead, dataDir }: Place, reach?: Reach): Promise<void> {
  const head = readHead(headFile(dataDir))
  if (!head) return
  const { folder, url, network } = auditHead
  if (folder !== undefined) {
    try {
      appendFileSync(copiesFile(folder), `${JSON.stringify(head)}\n`, { mode: 0o600 })
      giveToFolderOwner(copiesFile(folder))
    } catch (error) {
      log.error("audit-head-not-kept", { where: "folder", error })
    }
  }
  if (url === undefined) return
  try {
    // Loaded by whoever sends.
    const { postJson, publicInternet } = await import("../../outgoing/post-json.ts")
    const anywhere = { ...publicInternet, mayConnect: () => true }
    const { status } = await postJson(
      new URL(url),
      head,
      reach ?? (network === "any" ? anywhere : publicInternet),
    )
    if (status >= 300) log.error("audit-head-not-kept", { where: "url", status })
  } catch (error) {
    log.error("audit-head-not-kept", { where: "url", error })
  }
}

/** Notes in the second folder that everything was restored: the ends before this line are of a log that is gone. */
export function noteRestored({ auditHead: { folder } }: Pick<Env, "auditHead">, head: AuditHead): void {
  if (folder === undefined) return
  appendFileSync(copiesFile(folder), `${JSON.stringify({ ...head, restored: true })}\n`, { mode: 0o600 })
  giveToFolderOwner(copiesFile(folder))
}

/** The newest end of the audit log in the second folder since everything was restored last; undefined where there is none, or no such folder. */
export function readCopy({ auditHead: { folder } }: Pick<Env, "auditHead">): AuditHead | undefined {
  if (folder === undefined) return undefined
  try {
    const lines = readFileSync(copiesFile(folder), "utf8").trim().split("\n")
    const restored = lines.findLastIndex((line) => line.includes('"restored":true'))
    const heads = lines
      .slice(Math.max(0, restored))
      .flatMap((line) => headIn(line) ?? [])
      .filter(({ seal }) => seal > 0)
    return heads.reduce((newest, head) => (head.seal > newest.seal ? head : newest), heads[0] as AuditHead)
  } catch (error) {
    log.error("audit-head-not-read", { error })
    return undefined
  }
}

/** A line that was cut off in the middle of its writing says nothing. */
function headIn(line: string): AuditHead | undefined {
  try {
    const read: unknown = JSON.parse(line)
    return isHead(read) ? read : undefined
  } catch {
    return undefined
  }
}
