import { type YearlyTarget, yearlyTarget } from "../../../domain/people/category.ts"
import {
  type Category,
  type Clause,
  type Credit,
  numberOn,
  type Pack,
  parameterOn,
  targetOn,
} from "../../../domain/policy/clause.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import type { By } from "./bench.ts"
import type { Person } from "./district.ts"
import { yearDay } from "./facts.ts"

/** The hours in one of the clause's units: the parameter `day.hours` for 天, otherwise 1. */
export function hoursPerUnit(pack: Pack, clause: Clause, year: number): number {
  return clause.unit === "天" ? numberOn(pack, "day.hours", yearDay(year, "01-01")) : 1
}

/** A clause's target for a full year in hours, for the categories that name it. */
export function yearHours(pack: Pack, category: Category, year: number): number {
  const clause = pack.clauses.find((one) => one.id === category.clause)
  const target = clause && targetOn(clause.targets, yearDay(year, "01-01"))
  return clause && target !== undefined ? target * hoursPerUnit(pack, clause, year) : 0
}

/** Everybody's yearly training target under a pack. */
export function trainingTargets(
  pack: Pack,
  people: readonly Person[],
  year: number,
): Map<number, YearlyTarget> {
  const targets = new Map<number, YearlyTarget>()
  if (pack.categories.length === 0) return targets
  const hours = new Map(pack.categories.map((category) => [category, yearHours(pack, category, year)]))
  for (const person of people) {
    const target = yearlyTarget(pack.categories, (category) => hours.get(category) ?? 0, person, year)
    if (target) targets.set(person.id, target)
  }
  return targets
}

/** A credit of a pack; packs are checked when read. */
export function creditOf(pack: Pack, name: string): Credit {
  const credit = pack.credits[name]
  if (!credit) throw new Error(`${pack.id} has no credit ${name}`)
  return credit
}

/** The deadline a parameter names: a plan's lies in its year, an archive's in the year after. */
export function deadlineOf(pack: Pack, measure: By<"before-deadline">, year: number): Day {
  const monthDay = String(parameterOn(pack, measure.deadlineParameter, yearDay(year, "01-01")))
  return yearDay(measure.counts === "plan-filed" ? year : year + 1, monthDay)
}
