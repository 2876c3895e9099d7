import type { Book, Unit } from "./book.ts"
import { monthsOf, type Period } from "./days.ts"

export function unitOf(book: Book, code: string): Unit {
  const unit = book.units.find((one) => one.code === code)
  if (!unit) throw new Error(`no unit ${code}`)
  return unit
}

/** The unit's code and those of all above it, from below to the root. */
export function upwards(book: Book, code: string): string[] {
  const parent = unitOf(book, code).parent
  return parent === null ? [code] : [code, ...upwards(book, parent)]
}

/** Whether a unit is the other one or lies somewhere below it. */
export function isWithin(book: Book, code: string, top: string): boolean {
  return upwards(book, code).includes(top)
}

export function isBranch(unit: Unit): boolean {
  return unit.kind === "branch"
}

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

/** A yearly target scaled by the whole months in which the unit exists; null where there is none. */
export function scaledTarget(unit: Unit, year: number, target: number): number | null {
  const months = monthsOf(year).filter((month) => existsThroughout(unit, month)).length
  return months === 0 ? null : upToHalf(target * months, 12)
}

/** Whether this is the 区直机关工委, which supervises the branches of the district's offices. */
export function isOfficesCommittee(unit: Unit): boolean {
  const kinds = ["district-department", "working-committee"]
  return kinds.includes(unit.kind) && unit.name.endsWith("机关工委")
}

/** Whether the nearest 党委, 党工委 or 党组 above a branch is one of the district's offices. */
export function belongsToOffices(book: Book, branch: Unit): boolean {
  const bodies = ["party-committee", "working-committee", "leading-group"]
  const above = upwards(book, branch.code).map((code) => unitOf(book, code))
  return above.find((unit) => bodies.includes(unit.kind))?.category === "district-office"
}
