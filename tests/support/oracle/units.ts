import type { Unit } from "./book.ts"
import { monthsOf, type Period } from "./days.ts"

export function existsOn(unit: Unit, day: string): boolean {
  return (
    (unit.foundedOn === null || unit.foundedOn <= day) &&
    (unit.dissolvedOn === null || day < unit.dissolvedOn)
  )
}

export function existsThroughout(unit: Unit, period: Period): boolean {
  return existsOn(unit, period.first) && existsOn(unit, period.last)
}

/** Whether a unit exists on at least one day of the period. */
export function existsDuring(unit: Unit, period: Period): boolean {
  const from = unit.foundedOn !== null && unit.foundedOn > period.first ? unit.foundedOn : period.first
  return from <= period.last && existsOn(unit, from)
}

/** Rounds up to a multiple of 0.5; `numerator / denominator` of whole numbers, so that nothing is lost. */
export function upToHalf(numerator: number, denominator: number): number {
  return Math.ceil((numerator * 2) / denominator) / 2
}

/** A yearly target scaled by the whole months of the unit's life that count; null where there is none. */
export function scaledTarget(
  unit: Unit,
  year: number,
  target: number,
  isCounted: (month: Period) => boolean = () => true,
): number | null {
  const months = monthsOf(year).filter((month) => existsThroughout(unit, month) && isCounted(month)).length
  return months === 0 ? null : upToHalf(target * months, 12)
}
