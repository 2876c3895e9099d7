import { covers } from "../people/category.ts"
import type { PersonSubject, UnitSubject } from "../policy/clause.ts"
import { type Day, dayOf, lastDayOf } from "../shared/calendar.ts"
import type { Person } from "./people.ts"
import type { Unit, UnitState } from "./units.ts"

/** Whether a clause speaks to a unit, by what it is on the last day of the period judged. */
export function isSubjectUnit(unit: Unit, subject: UnitSubject, last: Day): boolean {
  return subject.kinds.includes(unit.kind) && speaksTo(unit.on(last), subject)
}

/** Whether a clause speaks to a unit of one of its kinds that is such. */
export function speaksTo(
  unit: Pick<UnitState, "name" | "category" | "field" | "hasCommittee" | "hasCentralGroup">,
  { categories, fields, nameEndsWith, having }: UnitSubject,
): boolean {
  const { name, category, field, hasCommittee, hasCentralGroup } = unit
  if (categories && (category === null || !categories.includes(category))) return false
  if (fields && (field === null || !fields.includes(field))) return false
  if (nameEndsWith !== undefined && !name.endsWith(nameEndsWith)) return false
  if (having === "committee") return hasCommittee
  return having === "central-group" ? hasCentralGroup : true
}

/**
 * Whether a clause speaks to a person in a year, as far as it does not depend on the training category, by what they
 * are on the last day of the period judged.
 */
export function isSubjectPerson(person: Person, subject: PersonSubject, year: number, last: Day): boolean {
  const { circumstances, inService, holding } = subject
  if (circumstances && !person.circumstancesOn(last).some((one) => circumstances.includes(one))) return false
  if (inService && !(person.inServiceOn(last) && person.unitForYear)) return false
  if (!holding) return true
  const july = dayOf(`${String(year).padStart(4, "0")}-07-01`)
  return person.posts.some(
    (post) => holding.includes(post.post) && post.fromOn < july && covers(post, lastDayOf(year)),
  )
}
