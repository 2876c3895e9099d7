import type { Scope } from "../../../domain/access/scope.ts"
import { type PlanDeed, planState, stateAfter } from "../../../domain/plans/plan-state.ts"
import { type UnitWithin, unitWithin } from "../../access/index.ts"
import { refuseEnded } from "../../ended-units.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { planProblem } from "./plan-problem.ts"
import { type PlannedUnit, type PlanRow, readPlannedUnit, readPlanRow } from "./plan-queries.ts"
import { waitForPlans } from "./plan-store.ts"

/** A unit whose plan the asker writes. A group has none of its own: its branch has. */
export async function unitThatPlans(
  context: RequestContext,
  scope: Scope<"plan.write">,
  unitId: number,
): Promise<UnitWithin> {
  const unit = await unitWithin(context, scope, unitId)
  if (unit.kind === "group") throw problem("not-found")
  refuseEnded(context, unit)
  await waitForPlans(context.client, [unitId])
  return unit
}

/** A plan that something may be done with now, with its unit. */
export interface OpenPlan {
  readonly unit: UnitWithin
  readonly planned: PlannedUnit
  readonly row: PlanRow
}

/** The plan of a unit's year for a deed of whoever writes it; refused where the plan stands elsewhere. */
export async function openPlan(
  context: RequestContext,
  scope: Scope<"plan.write">,
  unitId: number,
  year: number,
  deeds: readonly PlanDeed[],
): Promise<OpenPlan> {
  const unit = await unitThatPlans(context, scope, unitId)
  const planned = await readPlannedUnit(context.client, unitId, context.today)
  const row = await readPlanRow(context.client, unitId, year)
  if (!planned || !row) throw problem("not-found")
  if (!deeds.some((deed) => stateAfter(planState(row), deed) !== undefined)) throw planProblem("plan-not-so")
  return { unit, planned, row }
}
