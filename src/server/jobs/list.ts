import { bringStandingUpToDate } from "./bring-standing-up-to-date.ts"
import { checkWholeAuditLog } from "./check-audit-log.ts"
import { clearAway } from "./clear-away.ts"
import type { Job } from "./job.ts"
import { keepBackup } from "./keep-backup.ts"
import { keepRetention } from "./keep-retention.ts"
import { sendNotices } from "./send-notices.ts"
import { tellAuditHead } from "./tell-audit-head.ts"

/** Every job there is. */
export const allJobs: readonly Job[] = [
  bringStandingUpToDate,
  checkWholeAuditLog,
  clearAway,
  keepBackup,
  keepRetention,
  sendNotices,
  tellAuditHead,
]
