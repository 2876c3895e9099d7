import { detailsOf } from "../events/attendance-detail.ts"
import { wasThere } from "../events/was-there.ts"
import { type Day, plusDays } from "../shared/calendar.ts"
import { type AttendanceDetail, type AttendanceStatus, attendanceDetails, wordFor } from "../shared/words.ts"

/** How far a dispute (异议) of an absence is, and what may be done to it: the one table on it. */

export const disputeStates = ["waiting", "accepted", "answered", "withdrawn", "overtaken"] as const
export type DisputeState = (typeof disputeStates)[number]

/**
 * `accept`: the mark is corrected; `answer`: it stays, with a word; `withdraw`: by whoever made it; `overtake`: the list
 * was changed by another way meanwhile, so that what was disputed is not there any more.
 */
export const disputeDeeds = ["accept", "answer", "withdraw", "overtake"] as const
export type DisputeDeed = (typeof disputeDeeds)[number]

const next: Readonly<Record<DisputeState, Readonly<Partial<Record<DisputeDeed, DisputeState>>>>> = {
  waiting: { accept: "accepted", answer: "answered", withdraw: "withdrawn", overtake: "overtaken" },
  accepted: {},
  answered: {},
  withdrawn: {},
  overtaken: {},
}

/** The state after a deed; undefined: it cannot be done in this one. */
export function afterDispute(state: DisputeState, deed: DisputeDeed): DisputeState | undefined {
  return next[state][deed]
}

export const disputeClaims = ["was-there", "was-on-leave", "other-leave"] as const
export type DisputeClaim = (typeof disputeClaims)[number]

/** What somebody may say against each status; nobody disputes that they were there. */
export const claimsAgainst: Readonly<Partial<Record<AttendanceStatus, readonly DisputeClaim[]>>> = {
  absent: ["was-there", "was-on-leave"],
  "on-leave": ["was-there", "other-leave"],
}

/** How somebody stands in a list, as far as it can be disputed. */
export interface Marked {
  readonly status: AttendanceStatus
  readonly detail: AttendanceDetail | null
}

/** Whether a list would say something else than was disputed. */
export function corrects(disputed: Marked, to: Marked): boolean {
  return disputed.status !== to.status || disputed.detail !== to.detail
}

/** Whether a list says by now what somebody claimed, and not something else again. */
export function isAsClaimed(claim: DisputeClaim, status: AttendanceStatus): boolean {
  return claim === "was-there" ? wasThere(status) : status === "on-leave"
}

/** The kind of leave that somebody names in their own words, other than the one disputed; undefined: none, or several. */
export function leaveNamed(word: string, disputed: AttendanceDetail | null): AttendanceDetail | undefined {
  const named = detailsOf["on-leave"].filter(
    (kind) => kind !== disputed && word.includes(wordFor(attendanceDetails, kind)),
  )
  return named.length === 1 ? named[0] : undefined
}

/** Days within which an absence may be disputed, where an installation has decided nothing. */
export const usualDisputeDays = 15

/** The last day on which a mark may be disputed; the day it was noted is not counted. */
export function lastDayToDispute(notedOn: Day, days: number): Day {
  return plusDays(notedOn, days)
}
