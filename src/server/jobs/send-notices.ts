import { deliverDue } from "../features/notices/index.ts"
import type { Job } from "./job.ts"

/** Sends what is due by mail and by robots of groups. What a killed server was sending is dealt with by the next run. */
export const sendNotices: Job = {
  name: "send-notices",
  schedule: "* * * * *",
  byHand: true,
  minutes: 10,
  work: async ({ app, signal }) => {
    const { sent, failed } = await deliverDue(app, signal)
    if (sent + failed === 0) return undefined
    return { zh: `发出 ${sent} 条，没发成 ${failed} 条。`, en: `${sent} went out, ${failed} did not.` }
  },
}
