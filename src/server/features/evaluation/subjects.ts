import { covers } from "../../../domain/people/category.ts"
import type { PersonSubject, UnitSubject } from "../../../domain/policy/clause.ts"
import { type Day, dayOf } from "../../../domain/shared/calendar.ts"
import type { OrgCategory } from "../../../domain/shared/words.ts"
import { isWithin, type Person, type Unit } from "./district.ts"

/** Whether a clause speaks to a unit. */
export function isSubjectUnit(unit: Unit, subject: UnitSubject): boolean {
  const { kinds, categories, fields, nameEndsWith, having } = subject
  if (!kinds.includes(unit.kind)) return false
  if (categories && (unit.category === null || !categories.includes(unit.category))) return false
  if (fields && (unit.field === null || !fields.includes(unit.field))) return false
  if (nameEndsWith !== undefined && !unit.name.endsWith(nameEndsWith)) return false
  if (having === "committee") return unit.hasCommittee
  if (having === "central-group") return unit.hasCentralGroup
  return true
}

/** Whether a clause speaks to a person in a year, as far as it does not depend on the training category. */
export function isSubjectPerson(person: Person, subject: PersonSubject, year: number): boolean {
  const { circumstances, inService, holding } = subject
  if (circumstances && !person.circumstances.some((one) => circumstances.includes(one))) return false
  if (inService && !(person.inService && person.unitForYear)) return false
  if (!holding) return true
  const last: Day = dayOf(`${String(year).padStart(4, "0")}-12-31`)
  const july: Day = dayOf(`${String(year).padStart(4, "0")}-07-01`)
  return person.posts.some((post) => holding.includes(post.post) && post.fromOn < july && covers(post, last))
}

/** The category of a branch: that of the nearest 党委, 党工委 or 党组 above it. */
function categoryAbove(branch: Unit): OrgCategory | null {
  for (let at = branch.parent; at; at = at.parent) {
    if (at.kind === "party-committee" || at.kind === "working-committee" || at.kind === "leading-group") {
      return at.category
    }
  }
  return null
}

/** The branches below units of a category. */
export function branchesOfCategory(units: readonly Unit[], category: OrgCategory): Unit[] {
  return units.filter((unit) => unit.kind === "branch" && categoryAbove(unit) === category)
}

/** The branches of a unit's subtree. */
export function branchesBelow(units: readonly Unit[], above: Unit): Unit[] {
  return units.filter((unit) => unit.kind === "branch" && isWithin(unit, above))
}

/** The branch a unit is, or belongs to as a 党小组. */
export function branchOf(unit: Unit | undefined): number | undefined {
  return unit?.kind === "group" ? unit.parent?.id : unit?.id
}
