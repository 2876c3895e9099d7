import { ownOf } from "./activities.ts"
import type { Activity, Member, Unit } from "./book.ts"
import { monthsOf, type Period, quartersOf, spanOfYears, yearOf } from "./days.ts"
import type { District } from "./district.ts"
import { type Finding, inYear, type Judging, onceIn } from "./findings.ts"
import { lessonsBySecretary } from "./licheng-units.ts"
import {
  type Category,
  type Credit,
  countedDays,
  hoursEarned,
  isChu,
  isLeader,
  judgeHours,
  type Partition,
  trainingCredit,
} from "./training.ts"

/** national-2009-2013: N09-LEADER-OFFICE, N09-MEMBER-OFFICE, N09-LEADER-ENTERPRISE, N09-MEMBER-ENTERPRISE. */
export function judgePlan2009(judging: Judging, member: Member): Finding[] {
  return judgeHours(judging, member, partition2009, trainingCredit)
}

const partition2009: Partition = (district, member, day) => {
  const [home] = district.unitsOn(member.code, day)
  const field = home === undefined ? null : fieldOf(district, home, day)
  const leads = isLeader(district, member, day)
  const of = (obligation: string, hours: number): Category => ({ obligation, hours, unit: "学时" })
  if (field === "机关" || field === "学校") {
    return leads ? of("N09-LEADER-OFFICE", 40) : of("N09-MEMBER-OFFICE", 24)
  }
  if (field === "企业") return leads ? of("N09-LEADER-ENTERPRISE", 24) : of("N09-MEMBER-ENTERPRISE", 16)
  return null
}

/** The 领域 of a branch; a group has that of its branch where its own cell is empty. */
function fieldOf(district: District, home: string, day: string): string | null {
  const [unit, above] = district.aboveOn(home, day).map((code) => district.unit(code))
  if (unit === undefined) return null
  const own = district.fieldOn(unit, day)
  return own === null && unit.kind === "党小组" && above ? district.fieldOn(above, day) : own
}

/** central-group-2017: G17-QUARTER. */
export function judgeCentralGroup2017(judging: Judging, unit: Unit): Finding[] {
  if (!["区委", "党工委", "党委", "党组"].includes(unit.kind)) return []
  const quarters = quartersOf(judging.year).filter((quarter) =>
    judging.district.hasCentralGroupOn(unit, quarter.last),
  )
  return onceIn(
    unit,
    "G17-QUARTER",
    quarters,
    (quarter) => ownOf(judging, unit.code, "中心组学习", quarter).length,
  )
}

/** branch-2018. */
export function judgeBranch2018(judging: Judging, unit: Unit): Finding[] {
  const { district, year } = judging
  const own = (kind: Activity["kind"]) => (period: Period) => ownOf(judging, unit.code, kind, period).length
  const yearly = (obligation: string, actual: number) =>
    inYear(unit, obligation, year, { target: 1, actual, unit: "次" })
  if (unit.kind === "党小组") return onceIn(unit, "B18-GROUP", monthsOf(year), own("党小组会"))
  if (unit.kind === "党委" || unit.kind === "党工委" || unit.kind === "党组") {
    return yearly("B18-SECRETARY", lessonsBySecretary(judging, unit).length)
  }
  if (unit.kind !== "党支部") return []
  const withCommittee = monthsOf(year).filter((month) => district.hasCommitteeOn(unit, month.last))
  return [
    ...onceIn(unit, "B18-COMMITTEE", withCommittee, own("支委会")),
    ...onceIn(unit, "B18-ASSEMBLY", quartersOf(year), own("党员大会")),
    ...onceIn(unit, "B18-THEMED-DAY", monthsOf(year), own("主题党日")),
    ...yearly("B18-LIFE", own("组织生活会")(yearOf(year))),
    ...yearly("B18-REVIEW", own("民主评议")(yearOf(year))),
  ]
}

const learningCredit: Credit = {
  ...trainingCredit,
  activities: ["集中学习", ...trainingCredit.activities],
}

/** members-2019: M19-LEADER or M19-MEMBER; the frail are never short of the latter. */
export function judgeMembers2019(judging: Judging, member: Member): Finding[] {
  const circumstances = judging.district.circumstancesOn(member, yearOf(judging.year).last)
  const isExempt = circumstances.includes("年老体弱")
  return judgeHours(judging, member, partition2019, learningCredit).map((row) => ({
    ...row,
    isNeverShort: isExempt && row.obligation === "M19-MEMBER",
  }))
}

const partition2019: Partition = (district, member, day) =>
  isLeader(district, member, day)
    ? { obligation: "M19-LEADER", hours: 56, unit: "学时" }
    : { obligation: "M19-MEMBER", hours: 32, unit: "学时" }

/** Training in classes: what people study by themselves or at a distance does not count. */
const classCredit: Credit = {
  activities: trainingCredit.activities,
  trainings: ["党校", "专题培训班", "学历教育", "岗位培训", "其他"],
}

/** cadres-2023: C23-KE, or C23-CHU over the cycle so far. */
export function judgeCadres2023(judging: Judging, member: Member): Finding[] {
  const { district, year } = judging
  const last = countedDays(district, member, year).at(-1)
  if (last === undefined || !isChu(district, member, last)) {
    return judgeHours(judging, member, partition2023, classCredit)
  }
  const began = year - ((year - 2023) % 5)
  const cycle = spanOfYears(began, 5)
  const soFar = spanOfYears(began, year - began + 1)
  return [
    {
      obligation: "C23-CHU",
      subjectType: "member",
      subject: member.code,
      period: yearOf(year),
      target: 550,
      actual: hoursEarned(judging, member.code, classCredit, soFar),
      unit: "学时",
      cycle,
      isNeverShort: year < began + 4,
    },
  ]
}

const partition2023: Partition = (district, member, day) => {
  const isCadre = !isChu(district, member, day) && district.rankOn(member, day) !== "无"
  return isCadre ? { obligation: "C23-KE", hours: 90, unit: "学时" } : null
}
