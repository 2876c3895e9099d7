import { headFile, readHead } from "../features/audit/index.ts"
import { notify, readersOfMail } from "../features/notices/index.ts"
import type { Job } from "./job.ts"

/**
 * Puts the newest seal of the audit log into the letters of the audit administrators who have mail: there it is kept
 * where the program cannot change it. Who has no mail is not told every day what they cannot keep.
 */
export const tellAuditHead: Job = {
  name: "tell-audit-head",
  schedule: "30 7 * * *",
  byHand: true,
  minutes: 5,
  work: async ({ app }) => {
    const head = readHead(headFile(app.env.dataDir))
    const { pool } = app.database
    const readers = head ? await readersOfMail(pool, "audit-admin", app.today()) : []
    if (!head || readers.length === 0) return undefined
    await notify({ client: pool, app }, readers, "audit-log-sealed", { seal: head.seal, hash: head.hash })
    return { zh: `第 ${head.seal} 道封条。`, en: `Seal ${head.seal}.` }
  },
}
