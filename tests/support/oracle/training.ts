import { dayOf, earns, leadingPosts } from "./activities.ts"
import type { Activity, BookRow, Member } from "./book.ts"
import { isIn, monthsOf, type Period, yearOf } from "./days.ts"
import { coversSomeDay, type District } from "./district.ts"
import type { Finding, Judging } from "./findings.ts"
import { upToHalf } from "./units.ts"
import { words } from "./words.ts"

/** What earns hours for a clause: attending or teaching these, and recognised records of these. */
export interface Credit {
  readonly activities: readonly Activity["kind"][]
  readonly trainings: readonly BookRow<"trainings">["kind"][]
}

export const trainingCredit: Credit = {
  activities: ["党课", "专题讲座", "辅导报告", "形势报告会", "专题培训", "岗位培训", "远程教育"],
  trainings: words.trainings,
}

/** The hours that somebody has earned from the first to the last day of a span. */
export function hoursEarned(judging: Judging, member: string, credit: Credit, span: Period): number {
  const { district, held, asOf } = judging
  const rows = new Map(district.attendanceOf(member).map((row) => [row.activity, row]))
  const activities = held
    .filter((one) => credit.activities.includes(one.kind) && isIn(span, dayOf(one)))
    .filter((one) => earns(one, rows.get(one.code), member, asOf))
  const records = district.book.trainings
    .filter((one) => one.member === member && credit.trainings.includes(one.kind))
    .filter((one) => (one.state ?? "已认定") === "已认定")
    .map((one) => ({ hours: one.hours, day: one.endedOn ?? one.startedOn }))
    .filter((one) => one.day <= asOf && isIn(span, one.day))
  return [...activities, ...records].reduce((sum, one) => sum + one.hours, 0) / 100
}

/** A part into which people fall: its obligation with its yearly hours, or none where the pack asks nothing of it. */
export type Category = {
  readonly obligation: string
  readonly hours: number
  readonly unit: "天" | "学时"
} | null

/** The part that fits a person on a day. */
export type Partition = (district: District, member: Member, day: string) => Category

/** A person's target for the year in hours and the category whose obligation it is; null where nothing is asked. */
export function targetFor(
  { district, year }: Judging,
  member: Member,
  partition: Partition,
): { readonly category: NonNullable<Category>; readonly hours: number } | null {
  const counted = countedDays(district, member, year).map((day) => partition(district, member, day))
  const category = counted.at(-1) ?? null
  if (category === null) return null
  const twelfths = counted.reduce((sum, each) => sum + (each?.hours ?? 0), 0)
  return { category, hours: upToHalf(twelfths, 12) }
}

/** The 15ths of the year on which somebody is a member. */
export function countedDays(district: District, member: Member, year: number): string[] {
  return monthsOf(year)
    .map((month) => `${month.name}-15`)
    .filter((day) => district.unitsOn(member.code, day).length > 0)
}

/** The row of the obligation into whose category somebody falls: at most one of a pack. */
export function judgeHours(
  judging: Judging,
  member: Member,
  partition: Partition,
  credit: Credit,
): Finding[] {
  const target = targetFor(judging, member, partition)
  if (target === null) return []
  const { obligation, unit } = target.category
  const period = yearOf(judging.year)
  const actual = hoursEarned(judging, member.code, credit, period)
  const perUnit = unit === "天" ? 8 : 1
  return [
    {
      obligation,
      subjectType: "member",
      subject: member.code,
      period,
      target: target.hours / perUnit,
      actual: actual / perUnit,
      unit,
    },
  ]
}

export function isChu(district: District, member: Member, day: string): boolean {
  const rank = district.rankOn(member, day)
  return rank === "正处" || rank === "副处"
}

/** Whether somebody leads a branch or a general branch on a day. */
export function isLeader(district: District, member: Member, day: string): boolean {
  const held = district.postsOn(member.code, leadingPosts, day)
  return held.some(({ unit }) => unit.kind === "党支部" || unit.kind === "党总支")
}

/** The unit a person belongs to for the year: that of the latest membership that covers a day of it. */
export function unitForYear(district: District, member: string, year: number): string | null {
  const { first, last } = yearOf(year)
  const latest = district
    .membershipsOf(member)
    .filter((row) => coversSomeDay(row, first, last))
    .toSorted((a, b) => (a.fromOn < b.fromOn ? -1 : 1))
    .at(-1)
  return latest?.unit ?? null
}
