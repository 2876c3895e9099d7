import { dayOf, earns, heldActivities } from "./activities.ts"
import type { Book, Case, Member } from "./book.ts"
import { isIn, monthsOf, yearOf } from "./days.ts"
import { unitOf, upToHalf } from "./units.ts"

interface Spell {
  readonly fromOn: string
  readonly untilOn: string | null
}

/** Whether a membership or a post covers the day; its end is the first day it no longer holds. */
export function covers(spell: Spell, day: string): boolean {
  return spell.fromOn <= day && (spell.untilOn === null || day < spell.untilOn)
}

/** Whether a membership or a post covers some day from the first to the last (both included). */
export function coversSomeDay(spell: Spell, first: string, last: string): boolean {
  const from = spell.fromOn > first ? spell.fromOn : first
  return from <= last && covers(spell, from)
}

export function holdsPost(
  book: Book,
  member: string,
  unit: string,
  posts: readonly string[],
  day: string,
): boolean {
  return book.posts.some(
    (row) => row.member === member && row.unit === unit && posts.includes(row.post) && covers(row, day),
  )
}

/** The parts into which members fall, each with its obligation and its yearly target in hours. */
export const categories = {
  chu: { obligation: "TR-CHU", hours: 144, unit: "天" },
  cadre: { obligation: "TR-CADRE", hours: 96, unit: "天" },
  village: { obligation: "TR-VILLAGE", hours: 40, unit: "学时" },
  leader: { obligation: "TR-LEADER", hours: 24, unit: "学时" },
  member: { obligation: "TR-MEMBER", hours: 16, unit: "学时" },
} as const
export type Category = keyof typeof categories

const leadingPosts = [
  "secretary",
  "deputy-secretary",
  "organisation-officer",
  "publicity-officer",
  "discipline-officer",
  "committee-member",
]

/** The first category that fits a person on a day. */
export function categoryOn(book: Book, member: Member, day: string): Category {
  const rank = member.rank ?? "none"
  if (rank === "chu-head" || rank === "chu-deputy") return "chu"
  if (rank !== "none") return "cadre"
  const held = book.posts
    .filter((row) => row.member === member.code && covers(row, day))
    .map((row) => ({ post: row.post, unit: unitOf(book, row.unit) }))
  if (
    held.some(({ post, unit }) => post === "secretary" && unit.kind === "branch" && unit.field === "village")
  ) {
    return "village"
  }
  const bodies = ["branch", "general-branch"]
  const leads = held.some(({ post, unit }) => leadingPosts.includes(post) && bodies.includes(unit.kind))
  return leads ? "leader" : "member"
}

/** The unit a person belongs to for the year: that of the latest membership that covers a day of it. */
export function unitForYear(book: Book, member: string, year: number): string | null {
  const { first, last } = yearOf(year)
  const latest = book.memberships
    .filter((row) => row.member === member && coversSomeDay(row, first, last))
    .sort((a, b) => (a.fromOn < b.fromOn ? -1 : 1))
    .at(-1)
  return latest ? latest.unit : null
}

/** A person's training target for the year in hours, and the category whose obligation it is; null for none. */
export function trainingTarget(
  book: Book,
  member: Member,
  year: number,
): { category: Category; hours: number } | null {
  const counted = monthsOf(year)
    .map((month) => `${month.name}-15`)
    .filter((day) => book.memberships.some((row) => row.member === member.code && covers(row, day)))
    .map((day) => categoryOn(book, member, day))
  const category = counted.at(-1)
  if (category === undefined) return null
  const twelfths = counted.reduce((sum, each) => sum + categories[each].hours, 0)
  return { category, hours: upToHalf(twelfths, 12) }
}

const trainingKinds = [
  "party-lecture",
  "lecture",
  "guidance-talk",
  "situation-report",
  "topical-training",
  "job-training",
  "distance-education",
]

/** The training hours a person has earned in the year, by activities and by recognised records. */
export function trainingHours(judged: Case, member: string): number {
  const { book, asOf } = judged
  const year = yearOf(judged.year)
  const own = new Map(
    book.attendance.filter((row) => row.member === member).map((row) => [row.activity, row]),
  )
  const activities = heldActivities(judged)
    .filter((one) => trainingKinds.includes(one.kind) && isIn(year, dayOf(one)))
    .filter((one) => earns(one, own.get(one.code), member, asOf))
  const records = book.trainings
    .filter((one) => one.member === member && (one.state ?? "recognised") === "recognised")
    .map((one) => ({ hours: one.hours, day: one.endedOn ?? one.startedOn }))
    .filter((one) => one.day <= asOf && isIn(year, one.day))
  return [...activities, ...records].reduce((sum, one) => sum + one.hours, 0) / 100
}
