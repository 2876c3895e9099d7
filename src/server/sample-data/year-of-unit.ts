import { type Happening, happen, type Intent } from "./happening.ts"
import { planBranchYear, planGroupYear } from "./plan-branch-year.ts"
import { planCommitteeYear, planDepartmentYear, planGeneralBranchYear } from "./plan-committee-year.ts"
import { type Random, randomFor } from "./random.ts"
import { subtree, type Unit, type World } from "./world.ts"

function intend(world: World, unit: Unit, year: number, random: Random): Intent[] {
  switch (unit.kind) {
    case "branch":
      return planBranchYear(world, unit, year, random)
    case "group":
      return planGroupYear(world, unit, year, random)
    case "general-branch":
      return planGeneralBranchYear(world, unit, year, random)
    case "district-department":
      return planDepartmentYear(world, year, random)
    default:
      return planCommitteeYear(world, unit, year, random)
  }
}

/** The activities of a unit in a year, in the order they were held; always the same ones. */
function yearOfUnit(world: World, unit: Unit, year: number): Happening[] {
  for (const one of subtree(unit)) if (one.stints.length > 0) return plannedAndHeld(world, unit, year)
  return unit.kind === "district-department" ? plannedAndHeld(world, unit, year) : []
}

function plannedAndHeld(world: World, unit: Unit, year: number): Happening[] {
  const random = randomFor(world.seed, `year/${unit.local}/${year}`)
  return happen(world, unit, year, intend(world, unit, year, random), random)
}

/** Every activity of the district, one unit and year at a time. */
export function* happenings(world: World): Generator<Happening> {
  for (const year of world.days.years) {
    for (const unit of world.units) yield* yearOfUnit(world, unit, year)
  }
}
