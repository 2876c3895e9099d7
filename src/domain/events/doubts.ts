import { type Day, plusDays } from "../shared/calendar.ts"
import type { ActivityState } from "../shared/words.ts"

/** Something about a sitting that is seldom meant. It is asked about, and taken once somebody says that it is so. */
export const doubtCodes = [
  "many-hours",
  "short-day",
  "long-ago",
  "far-ahead",
  "not-begun",
  "chair-on-leave",
  "keeper-away",
  "on-leave",
  "venue-closed",
  "venue-taken",
  "few-seats",
  "turn-moved",
  "make-up-late",
  "closed-records",
] as const
export type DoubtCode = (typeof doubtCodes)[number]

export interface Doubted {
  /** `YYYY-MM-DD HH:mm`; undefined: its time is not in question. */
  readonly start?: string | undefined
  readonly state: ActivityState
  /** Hours of all items together; undefined: not in question. */
  readonly hundredthHours?: number | undefined
  /** A kind that takes half a day is shorter. */
  readonly shortDay?: boolean
  /** A kind that takes half a day or a whole one is longer than a day. */
  readonly longDay?: boolean
  /** Whoever leads it is on leave, or was absent, by its own list. */
  readonly chairAway: boolean
  /** Whoever signs as the keeper of the record was not there, by its list. */
  readonly keeperAway?: boolean
  /** Whoever leads, teaches, takes their turn or helps has approved leave on the day, and no list has them as there. */
  readonly takenOnLeave?: boolean
  /** The place that it takes up again is used no more. */
  readonly venueClosed?: boolean
  /** Somebody else has booked the place for some of the time. */
  readonly venueTaken?: boolean
  /** More are expected than the place has seats. */
  readonly fewSeats?: boolean
  /** Somebody's turn is taken in a rota that is another than it was seen. */
  readonly turnMoved?: boolean
  /** A make-up is arranged for a day after its last one in time, which is still to come. */
  readonly makeUpLate?: boolean
  /** `YYYY-MM-DD HH:mm` in Asia/Shanghai. */
  readonly now: string
  readonly today: Day
}

/** More hours than people sit on one day. */
const mostHundredthHours = 1200
/** Days into the past and the future that are meant as a rule: a year. */
export const usualDays = 366

export function doubtsAbout(doubted: Doubted): DoubtCode[] {
  const { start, state, hundredthHours, shortDay, chairAway, now, today } = doubted
  const { venueClosed, venueTaken, fewSeats } = doubted
  const doubts: DoubtCode[] = []
  if ((hundredthHours ?? 0) > mostHundredthHours || doubted.longDay) doubts.push("many-hours")
  if (shortDay) doubts.push("short-day")
  if (start !== undefined) {
    const on = start.slice(0, 10)
    if (on < plusDays(today, -usualDays)) doubts.push("long-ago")
    if (on > plusDays(today, usualDays)) doubts.push("far-ahead")
    if (state === "held" && start > now) doubts.push("not-begun")
  }
  if (chairAway) doubts.push("chair-on-leave")
  if (doubted.keeperAway) doubts.push("keeper-away")
  if (doubted.takenOnLeave) doubts.push("on-leave")
  if (venueClosed) doubts.push("venue-closed")
  if (venueTaken) doubts.push("venue-taken")
  if (fewSeats) doubts.push("few-seats")
  if (doubted.turnMoved) doubts.push("turn-moved")
  if (doubted.makeUpLate) doubts.push("make-up-late")
  return doubts
}
