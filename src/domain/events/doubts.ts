import { type Day, plusDays } from "../shared/calendar.ts"
import type { ActivityState } from "../shared/words.ts"

/** Something about a sitting that is seldom meant. It is asked about, and taken once somebody says that it is so. */
export const doubtCodes = ["many-hours", "long-ago", "far-ahead", "not-begun", "chair-on-leave"] as const
export type DoubtCode = (typeof doubtCodes)[number]

export interface Doubted {
  /** `YYYY-MM-DD HH:mm`; undefined: its time is not in question. */
  readonly start?: string | undefined
  readonly state: ActivityState
  /** Hours of all items together; undefined: not in question. */
  readonly hundredthHours?: number | undefined
  /** Whoever leads it is on leave, or was absent, by its own list. */
  readonly chairAway: boolean
  /** `YYYY-MM-DD HH:mm` in Asia/Shanghai. */
  readonly now: string
  readonly today: Day
}

/** More hours than people sit on one day. */
const mostHundredthHours = 1200
/** Days into the past and the future that are meant as a rule: a year. */
const usualDays = 366

export function doubtsAbout({ start, state, hundredthHours, chairAway, now, today }: Doubted): DoubtCode[] {
  const doubts: DoubtCode[] = []
  if ((hundredthHours ?? 0) > mostHundredthHours) doubts.push("many-hours")
  if (start !== undefined) {
    const on = start.slice(0, 10)
    if (on < plusDays(today, -usualDays)) doubts.push("long-ago")
    if (on > plusDays(today, usualDays)) doubts.push("far-ahead")
    if (state === "held" && start > now) doubts.push("not-begun")
  }
  if (chairAway) doubts.push("chair-on-leave")
  return doubts
}
