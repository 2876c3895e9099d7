import { presentStatuses } from "../../../domain/events/was-there.ts"
import type { AttendanceStatus } from "../../../domain/shared/words.ts"

/** A status somebody ticks; the make-up is an action of its own. */
export type Ticked = Exclude<AttendanceStatus, "made-up">

/** How somebody is marked. Whoever is not marked is as everybody else. */
export interface Mark {
  readonly status: Ticked
  readonly reason: string
}
export type Marks = Readonly<Record<number, Mark>>

const turns: readonly Ticked[] = ["present", "late", "left-early", "on-leave", "absent"]

/** The mark after one more press; ahead of the day there is only leave. */
export function nextMark(now: Ticked, ahead: boolean): Ticked {
  if (ahead) return now === "on-leave" ? "present" : "on-leave"
  return turns[(turns.indexOf(now) + 1) % turns.length] ?? "present"
}

/** Whether a status asks why. */
export function hasReason(status: Ticked): boolean {
  return status === "on-leave" || status === "absent"
}

/** Whether somebody with the status was there. */
export function wasThere(status: AttendanceStatus): boolean {
  return status === "made-up" || presentStatuses.some((one) => one === status)
}
