import type { Day } from "../shared/calendar.ts"
import { daysBetween } from "../shared/calendar.ts"
import type { LeaveState } from "../shared/words.ts"

/** Days that one leave may last: a year. Whoever is away for longer asks anew, or belongs elsewhere. */
export const longestLeave = 366

/** Days after its end for which a leave that nobody has ended is named. */
export const namedAfterwards = 60

/** Which states a leave comes from for each deed; what is refused or withdrawn is over. */
export const leaveSteps = {
  approve: ["asked"],
  refuse: ["asked"],
  withdraw: ["asked", "approved"],
  "take-back": ["approved"],
  return: ["approved"],
  "take-return-back": ["approved"],
} as const satisfies Readonly<Record<string, readonly LeaveState[]>>
export type LeaveStep = keyof typeof leaveSteps

/** Where each deed leads; a return, and one taken back, leave it approved. */
export const leadsTo: Readonly<Record<LeaveStep, LeaveState>> = {
  approve: "approved",
  refuse: "refused",
  withdraw: "withdrawn",
  "take-back": "refused",
  return: "approved",
  "take-return-back": "approved",
}

/** Whether a deed is open in a state. */
export function mayStep(step: LeaveStep, state: LeaveState): boolean {
  const from: readonly LeaveState[] = leaveSteps[step]
  return from.includes(state)
}

/** Whether a leave is settled: it neither waits nor runs, nor is it to come. */
export function isSettled(
  leave: { readonly state: LeaveState; readonly last: Day; readonly returnedOn: Day | null },
  today: Day,
): boolean {
  if (leave.state === "asked") return false
  return leave.state !== "approved" || leave.returnedOn !== null || leave.last < today
}

/** Days a leave lasts, both ends included. */
export function daysOfLeave(fromOn: Day, lastOn: Day): number {
  return daysBetween(fromOn, lastOn) + 1
}
