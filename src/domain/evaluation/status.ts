import { type Day, daysBetween, type Period, plusDays } from "../shared/calendar.ts"
import { reaches, tolerance } from "../shared/quantity.ts"

/** A figure beside what it should be, both in the obligation's unit. */
export interface Measured {
  readonly target: number
  readonly actual: number
}

export type Status = "met" | "open" | "short"

export interface Judged extends Measured {
  readonly status: Status
  /** A flag beside `open`, never a status of its own. */
  readonly atRisk: boolean
}

export interface Timing {
  readonly period: Period
  readonly asOf: Day
  /** Where the obligation names a deadline, the last day in time: short once `asOf` is after it. */
  readonly deadline?: Day
  /** Never short, and so never at risk: people served in other ways, cycles that have not ended. */
  readonly neverShort?: boolean
  /** Over which days the figure grows, where that is another time than the period: a cycle of years. */
  readonly pacedOver?: Period
}

const shares = new WeakMap<Period, { asOf: Day; share: number }>()

/** The share of the period's days that have passed, `asOf` included: 0 to 1. Asked for often on one day. */
function passedShare(period: Period, asOf: Day): number {
  const known = shares.get(period)
  if (known?.asOf === asOf) return known.share
  const share = countPassed(period, asOf)
  shares.set(period, { asOf, share })
  return share
}

function countPassed(period: Period, asOf: Day): number {
  if (asOf < period.first) return 0
  if (asOf >= period.last) return 1
  return (daysBetween(period.first, asOf) + 1) / (daysBetween(period.first, period.last) + 1)
}

/** The part of a period before the first day without a unit or a person; null: they are still there. */
export function whileThere(period: Period, endedOn: Day | null): Period {
  if (endedOn === null || endedOn > period.last || endedOn <= period.first) return period
  return { ...period, last: plusDays(endedOn, -1) }
}

/** Where a figure would be on a day at an even pace, that day included. */
export function expectedBy(target: number, period: Period, asOf: Day): number {
  return target * passedShare(period, asOf)
}

/** Judges a figure (interpretation.md, "status"). */
export function judge(
  { target, actual }: Measured,
  { period, asOf, deadline, neverShort, pacedOver }: Timing,
): Judged {
  if (reaches(actual, target)) return { target, actual, status: "met", atRisk: false }
  const over = asOf > (deadline ?? period.last)
  if (over && !neverShort) return { target, actual, status: "short", atRisk: false }
  const atRisk = !neverShort && actual / target < 0.8 * passedShare(pacedOver ?? period, asOf) - tolerance
  return { target, actual, status: "open", atRisk }
}
