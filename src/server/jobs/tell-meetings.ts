import { announceDue } from "../features/announcements/index.ts"
import type { Job } from "./job.ts"

/** Tells people of planned meetings and of what changes about them. */
export const tellMeetings: Job = {
  name: "tell-meetings",
  schedule: "* * * * *",
  byHand: true,
  byDate: true,
  minutes: 10,
  work: async ({ app, signal, stage, at }) => {
    stage({ zh: "通知应到的人", en: "Telling those expected" })
    const told = await announceDue(app, { signal, at })
    if (told === 0) return undefined
    return { zh: `通知了 ${told} 条。`, en: told === 1 ? "One notice." : `${told} notices.` }
  },
}
