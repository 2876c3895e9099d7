import type { Activity, AttendanceRow, Book, Case } from "./book.ts"
import { isIn, type Period } from "./days.ts"
import { holdsPost } from "./people.ts"
import { upwards } from "./units.ts"

/** The local day on which an activity starts. */
export function dayOf(activity: Activity): string {
  return activity.startsAt.slice(0, 10)
}

/** The activities that count: 已举行 (also where the cell is empty), started on or before `asOf`. */
export function heldActivities({ book, asOf }: Case): Activity[] {
  return book.activities.filter((one) => (one.state ?? "held") === "held" && dayOf(one) <= asOf)
}

/** Those that count, of one type and in one period. */
export function heldOf(judged: Case, kind: string, period: Period): Activity[] {
  return heldActivities(judged).filter((one) => one.kind === kind && isIn(period, dayOf(one)))
}

/** Whether the unit or one above it is among those that the activity addresses. */
export function reaches(book: Book, activity: Activity, unit: string): boolean {
  const named = activity.audience ?? []
  const addressed = named.length === 0 ? [activity.unit] : named
  return upwards(book, unit).some((code) => addressed.includes(code))
}

const committeePosts = [
  "secretary",
  "deputy-secretary",
  "organisation-officer",
  "publicity-officer",
  "discipline-officer",
  "committee-member",
]
const centralGroupPosts = ["central-group-head", "central-group-member"]

/** The codes of those who are expected. */
export function expectedAt(book: Book, activity: Activity): string[] {
  const day = dayOf(activity)
  const codes = book.members.map((member) => member.code)
  if (activity.kind === "committee-meeting") {
    return codes.filter((code) => holdsPost(book, code, activity.unit, committeePosts, day))
  }
  if (activity.kind === "central-group-study") {
    return codes.filter((code) => holdsPost(book, code, activity.unit, centralGroupPosts, day))
  }
  const there = book.memberships.filter(
    (one) =>
      one.fromOn <= day && (one.untilOn === null || day < one.untilOn) && reaches(book, activity, one.unit),
  )
  return codes.filter((code) => there.some((one) => one.member === code))
}

export function rowsOf(book: Book, activity: Activity): AttendanceRow[] {
  return book.attendance.filter((row) => row.activity === activity.code)
}

/** Whether everybody expected has a row, whatever it says. */
export function hasWholeRoll(book: Book, activity: Activity): boolean {
  const listed = rowsOf(book, activity).map((row) => row.member)
  return expectedAt(book, activity).every((code) => listed.includes(code))
}

/** Whether somebody earns the activity's hours, by teaching, by being there, or by having made up for it. */
export function earns(
  activity: Activity,
  row: AttendanceRow | undefined,
  member: string,
  asOf: string,
): boolean {
  if (activity.lecturer === member) return true
  if (row === undefined) return false
  if (row.status === "made-up") return row.madeUpOn !== null && row.madeUpOn <= asOf
  return row.status === "present" || row.status === "late" || row.status === "left-early"
}
