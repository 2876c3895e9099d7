import type { Case, Member, Unit } from "./book.ts"
import { halvesOf, monthsOf, quartersOf, twoMonthsOf, yearOf } from "./days.ts"
import { inYear, onceIn, shareOf } from "./judge-units.ts"
import { coversSomeDay, unitForYear } from "./people.ts"
import type { Finding } from "./rows.ts"
import {
  belongsToOffices,
  existsDuring,
  existsThroughout,
  isBranch,
  isOfficesCommittee,
  isWithin,
} from "./units.ts"

/**
 * The obligations whose facts the workbook does not carry: nothing has been done for any of them, so only
 * whom they bind, when and to how much is calculated.
 */
const nothing = () => 0
const never = () => false

/** SS-NOTEBOOK, SS-CHECK, SS-EXHIBIT, EV-YEARLY. */
export function judgeBranchWithoutFacts(judged: Case, unit: Unit): Finding[] {
  if (!isBranch(unit)) return []
  const { book, year } = judged
  const inService = book.members.filter((member) => {
    const home = unitForYear(book, member.code, year)
    return member.inService === true && home !== null && isWithin(book, home, unit.code)
  })
  return [
    ...shareOf(judged, unit, "SS-NOTEBOOK", inService, never),
    ...onceIn(unit, "SS-CHECK", quartersOf(year), nothing),
    ...onceIn(unit, "SS-EXHIBIT", halvesOf(year), nothing),
    ...inYear(judged, unit, "EV-YEARLY", 1, { actual: 0, unit: "次" }),
  ]
}

/** SU-SAMPLE, SU-REPORT, SU-COMMITTEE. */
export function judgeSupervision(judged: Case, unit: Unit): Finding[] {
  const { book, year } = judged
  const branches = book.units.filter(isBranch)
  const findings: Finding[] = []
  if (isOfficesCommittee(unit)) {
    const supervised = branches.filter((branch) => belongsToOffices(book, branch))
    for (const month of monthsOf(year).filter((one) => existsThroughout(unit, one))) {
      const target = Math.min(40, supervised.filter((branch) => existsDuring(branch, month)).length)
      if (target === 0) continue // nothing there to check: not applicable
      findings.push({
        obligation: "SU-SAMPLE",
        subjectType: "org",
        subject: unit.code,
        period: month,
        target,
        actual: 0,
        unit: "次",
      })
    }
    findings.push(...onceIn(unit, "SU-REPORT", twoMonthsOf(year), nothing))
  }
  const isTown = ["working-committee", "party-committee"].includes(unit.kind) && unit.category === "town"
  if (isTown) {
    const below = branches.filter(
      (branch) => isWithin(book, branch.code, unit.code) && existsDuring(branch, yearOf(year)),
    )
    findings.push(...shareOf(judged, unit, "SU-COMMITTEE", below, never))
  }
  return findings
}

/** SS-DELIVER, SS-MOBILE, AR-FILED. */
export function judgePersonWithoutFacts({ book, year }: Case, member: Member): Finding[] {
  const circumstances = member.circumstances ?? []
  const memberships = book.memberships.filter((row) => row.member === member.code)
  const halves = halvesOf(year).filter((half) =>
    memberships.some((row) => coversSomeDay(row, half.first, half.last)),
  )
  const subject = { subjectType: "member", subject: member.code, target: 1, actual: 0 } as const
  const inEachHalf = (obligation: string): Finding[] =>
    halves.map((period) => ({ obligation, ...subject, period, unit: "次" }))
  const isFileKept = member.inService === true && unitForYear(book, member.code, year) !== null
  return [
    ...(circumstances.includes("frail") || circumstances.includes("low-literacy")
      ? inEachHalf("SS-DELIVER")
      : []),
    ...(circumstances.includes("away") ? inEachHalf("SS-MOBILE") : []),
    ...(isFileKept
      ? [
          {
            obligation: "AR-FILED",
            ...subject,
            period: yearOf(year),
            unit: "" as const,
            deadline: `${year + 1}-01-31`,
          },
        ]
      : []),
  ]
}
