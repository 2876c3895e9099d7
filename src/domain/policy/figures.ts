import type { Person } from "../evaluation/people.ts"
import { type YearlyTarget, yearlyTargets } from "../people/category.ts"
import { type Day, dayOf, firstDayOf, isDay, lastDayOf } from "../shared/calendar.ts"
import type { MemberId } from "../shared/ids.ts"
import {
  type Category,
  type Clause,
  type Credit,
  numberOn,
  type Pack,
  parameterOn,
  targetFor,
} from "./clause.ts"

/** The hours in one of the clause's units: the parameter `day.hours` for 天, otherwise 1. */
export function hoursPerUnit(pack: Pack, clause: Clause, year: number): number {
  return clause.unit === "天" ? numberOn(pack, "day.hours", firstDayOf(year)) : 1
}

/** The clause that asks something of a category: the one it names, or one that names it. */
export function clauseOfCategory({ clauses }: Pack, { name, clause }: Category): Clause | undefined {
  return (
    clauses.find(({ id }) => id === clause) ??
    clauses.find(({ subject }) => subject.who === "person" && subject.category === name)
  )
}

/** A clause's target for a full year in hours, for the categories that name it. */
function yearHours(pack: Pack, category: Category, year: number): number {
  const clause = pack.clauses.find((one) => one.id === category.clause)
  const target = clause && targetFor(clause.targets, { first: firstDayOf(year), last: lastDayOf(year) })
  return clause && target !== undefined ? target * hoursPerUnit(pack, clause, year) : 0
}

/** Everybody's yearly training target under a pack. */
export function trainingTargets(
  pack: Pack,
  people: readonly Person[],
  year: number,
): Map<MemberId, YearlyTarget> {
  const targets = new Map<MemberId, YearlyTarget>()
  if (pack.categories.length === 0) return targets
  const hours = new Map(pack.categories.map((category) => [category, yearHours(pack, category, year)]))
  const targetOf = yearlyTargets(pack.categories, (category) => hours.get(category) ?? 0, year)
  for (const person of people) {
    const target = targetOf(person)
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

const yearsFrom: Readonly<Record<string, number>> = { 上年: -1, "": 0, 次年: 1 }
const deadlineForm = /^(上年|次年|)(\d\d-\d\d)$/

/** Whether a text names a last day: `01-31` of the year itself, `上年12-31` of the year before, `次年01-31` of the next. */
export function isDeadline(text: string): boolean {
  const [, , monthDay = ""] = deadlineForm.exec(text) ?? []
  // A leap day is no deadline: most years do not have it.
  return isDay(`2001-${monthDay}`)
}

/** The last day in time that a parameter of the pack names for a year. Packs are checked when read. */
export function deadlineIn(pack: Pack, parameter: string, year: number): Day {
  const text = String(parameterOn(pack, parameter, firstDayOf(year)))
  const [, from = "", monthDay = ""] = deadlineForm.exec(text) ?? []
  return dayOf(`${String(year + (yearsFrom[from] ?? 0)).padStart(4, "0")}-${monthDay}`)
}
