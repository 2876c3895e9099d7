import { type Day, eachDay, type Period, weekdayOf } from "../shared/calendar.ts"
import { type StudyDay, studyDays } from "../shared/words.ts"
import type { WorkdayCalendar } from "../shared/workday-calendar.ts"

/**
 * 学习时段: the part of a day a unit keeps for study every week (二(三)四 “每周固定一天（或半天）”), or 班前班后: short sittings
 * before and after the shift, whose minutes add up.
 */
export const slotParts = { 上午: "morning", 下午: "afternoon", 全天: "day", 班前班后: "shifts" } as const
export type SlotPart = (typeof slotParts)[keyof typeof slotParts]

/** Why a week is left out. It is told, and changes no judgement. */
export const skipReasons = {
  放假: "holiday",
  农忙: "busy-season",
  防汛抢险: "emergency",
  集中换届: "election",
  其他: "other",
} as const
export type SkipReason = (typeof skipReasons)[keyof typeof skipReasons]

/** When a unit usually begins, where it has said nothing else. */
export const usualStart: Readonly<Record<SlotPart, string>> = {
  morning: "09:00",
  afternoon: "14:30",
  day: "09:00",
  shifts: "07:40",
}

/** The day a unit may keep in a week, and why it is that one. */
export interface SlotDay {
  readonly on: Day
  /** `swapped`: on the weekend day that is worked in its place; `moved`: on another worked day of the week. */
  readonly as: "usual" | "swapped" | "moved"
  /** The usual day, where it is off. */
  readonly insteadOf: Day | null
}

/** 1 for Monday to 7 for Sunday; undefined without a fixed day. */
export function weekdayOfSlot(studyDay: StudyDay | null): number | undefined {
  const place = studyDay === null ? -1 : Object.values(studyDays).indexOf(studyDay)
  return place >= 0 && place < 7 ? place + 1 : undefined
}

/**
 * Whether a day is no day for study: a holiday, or a day of the working week that is off. A weekend that a unit has
 * chosen is not.
 */
export function isOff(day: Day, { isWorkday, listedOn }: WorkdayCalendar): boolean {
  return !isWorkday(day) && (weekdayOf(day) <= 5 || listedOn(day)?.off === true)
}

/**
 * The day of a unit's weekly slot in a week. On a day off it is the weekend day worked in exchange, else the nearest
 * worked day of the week; null where the week has none.
 */
export function slotDayIn(week: Period, weekday: number, calendar: WorkdayCalendar): SlotDay | null {
  const days = eachDay(week)
  const usual = days[weekday - 1]
  if (usual === undefined) return null
  if (!isOff(usual, calendar)) return { on: usual, as: "usual", insteadOf: null }
  const worked = days.filter((day) => calendar.isWorkday(day))
  const swapped = worked.find((day) => weekdayOf(day) > 5)
  if (swapped) return { on: swapped, as: "swapped", insteadOf: usual }
  const [nearest] = [...worked].sort(
    (one, other) => Math.abs(weekdayOf(one) - weekday) - Math.abs(weekdayOf(other) - weekday),
  )
  return nearest ? { on: nearest, as: "moved", insteadOf: usual } : null
}
