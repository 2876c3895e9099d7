import { type Day, daysBetween } from "../shared/calendar.ts"

/**
 * Limits on what is pushed down: of one thing a unit is reminded once in so many days, whoever does it, and of so many
 * things at most in as many (《整治形式主义为基层减负若干规定》: nothing is asked twice, and not of everybody every day).
 */
export const reminderLimits = { days: 7, things: 3 } as const

/** Somebody has asked a unit after something. */
export interface AskedAfter {
  readonly unitId: number
  readonly obligation: string | null
  readonly on: Day
  readonly by: string
}

/** Why a unit is not reminded now. */
export interface HeldBack {
  /** `same`: of this it was a few days ago; `often`: of other things, and that is enough for now. */
  readonly why: "same" | "often"
  readonly on: Day
  readonly by: string
}

/** Why a unit is not reminded of a thing on a day; undefined: it may be. `asked`: what it was asked after, the newest first. */
export function heldBack(asked: readonly AskedAfter[], obligation: string, today: Day): HeldBack | undefined {
  const lately = asked.filter(
    (one) => one.obligation !== null && daysBetween(one.on, today) < reminderLimits.days,
  )
  const same = lately.find((one) => one.obligation === obligation)
  if (same) return { why: "same", on: same.on, by: same.by }
  const things = new Set(lately.map((one) => one.obligation))
  const [newest] = lately
  return newest && things.size >= reminderLimits.things
    ? { why: "often", on: newest.on, by: newest.by }
    : undefined
}
