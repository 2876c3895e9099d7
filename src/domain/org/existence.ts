import { type Day, type Period, periodsOf } from "../shared/calendar.ts"

/** From 成立日期 (none: always) up to, not including, 撤销日期 (none: for ever). */
export interface Life {
  readonly foundedOn: Day | null
  readonly dissolvedOn: Day | null
}

/** Whether a unit exists on a day. */
export function existsOn(life: Life, day: Day): boolean {
  return (
    (life.foundedOn === null || life.foundedOn <= day) &&
    (life.dissolvedOn === null || day < life.dissolvedOn)
  )
}

/** Those of some years that are not before a unit was founded, and the one that is looked at; the latest first. */
export function yearsSince(years: readonly number[], foundedOn: string | null, shown: number): number[] {
  const first = foundedOn === null ? 0 : Number(foundedOn.slice(0, 4))
  return [...new Set([...years.filter((year) => year >= first), shown])].sort((one, other) => other - one)
}

/** Whether a unit exists on every day of a period. */
export function existsThroughout(life: Life, period: Period): boolean {
  return existsOn(life, period.first) && existsOn(life, period.last)
}

/** Whether a unit exists on some day of a period. */
export function existsWithin(life: Life, period: Period): boolean {
  return (
    (life.foundedOn === null || life.foundedOn <= period.last) &&
    (life.dissolvedOn === null || period.first < life.dissolvedOn)
  )
}

/** The months of a year on every day of which a unit exists: 0 to 12. */
export function monthsOfLife(life: Life, year: number): number {
  return periodsOf(year, "month").filter((month) => existsThroughout(life, month)).length
}
