import { dayOf, hasWholeRoll, heldOf, ownOf, reaches, reachingOf } from "./activities.ts"
import type { Activity, AttendanceRow, Unit } from "./book.ts"
import {
  halvesOf,
  isIn,
  monthsOf,
  type Period,
  plusDays,
  quartersOf,
  weeksOf,
  weeksWithoutWorkdays,
  yearOf,
} from "./days.ts"
import { type Finding, inYear, type Judging, onceIn, shareOf } from "./findings.ts"
import { existsOn } from "./units.ts"

const isFilled = (text: string | null) => text !== null && text !== ""
const hoursOf = (activities: readonly Activity[]) => activities.reduce((sum, one) => sum + one.hours, 0) / 100

/** CG-MONTHLY, CG-DAYS, CG-RECORD. */
export function judgeCentralGroup(judging: Judging, unit: Unit): Finding[] {
  const { district, year } = judging
  const hasOne = (period: Period) => district.hasCentralGroupOn(unit, period.last)
  const study = (period: Period) => ownOf(judging, unit.code, "中心组学习", period)
  const months = monthsOf(year).filter(hasOne)
  const monthly = onceIn(unit, "CG-MONTHLY", months, (month) => study(month).length)
  if (!hasOne(yearOf(year))) return monthly
  const all = study(yearOf(year))
  const days = { target: 12, actual: hoursOf(all) / 8, unit: "天" } as const
  return [
    ...monthly,
    ...inYear(unit, "CG-DAYS", year, days, hasOne),
    ...shareOf(unit, "CG-RECORD", year, all, (one) => isFilled(one.minutes)),
  ]
}

/** TM-COMMITTEE, TM-GROUP, TM-ASSEMBLY, TM-LECTURE. */
export function judgeMeetings(judging: Judging, unit: Unit): Finding[] {
  const { district, year } = judging
  const own = (kind: Activity["kind"]) => (period: Period) => ownOf(judging, unit.code, kind, period).length
  if (unit.kind === "党小组") return onceIn(unit, "TM-GROUP", monthsOf(year), own("党小组会"))
  if (unit.kind !== "党支部") return []
  const withCommittee = monthsOf(year).filter((month) => district.hasCommitteeOn(unit, month.last))
  const cycle = district.lectureCycleOn(unit, yearOf(year).last)
  return [
    ...onceIn(unit, "TM-COMMITTEE", withCommittee, own("支委会")),
    ...onceIn(unit, "TM-ASSEMBLY", quartersOf(year), own("党员大会")),
    ...onceIn(
      unit,
      "TM-LECTURE",
      cycle === "季度" ? quartersOf(year) : halvesOf(year),
      (period) => reachingOf(judging, unit.code, "党课", period).length,
    ),
  ]
}

/** TR-SECRETARY. */
export function judgeSecretary(judging: Judging, unit: Unit): Finding[] {
  const { district, year } = judging
  const category = district.categoryOn(unit, yearOf(year).last)
  const isBound = ["党工委", "党委", "党组"].includes(unit.kind)
  if (!isBound || (category !== "街镇" && category !== "区直机关")) return []
  const given = lessonsBySecretary(judging, unit).filter((one) => reaches(district, one, unit.code))
  return inYear(unit, "TR-SECRETARY", year, { target: 1, actual: given.length, unit: "次" })
}

/** The 党课 of the year given by whoever was the unit's 书记 that day. */
export function lessonsBySecretary(judging: Judging, unit: Unit): Activity[] {
  return heldOf(judging, "党课", yearOf(judging.year)).filter(
    (one) => one.lecturer !== null && judging.district.holdsIn(one.lecturer, unit.code, ["书记"], dayOf(one)),
  )
}

/** CS-WEEKLY, CS-HOURS, CS-FOUR, CS-ROLL, CS-MAKEUP. */
export function judgeCollectiveStudy(judging: Judging, unit: Unit): Finding[] {
  if (unit.kind !== "党支部") return []
  const { district, asOf, year } = judging
  const reaching = (period: Period) => reachingOf(judging, unit.code, "集中学习", period)
  const weeks = weeksOf(year).filter((week) => !weeksWithoutWorkdays.has(week.name))
  const hours = { target: 40, actual: hoursOf(reaching(yearOf(year))), unit: "学时" } as const
  const own = judging.held.filter((one) => one.unit === unit.code && isIn(yearOf(year), dayOf(one)))
  const studies = own.filter((one) => one.kind === "集中学习")
  const isFourfold = (one: Activity) =>
    one.hours > 0 && hasWholeRoll(district, one) && isFilled(one.content) && isFilled(one.effect)
  const missed = studies.flatMap((activity) =>
    district
      .rollOf(activity)
      .filter((row) => ["请假", "缺席", "补课完成"].includes(row.status))
      .map((row) => ({ activity, row })),
  )
  return [
    ...onceIn(unit, "CS-WEEKLY", weeks, (week) => reaching(week).length),
    ...inYear(unit, "CS-HOURS", year, hours),
    ...shareOf(unit, "CS-FOUR", year, studies, isFourfold),
    ...shareOf(unit, "CS-ROLL", year, own, (one) => hasWholeRoll(district, one)),
    ...shareOf(unit, "CS-MAKEUP", year, missed, ({ activity, row }) => isMadeUpInTime(activity, row, asOf)),
  ]
}

function isMadeUpInTime(activity: Activity, row: AttendanceRow, asOf: string): boolean {
  if (row.status !== "补课完成" || row.helper === null || row.madeUpOn === null) return false
  const day = dayOf(activity)
  const isInTime = day <= row.madeUpOn && row.madeUpOn <= plusDays(day, 30)
  return isInTime && row.madeUpOn <= asOf && row.helper !== row.member
}

/** PL-FILED. */
export function judgePlan({ district, year, asOf }: Judging, unit: Unit): Finding[] {
  const deadline = year === 2010 ? "2010-01-31" : `${year - 1}-12-31`
  if (unit.kind !== "党支部" || !existsOn(unit, deadline)) return []
  const isFiled = district.book.plans.some(
    (one) =>
      one.unit === unit.code &&
      one.year === year &&
      one.filedOn !== null &&
      one.filedOn <= deadline &&
      one.filedOn <= asOf,
  )
  return [
    {
      obligation: "PL-FILED",
      subjectType: "org",
      subject: unit.code,
      period: yearOf(year),
      target: 1,
      actual: isFiled ? 1 : 0,
      unit: "",
      deadline,
    },
  ]
}
