import { unitProblems } from "../contract/units.ts"
import type { Permission } from "../domain/access/permissions.ts"
import { reachesUnit, scopeFor } from "../domain/access/scope.ts"
import type { UnitWithin } from "./access/index.ts"
import { Problem } from "./http/problem.ts"
import type { RequestContext } from "./request-context.ts"

type Lived = Pick<UnitWithin, "name" | "path" | "dissolvedOn">

/** Whether a unit has ended by today. */
export function hasEnded(
  { today }: Pick<RequestContext, "today">,
  { dissolvedOn }: Pick<Lived, "dissolvedOn">,
) {
  return dissolvedOn !== null && dissolvedOn <= today
}

/** Whether somebody may begin something in a unit: it is within reach, and has not ended. */
export function mayStillIn(
  context: Pick<RequestContext, "actor" | "today">,
  permission: Permission,
  unit: Pick<Lived, "path" | "dissolvedOn">,
): boolean {
  return !hasEnded(context, unit) && reachesUnit(scopeFor(context.actor, permission), unit.path)
}

/** Refuses what has no sense any more in a unit that has ended. */
export function refuseEnded(
  context: Pick<RequestContext, "today">,
  unit: Pick<Lived, "name" | "dissolvedOn">,
): void {
  const { name, dissolvedOn } = unit
  if (hasEnded(context, unit)) throw new Problem(unitProblems, "unit-ended", { name, day: dissolvedOn ?? "" })
}

/** Refuses what is planned for a day on which its unit is there no more. */
export function refuseAfterEnd({ name, dissolvedOn }: Pick<Lived, "name" | "dissolvedOn">, on: string): void {
  if (dissolvedOn !== null && dissolvedOn <= on)
    throw new Problem(unitProblems, "unit-ended", { name, day: dissolvedOn })
}
