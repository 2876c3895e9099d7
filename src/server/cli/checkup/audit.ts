import { auditFaultSentence } from "../../../contract/audit-faults.ts"
import type { Database } from "../../db/index.ts"
import type { Env } from "../../env.ts"
import { checkAuditLog, lastRestored } from "../../features/audit/index.ts"
import { holdKey } from "../../hold-key.ts"
import { minuteOf } from "../screen/shell.ts"
import { type Check, fine, wrong } from "./check.ts"

/** Walks along the whole audit log. */
export async function checkWholeAuditLog(database: Database, env: Env): Promise<Check> {
  await holdKey(database, env.dataDir)
  const { lines, seals, fault } = await checkAuditLog({ database, env })
  if (fault === null) {
    const restored = await lastRestored(database.pool)
    const zh = restored ? `${minuteOf(restored.at)} 从备份恢复到 ${minuteOf(restored.madeAt)} 的状态。` : ""
    const en = restored
      ? ` On ${minuteOf(restored.at)} it was restored as of ${minuteOf(restored.madeAt)}.`
      : ""
    return fine(
      "trail",
      `操作记录完整：${lines} 条，${seals} 道封条。${zh}`,
      `The audit log is whole: ${lines} entries under ${seals} seals.${en}`,
    )
  }
  return wrong("trail", auditFaultSentence(fault), {
    zh: "先不要改动，保留数据库和数据文件夹，报告审计管理员。若是有意恢复了较早的备份，移走 trail.head（以及 AUDIT_HEAD_FOLDER 里的 trail.heads）后会重建，并在记录里留下一条。",
    en:
      "Change nothing, keep the database and the data folder, and tell the audit administrator. If an older backup was " +
      "restored on purpose, move trail.head (and trail.heads in AUDIT_HEAD_FOLDER) away: it is made anew, and an entry says so.",
  })
}
