import { dayOf, hasWholeRoll, heldActivities, heldOf, reaches, rowsOf } from "./activities.ts"
import type { Activity, AttendanceRow, Case, Unit } from "./book.ts"
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
import { holdsPost } from "./people.ts"
import type { Finding } from "./rows.ts"
import { existsOn, existsThroughout, isBranch, scaledTarget } from "./units.ts"

/** A count that is due once in every period on all of whose days the unit exists. */
export function onceIn(
  unit: Unit,
  obligation: string,
  periods: readonly Period[],
  count: (period: Period) => number,
): Finding[] {
  return periods
    .filter((period) => existsThroughout(unit, period))
    .map((period) => ({
      obligation,
      subjectType: "org",
      subject: unit.code,
      period,
      target: 1,
      actual: count(period),
      unit: "次",
    }))
}

/** A yearly count or sum, its target scaled by the whole months of the unit's life. */
export function inYear(
  { year }: Case,
  unit: Unit,
  obligation: string,
  target: number,
  measured: { readonly actual: number; readonly unit: Finding["unit"] },
): Finding[] {
  const scaled = scaledTarget(unit, year, target)
  if (scaled === null) return []
  const period = yearOf(year)
  return [{ obligation, subjectType: "org", subject: unit.code, period, target: scaled, ...measured }]
}

/** The share of some things that are as they should be; nothing where there are no such things. */
export function shareOf<T>(
  { year }: Case,
  unit: Unit,
  obligation: string,
  all: readonly T[],
  isRight: (one: T) => boolean,
): Finding[] {
  if (all.length === 0) return []
  const actual = all.filter(isRight).length / all.length
  const period = yearOf(year)
  return [{ obligation, subjectType: "org", subject: unit.code, period, target: 1, actual, unit: "" }]
}

const isFilled = (text: string | null) => text !== null && text !== ""
const hoursOf = (activities: readonly Activity[]) => activities.reduce((sum, one) => sum + one.hours, 0) / 100

/** CG-MONTHLY, CG-DAYS, CG-RECORD. */
export function judgeCentralGroup(judged: Case, unit: Unit): Finding[] {
  if (unit.hasCentralGroup !== true) return []
  const study = (period: Period) =>
    heldOf(judged, "central-group-study", period).filter((one) => one.unit === unit.code)
  const all = study(yearOf(judged.year))
  return [
    ...onceIn(unit, "CG-MONTHLY", monthsOf(judged.year), (month) => study(month).length),
    ...inYear(judged, unit, "CG-DAYS", 12, { actual: hoursOf(all) / 8, unit: "天" }),
    ...shareOf(judged, unit, "CG-RECORD", all, (one) => isFilled(one.minutes)),
  ]
}

/** TM-COMMITTEE, TM-GROUP, TM-ASSEMBLY, TM-LECTURE. */
export function judgeMeetings(judged: Case, unit: Unit): Finding[] {
  const { book, year } = judged
  const own = (kind: string) => (period: Period) =>
    heldOf(judged, kind, period).filter((one) => one.unit === unit.code).length
  if (unit.kind === "group") return onceIn(unit, "TM-GROUP", monthsOf(year), own("group-meeting"))
  if (!isBranch(unit)) return []
  const lectures = (period: Period) =>
    heldOf(judged, "party-lecture", period).filter((one) => reaches(book, one, unit.code)).length
  const lecturePeriods = unit.lectureCycle === "quarter" ? quartersOf(year) : halvesOf(year)
  return [
    ...(unit.hasCommittee === true
      ? onceIn(unit, "TM-COMMITTEE", monthsOf(year), own("committee-meeting"))
      : []),
    ...onceIn(unit, "TM-ASSEMBLY", quartersOf(year), own("assembly")),
    ...onceIn(unit, "TM-LECTURE", lecturePeriods, lectures),
  ]
}

/** TR-SECRETARY. */
export function judgeSecretary(judged: Case, unit: Unit): Finding[] {
  const { book } = judged
  const bodies = ["working-committee", "party-committee", "leading-group"]
  if (!bodies.includes(unit.kind)) return []
  if (unit.category !== "town" && unit.category !== "district-office") return []
  const given = heldOf(judged, "party-lecture", yearOf(judged.year))
    .filter((one) => reaches(book, one, unit.code))
    .filter(
      (one) => one.lecturer !== null && holdsPost(book, one.lecturer, unit.code, ["secretary"], dayOf(one)),
    )
  return inYear(judged, unit, "TR-SECRETARY", 1, { actual: given.length, unit: "次" })
}

/** CS-WEEKLY, CS-HOURS, CS-FOUR, CS-ROLL, CS-MAKEUP. */
export function judgeCollectiveStudy(judged: Case, unit: Unit): Finding[] {
  if (!isBranch(unit)) return []
  const { book, asOf } = judged
  const year = yearOf(judged.year)
  const reaching = (period: Period) =>
    heldOf(judged, "collective-study", period).filter((one) => reaches(book, one, unit.code))
  const weeks = weeksOf(judged.year).filter((week) => !weeksWithoutWorkdays.has(week.name))
  const own = heldActivities(judged).filter((one) => one.unit === unit.code && isIn(year, dayOf(one)))
  const ownStudy = own.filter((one) => one.kind === "collective-study")
  const missed = ownStudy.flatMap((activity) =>
    rowsOf(book, activity)
      .filter((row) => ["on-leave", "absent", "made-up"].includes(row.status))
      .map((row) => ({ activity, row })),
  )
  return [
    ...onceIn(unit, "CS-WEEKLY", weeks, (week) => reaching(week).length),
    ...inYear(judged, unit, "CS-HOURS", 40, { actual: hoursOf(reaching(year)), unit: "学时" }),
    ...shareOf(
      judged,
      unit,
      "CS-FOUR",
      ownStudy,
      (one) => one.hours > 0 && hasWholeRoll(book, one) && isFilled(one.content) && isFilled(one.effect),
    ),
    ...shareOf(judged, unit, "CS-ROLL", own, (one) => hasWholeRoll(book, one)),
    ...shareOf(judged, unit, "CS-MAKEUP", missed, ({ activity, row }) => isMadeUpInTime(activity, row, asOf)),
  ]
}

function isMadeUpInTime(activity: Activity, row: AttendanceRow, asOf: string): boolean {
  if (row.status !== "made-up" || row.helper === null || row.madeUpOn === null) return false
  const day = dayOf(activity)
  return row.madeUpOn <= asOf && day <= row.madeUpOn && row.madeUpOn <= plusDays(day, 30)
}

/** PL-FILED. */
export function judgePlan({ book, year, asOf }: Case, unit: Unit): Finding[] {
  const deadline = year === 2010 ? "2010-02-01" : `${year}-01-01`
  if (!isBranch(unit) || !existsOn(unit, plusDays(deadline, -1))) return []
  const isFiled = book.plans.some(
    (one) =>
      one.unit === unit.code &&
      one.year === year &&
      one.filedOn !== null &&
      one.filedOn < deadline &&
      one.filedOn <= asOf,
  )
  const period = yearOf(year)
  const actual = isFiled ? 1 : 0
  return [
    {
      obligation: "PL-FILED",
      subjectType: "org",
      subject: unit.code,
      period,
      target: 1,
      actual,
      unit: "",
      deadline,
    },
  ]
}
