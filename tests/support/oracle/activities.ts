import type { Activity, AttendanceRow, Book, Post } from "./book.ts"
import { isIn, type Period } from "./days.ts"
import type { District } from "./district.ts"
import type { Judging } from "./findings.ts"

/** The local day on which an activity starts. */
export function dayOf(activity: Activity): string {
  return activity.startsAt.slice(0, 10)
}

/** The activities that count: 已举行 (also where the cell is empty), started on or before `asOf`. */
export function heldActivities(book: Book, asOf: string): Activity[] {
  return book.activities.filter((one) => (one.state ?? "已举行") === "已举行" && dayOf(one) <= asOf)
}

/** Those that count, of one type and in one period. */
export function heldOf({ held }: Judging, kind: Activity["kind"], period: Period): Activity[] {
  return held.filter((one) => one.kind === kind && isIn(period, dayOf(one)))
}

/** Those that a unit held itself. */
export function ownOf(judging: Judging, unit: string, kind: Activity["kind"], period: Period): Activity[] {
  return heldOf(judging, kind, period).filter((one) => one.unit === unit)
}

/** Whether, on the activity's day, the unit or one above it is among those that it addresses. */
export function reaches(district: District, activity: Activity, unit: string): boolean {
  const named = activity.audience ?? []
  const addressed = named.length === 0 ? [activity.unit] : named
  return district.aboveOn(unit, dayOf(activity)).some((code) => addressed.includes(code))
}

/** Those of one type and period that reach a unit. */
export function reachingOf(
  judging: Judging,
  unit: string,
  kind: Activity["kind"],
  period: Period,
): Activity[] {
  return heldOf(judging, kind, period).filter((one) => reaches(judging.district, one, unit))
}

export const leadingPosts: readonly Post[] = ["书记", "副书记", "组织委员", "宣传委员", "纪检委员", "委员"]
export const centralGroupPosts: readonly Post[] = ["中心组组长", "中心组成员"]

/** Whether somebody is expected at an activity. */
function isExpected(district: District, activity: Activity, member: string): boolean {
  const day = dayOf(activity)
  if (activity.kind === "支委会") return district.holdsIn(member, activity.unit, leadingPosts, day)
  if (activity.kind === "中心组学习") return district.holdsIn(member, activity.unit, centralGroupPosts, day)
  return district.unitsOn(member, day).some((unit) => reaches(district, activity, unit))
}

/** Whether everybody expected has a row, whatever it says. */
export function hasWholeRoll(district: District, activity: Activity): boolean {
  const listed = new Set(district.rollOf(activity).map((row) => row.member))
  return district.book.members.every(({ code }) => listed.has(code) || !isExpected(district, activity, code))
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
  if (row.status === "补课完成") return row.madeUpOn !== null && row.madeUpOn <= asOf
  return row.status === "出席" || row.status === "迟到" || row.status === "早退"
}
