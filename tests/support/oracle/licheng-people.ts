import { centralGroupPosts } from "./activities.ts"
import type { Member, Unit } from "./book.ts"
import { halvesOf, isIn, type Period, yearOf } from "./days.ts"
import { covers } from "./district.ts"
import type { Finding, Judging } from "./findings.ts"
import {
  hoursEarned,
  isChu,
  isLeader,
  judgeHours,
  type Partition,
  targetFor,
  trainingCredit,
  unitForYear,
} from "./training.ts"

/** CG-ESSAYS. */
export function judgeEssays({ district, year, asOf }: Judging, member: Member): Finding[] {
  const period = yearOf(year)
  const isBound = district.book.posts.some(
    (row) =>
      row.member === member.code &&
      centralGroupPosts.includes(row.post) &&
      covers(row, period.last) &&
      row.fromOn < `${year}-07-01`,
  )
  if (!isBound) return []
  const essays = district.book.writings
    .filter((one) => one.member === member.code && (one.kind === "心得" || one.kind === "理论文章"))
    .filter((one) => (one.state ?? "已采纳") === "已采纳")
    .filter((one) => isIn(period, one.writtenOn) && one.writtenOn <= asOf)
  const subject = { subjectType: "member", subject: member.code } as const
  return [{ obligation: "CG-ESSAYS", ...subject, period, target: 3, actual: essays.length, unit: "篇" }]
}

const chu = { obligation: "TR-CHU", hours: 144, unit: "天" } as const

/** The first category that fits a person on a day. */
const lichengPartition: Partition = (district, member, day) => {
  if (isChu(district, member, day)) return chu
  if (district.rankOn(member, day) !== "无") return { obligation: "TR-CADRE", hours: 96, unit: "天" }
  const leadsVillage = district
    .postsOn(member.code, ["书记"], day)
    .some(({ unit }) => unit.kind === "党支部" && district.fieldOn(unit, day) === "农村")
  if (leadsVillage) return { obligation: "TR-VILLAGE", hours: 40, unit: "学时" }
  if (isLeader(district, member, day)) return { obligation: "TR-LEADER", hours: 24, unit: "学时" }
  return { obligation: "TR-MEMBER", hours: 16, unit: "学时" }
}

/** TR-CADRE, TR-VILLAGE, TR-LEADER or TR-MEMBER; a 处级干部 has no row of their own. */
export function judgeTraining(judging: Judging, member: Member): Finding[] {
  const rows = judgeHours(judging, member, lichengPartition, trainingCredit)
  return rows.filter((row) => row.obligation !== chu.obligation)
}

/** TR-CHU. */
export function judgeChuMean(judging: Judging, unit: Unit): Finding[] {
  if (!["党工委", "党委", "党组", "区委"].includes(unit.kind)) return []
  const { district, year } = judging
  const period = yearOf(year)
  const people = district.book.members.flatMap((member) => {
    const home = unitForYear(district, member.code, year)
    if (home === null || !district.isWithin(home, unit.code, period.last)) return []
    const target = targetFor(judging, member, lichengPartition)
    if (target?.category !== chu) return []
    const actual = hoursEarned(judging, member.code, trainingCredit, period)
    return [{ target: target.hours / 8, actual: actual / 8 }]
  })
  if (people.length === 0) return []
  const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length
  const target = mean(people.map((one) => one.target))
  const actual = mean(people.map((one) => one.actual))
  return [
    { obligation: "TR-CHU", subjectType: "org", subject: unit.code, period, target, actual, unit: "天" },
  ]
}

/** SS-DELIVER, SS-MOBILE, AR-FILED. */
export function judgePersonTasks(judging: Judging, member: Member): Finding[] {
  const { district, year, asOf } = judging
  const { book } = district
  const subject = { subjectType: "member", subject: member.code, target: 1 } as const
  const inHalves = (obligation: string, circumstances: readonly string[], days: readonly string[]) =>
    halvesOf(year)
      .filter((half) => isMemberThroughout(judging, member, half))
      .filter((half) =>
        district.circumstancesOn(member, half.last).some((one) => circumstances.includes(one)),
      )
      .map((period): Finding => {
        const actual = days.filter((day) => isIn(period, day) && day <= asOf).length
        return { obligation, ...subject, period, actual, unit: "次" }
      })
  const visits = book.visits.filter((one) => one.member === member.code).map((one) => one.visitedOn)
  const returns = book.mailings
    .filter((one) => one.member === member.code)
    .flatMap((one) => one.returnedOn ?? [])
  return [
    ...inHalves("SS-DELIVER", ["年老体弱", "文化水平较低"], visits),
    ...inHalves("SS-MOBILE", ["外出流动"], returns),
    ...judgeArchive(judging, member),
  ]
}

/** Whether somebody belongs to some unit on every day of the period. */
function isMemberThroughout({ district }: Judging, member: Member, period: Period): boolean {
  let day: string | null = period.first
  while (day !== null && day <= period.last) {
    const today: string = day
    const there = district.membershipsOf(member.code).find((row) => covers(row, today))
    if (there === undefined) return false
    day = there.untilOn
  }
  return true
}

function judgeArchive({ district, year, asOf }: Judging, member: Member): Finding[] {
  const period = yearOf(year)
  const isBound =
    district.isInServiceOn(member, period.last) && unitForYear(district, member.code, year) !== null
  if (!isBound) return []
  const deadline = `${year + 1}-01-31`
  const isFiled = district.book.archives.some(
    (one) =>
      one.member === member.code &&
      one.year === year &&
      one.filedOn !== null &&
      one.filedOn <= deadline &&
      one.filedOn <= asOf,
  )
  const subject = { subjectType: "member", subject: member.code, period, unit: "", deadline } as const
  return [{ obligation: "AR-FILED", ...subject, target: 1, actual: isFiled ? 1 : 0 }]
}
