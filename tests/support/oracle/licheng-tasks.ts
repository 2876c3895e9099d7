import type { Unit } from "./book.ts"
import { halvesOf, isIn, monthsOf, type Period, quartersOf, twoMonthsOf, yearOf } from "./days.ts"
import { type Finding, inYear, type Judging, onceIn, shareOf } from "./findings.ts"
import { unitForYear } from "./training.ts"
import { existsDuring, existsThroughout } from "./units.ts"

/** SS-NOTEBOOK, SS-CHECK, SS-EXHIBIT, EV-YEARLY. */
export function judgeBranchTasks({ district, year, asOf }: Judging, unit: Unit): Finding[] {
  if (unit.kind !== "党支部") return []
  const { book } = district
  const { last } = yearOf(year)
  const inService = book.members.filter((member) => {
    const home = unitForYear(district, member.code, year)
    return home !== null && district.isWithin(home, unit.code, last) && district.isInServiceOn(member, last)
  })
  const issued = book.notebooks.filter((one) => one.year === year && one.issuedOn <= asOf)
  const isIssued = (member: string) => issued.some((one) => one.member === member)
  const checks = book.selfStudyChecks.filter((one) => one.unit === unit.code).map((one) => one.checkedOn)
  const shows = book.exhibitions.filter((one) => one.unit === unit.code).map((one) => one.startedOn)
  const evaluations = book.evaluations.filter(
    (one) => one.unit === unit.code && one.year === year && one.completedOn <= asOf,
  )
  const countIn = (days: readonly string[]) => (period: Period) =>
    days.filter((day) => isIn(period, day) && day <= asOf).length
  return [
    ...shareOf(unit, "SS-NOTEBOOK", year, inService, ({ code }) => isIssued(code)),
    ...onceIn(unit, "SS-CHECK", quartersOf(year), countIn(checks)),
    ...onceIn(unit, "SS-EXHIBIT", halvesOf(year), countIn(shows)),
    ...inYear(unit, "EV-YEARLY", year, { target: 1, actual: evaluations.length, unit: "次" }),
  ]
}

/** The branches that a body has checked in a period. */
function checkedBy({ district, asOf }: Judging, body: Unit, period: Period): Set<string> {
  const checks = district.book.branchChecks.filter(
    (one) => one.body === body.code && isIn(period, one.checkedOn) && one.checkedOn <= asOf,
  )
  return new Set(checks.map((one) => one.branch))
}

/** SU-SAMPLE, SU-REPORT. */
export function judgeSampling(judging: Judging, unit: Unit): Finding[] {
  if (unit.kind !== "区委工作机关" && unit.kind !== "党工委") return []
  const { district, year, asOf } = judging
  const isBound = (period: Period) => district.nameOn(unit, period.last).endsWith("机关工委")
  const months = monthsOf(year).filter((month) => existsThroughout(unit, month) && isBound(month))
  const samples = months.flatMap((month): Finding[] => {
    const pool = district.branches.filter(
      (branch) => existsDuring(branch, month) && isOfOffices(judging, branch, month.last),
    )
    if (pool.length === 0) return []
    const checked = checkedBy(judging, unit, month)
    const actual = pool.filter((branch) => checked.has(branch.code)).length
    const subject = { subjectType: "org", subject: unit.code, period: month, unit: "次" } as const
    return [{ obligation: "SU-SAMPLE", ...subject, target: Math.min(40, pool.length), actual }]
  })
  const hasArrived = (day: string | null) => day !== null && day <= asOf
  const reports = district.book.reports
    .filter((one) => one.unit === unit.code)
    .filter((one) => hasArrived(one.toOrganisationOn) && hasArrived(one.toPublicityOn))
  return [
    ...samples,
    ...onceIn(
      unit,
      "SU-REPORT",
      twoMonthsOf(year).filter(isBound),
      (period) => reports.filter((one) => one.period === period.name).length,
    ),
  ]
}

/** Whether a 党委, 党工委 or 党组 of 区直机关 stands anywhere above a branch on a day. */
function isOfOffices({ district }: Judging, branch: Unit, day: string): boolean {
  return district
    .aboveOn(branch.code, day)
    .map((code) => district.unit(code))
    .some(
      (unit) =>
        ["党委", "党工委", "党组"].includes(unit.kind) && district.categoryOn(unit, day) === "区直机关",
    )
}

/** SU-COMMITTEE. */
export function judgeTown(judging: Judging, unit: Unit): Finding[] {
  const { district, year } = judging
  const period = yearOf(year)
  const isTown = unit.kind === "党工委" || unit.kind === "党委"
  if (!isTown || district.categoryOn(unit, period.last) !== "街镇") return []
  const below = district.branches.filter(
    (branch) => existsDuring(branch, period) && district.isWithin(branch.code, unit.code, period.last),
  )
  const checked = checkedBy(judging, unit, period)
  return shareOf(unit, "SU-COMMITTEE", year, below, (branch) => checked.has(branch.code))
}
