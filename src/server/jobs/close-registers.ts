import { closeRegisters as closeOverdue } from "../features/meetings/index.ts"
import { notify } from "../features/notices/index.ts"
import { registerRules } from "../features/settings/index.ts"
import type { Job } from "./job.ts"

/** Every morning: whoever keeps a record left open is reminded once; what was open too long is closed. */
export const closeRegisters: Job = {
  name: "close-registers",
  schedule: "40 6 * * *",
  catchUp: true,
  byHand: true,
  byDate: true,
  minutes: 15,
  work: async ({ app }) => {
    const rules = await registerRules(app.database.pool)
    const { closed, reminded } = await closeOverdue(app.database, rules, app.today(), async (client, due) => {
      for (const { keepers, ...details } of due) {
        await notify({ client, app }, keepers, "record-left-open", details)
      }
    })
    if (closed + reminded === 0) return undefined
    return {
      zh: `提醒 ${reminded} 份，自动定稿 ${closed} 份。`,
      en: `Reminded of ${reminded}, closed ${closed}.`,
    }
  },
}
