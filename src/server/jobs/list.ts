import { bringStandingUpToDate } from "./bring-standing-up-to-date.ts"
import { checkWholeAuditLog } from "./check-audit-log.ts"
import { clearAway } from "./clear-away.ts"
import { closeRegisters } from "./close-registers.ts"
import type { Job } from "./job.ts"
import { keepBackup } from "./keep-backup.ts"
import { keepRetention } from "./keep-retention.ts"
import { sendNotices } from "./send-notices.ts"
import { tellAuditHead } from "./tell-audit-head.ts"
import { tellMeetings } from "./tell-meetings.ts"

/** Every job there is. */
export const allJobs: readonly Job[] = [
  bringStandingUpToDate,
  checkWholeAuditLog,
  clearAway,
  closeRegisters,
  keepBackup,
  keepRetention,
  sendNotices,
  tellAuditHead,
  tellMeetings,
]
