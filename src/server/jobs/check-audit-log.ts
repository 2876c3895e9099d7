import { auditFaultSentence } from "../../contract/audit-faults.ts"
import { checkAuditLog, lastCheck } from "../features/audit/index.ts"
import { notifyHolders } from "../features/notices/index.ts"
import { type Job, JobFailed } from "./job.ts"

/**
 * Walks along the whole audit log once a day. A log that was tampered with is a job that failed, and what the audit
 * administrators are told, once.
 */
export const checkWholeAuditLog: Job = {
  name: "check-audit-log",
  schedule: "40 2 * * *",
  catchUp: true,
  byHand: true,
  minutes: 60,
  work: async ({ app }) => {
    const before = await lastCheck(app.database.pool)
    const { lines, seals, fault } = await checkAuditLog(app)
    if (fault !== null) {
      const context = { app, client: app.database.pool, today: app.today() }
      if (!before?.fault) await notifyHolders(context, "audit-admin", "audit-log-broken")
      throw new JobFailed(auditFaultSentence(fault))
    }
    return {
      zh: `操作记录完整：${lines} 条，${seals} 道封条。`,
      en: `The audit log is whole: ${lines} entries under ${seals} seals.`,
    }
  },
}
