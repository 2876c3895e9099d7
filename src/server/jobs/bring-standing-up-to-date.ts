import { settleReminders } from "../features/reminders/index.ts"
import { bringUpToDateNow } from "../features/standing/index.ts"
import type { Job } from "./job.ts"

/** A new day finds its figures made, and the log of what was touched stays short. */
export const bringStandingUpToDate: Job = {
  name: "bring-standing-up-to-date",
  schedule: "* * * * *",
  byHand: true,
  minutes: 30,
  work: async ({ app, stage }) => {
    const judged = await bringUpToDateNow(app, (year) =>
      stage({ zh: `核算 ${year} 年`, en: `Judging ${year}` }),
    )
    await settleReminders(app)
    if (judged.length === 0) return undefined
    return { zh: `核算了 ${judged.join("、")} 年。`, en: `Judged ${judged.join(", ")}.` }
  },
}
