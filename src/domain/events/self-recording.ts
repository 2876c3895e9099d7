import { type Day, plusDays } from "../shared/calendar.ts"
import type { ActivityState } from "../shared/words.ts"

/** Why somebody cannot record their own attendance just now; undefined: they can. */
export type NotNow = "cancelled" | "closed" | "too-early" | "too-late" | "not-expected"

export interface SelfRecording {
  readonly state: ActivityState
  /** Somebody has signed the record. */
  readonly signed: boolean
  readonly startsOn: Day
  readonly expected: boolean
  readonly today: Day
  /** Days after the event on which it still can be done; 0: on the day alone. */
  readonly daysAfter: number
}

/** Whoever is expected may say that they are there: on the day of the event, or for some days after it. */
export function whyNotNow({
  state,
  signed,
  startsOn,
  expected,
  today,
  daysAfter,
}: SelfRecording): NotNow | undefined {
  if (!expected) return "not-expected"
  if (state === "cancelled") return "cancelled"
  if (signed) return "closed"
  if (today < startsOn) return "too-early"
  return today > plusDays(startsOn, daysAfter) ? "too-late" : undefined
}
