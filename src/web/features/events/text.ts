import type { Texts } from "../../text/text.ts"

export const text = {
  eventsTitle: { zh: "活动", en: "Activities" },
  newEventTitle: { zh: "记一次活动", en: "Record an activity" },
  calendarTitle: { zh: "月历", en: "Calendar" },
  eventTitle: { zh: "活动", en: "Activity" },
} satisfies Texts
