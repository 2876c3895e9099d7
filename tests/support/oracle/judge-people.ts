import type { Case, Member, Unit } from "./book.ts"
import { yearOf } from "./days.ts"
import { categories, covers, trainingHours, trainingTarget, unitForYear } from "./people.ts"
import type { Finding } from "./rows.ts"
import { isWithin } from "./units.ts"

/** CG-ESSAYS. */
export function judgeEssays({ book, year, asOf }: Case, member: Member): Finding[] {
  const isBound = book.posts.some(
    (row) =>
      row.member === member.code &&
      (row.post === "central-group-head" || row.post === "central-group-member") &&
      covers(row, `${year}-12-31`) &&
      row.fromOn < `${year}-07-01`,
  )
  if (!isBound) return []
  const period = yearOf(year)
  const essays = book.writings.filter(
    (one) =>
      one.member === member.code &&
      (one.kind === "reflection" || one.kind === "theory-article") &&
      (one.state ?? "accepted") === "accepted" &&
      period.first <= one.writtenOn &&
      one.writtenOn <= period.last &&
      one.writtenOn <= asOf,
  )
  return [
    {
      obligation: "CG-ESSAYS",
      subjectType: "member",
      subject: member.code,
      period,
      target: 3,
      actual: essays.length,
      unit: "篇",
    },
  ]
}

/** TR-CADRE, TR-VILLAGE, TR-LEADER or TR-MEMBER: one row, or none for a 处级干部 or a year without a month. */
export function judgeTraining(judged: Case, member: Member): Finding[] {
  const target = trainingTarget(judged.book, member, judged.year)
  if (target === null || target.category === "chu") return []
  const { obligation, unit } = categories[target.category]
  const hours = trainingHours(judged, member.code)
  const perUnit = unit === "天" ? 8 : 1
  return [
    {
      obligation,
      subjectType: "member",
      subject: member.code,
      period: yearOf(judged.year),
      target: target.hours / perUnit,
      actual: hours / perUnit,
      unit,
    },
  ]
}

/** TR-CHU. */
export function judgeChu(judged: Case, unit: Unit): Finding[] {
  const { book, year } = judged
  const bodies = ["working-committee", "party-committee", "leading-group", "district-committee"]
  if (!bodies.includes(unit.kind)) return []
  const people = book.members.flatMap((member) => {
    const target = trainingTarget(book, member, year)
    const home = unitForYear(book, member.code, year)
    if (target?.category !== "chu" || home === null || !isWithin(book, home, unit.code)) return []
    return [{ target: target.hours / 8, actual: trainingHours(judged, member.code) / 8 }]
  })
  if (people.length === 0) return []
  const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length
  return [
    {
      obligation: "TR-CHU",
      subjectType: "org",
      subject: unit.code,
      period: yearOf(year),
      target: mean(people.map((one) => one.target)),
      actual: mean(people.map((one) => one.actual)),
      unit: "天",
    },
  ]
}
