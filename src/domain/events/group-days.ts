import { tolerance } from "../shared/quantity.ts"
import type { AttendanceStatus } from "../shared/words.ts"
import { presentStatuses } from "./was-there.ts"

/** How a member of a central group stands in one of its sittings. */
export interface GroupMark {
  readonly status: AttendanceStatus | null
  /** A make-up for a day to come: nothing is made up yet. */
  readonly toCome: boolean
}

export type GroupDay = "present" | "excused" | "madeUp" | "absent"

/** Which of a member's days a sitting is; undefined: nothing is written of them. */
export function dayOfMark({ status, toCome }: GroupMark): GroupDay | undefined {
  if (status === null) return undefined
  if (presentStatuses.some((one) => one === status)) return "present"
  if (status === "on-leave") return "excused"
  return status === "made-up" && !toCome ? "madeUp" : "absent"
}

/** Days, to two places, of whole hundredths of an hour: never more than there are, so that none reads like the days asked. */
export function daysIn(hundredthHours: number, dayHours: number): number {
  return Math.floor(hundredthHours / dayHours + tolerance) / 100
}

/** The days of a member by what they were: sums of hours first, so that no rounding adds up. */
export function sumDays(
  marks: readonly (GroupMark & { readonly hundredthHours: number })[],
  dayHours: number,
): Readonly<Record<GroupDay, number>> {
  const hours: Record<GroupDay, number> = { present: 0, excused: 0, madeUp: 0, absent: 0 }
  for (const mark of marks) {
    const kind = dayOfMark(mark)
    if (kind) hours[kind] += mark.hundredthHours
  }
  const days = (kind: GroupDay) => daysIn(hours[kind], dayHours)
  return {
    present: days("present"),
    excused: days("excused"),
    madeUp: days("madeUp"),
    absent: days("absent"),
  }
}
