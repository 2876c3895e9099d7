import type { AttendanceStatus } from "../shared/words.ts"

/** 出席, 迟到 and 早退: such a row earns the full hours, and whoever has it is present where expected. */
export const presentStatuses = [
  "present",
  "late",
  "left-early",
] as const satisfies readonly AttendanceStatus[]

/** The statuses of those who were there, as a list in SQL. */
export const presentList = presentStatuses.map((status) => `'${status}'`).join(", ")

/** Whether somebody with the status was there; a make-up is no presence. */
export function wasThere(status: AttendanceStatus | null): boolean {
  return presentStatuses.some((there) => there === status)
}
