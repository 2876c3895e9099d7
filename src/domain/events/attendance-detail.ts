import { type AttendanceDetail, type AttendanceStatus, attendanceDetails, wordFor } from "../shared/words.ts"

const leave = ["official-leave", "sick-leave", "personal-leave", "on-duty"] as const

/** Which details a status takes: of whoever was away, why; of whoever was there, that they left in between. */
export const detailsOf: Readonly<Record<AttendanceStatus, readonly AttendanceDetail[]>> = {
  present: ["left-and-returned"],
  late: [],
  "left-early": [],
  "on-leave": leave,
  absent: leave,
  "made-up": leave,
}

/** Whether a detail says something of a status. */
export function detailFits(status: AttendanceStatus, detail: AttendanceDetail): boolean {
  return detailsOf[status].includes(detail)
}

/** Why somebody was away: the kind of it, and the words beside it. */
export interface Why {
  readonly detail: AttendanceDetail | null
  readonly reason: string | null
}

const detailOf = new Map<string, AttendanceDetail>(Object.entries(attendanceDetails))

/**
 * Reads the cell 请假事由: `病假` alone, or `病假：` with words after it, says the kind, where it fits the status; whatever
 * else stands there is the reason as it is.
 */
export function readWhy(status: AttendanceStatus, cell: string | null): Why {
  const [word = "", ...rest] = (cell ?? "").split("：")
  const reason = rest.length === 0 ? null : rest.join("：")
  const detail = detailOf.get(word)
  const isKind = detail !== undefined && detailFits(status, detail) && reason !== ""
  return isKind ? { detail, reason } : { detail: null, reason: cell || null }
}

/** The cell that {@link readWhy} reads as the same. */
export function writeWhy({ detail, reason }: Why): string | null {
  if (detail === null) return reason
  const word = wordFor(attendanceDetails, detail)
  return reason ? `${word}：${reason}` : word
}

/** Whether words may stand beside a kind: of an illness nothing is kept but that there was one. */
export function takesReason(detail: AttendanceDetail | null): boolean {
  return detail !== "sick-leave"
}

/** The same as it is kept of what somebody marks: a reason that only says the kind is the kind; no words of an illness. */
export function keptWhy(status: AttendanceStatus, why: Why): Why {
  const { detail, reason } = why.detail === null ? readWhy(status, why.reason) : why
  return { detail, reason: (takesReason(detail) && reason) || null }
}
