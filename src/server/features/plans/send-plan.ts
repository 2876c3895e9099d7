import type { YearPlan } from "../../../contract/plans.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import type { Answer } from "../../http/route.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { openPlan } from "./open-plan.ts"
import { planProblem } from "./plan-problem.ts"
import { readLines } from "./plan-queries.ts"
import { keepVersion, putSubmitted, removePlan, takeSubmittedBack } from "./plan-store.ts"
import { planOf } from "./show-plan.ts"

/** Sends a plan up to be filed. That of the district goes to nobody: it is published to those below. */
export async function submitPlan(
  context: RequestContext,
  scope: Scope<"plan.write">,
  unitId: number,
  year: number,
): Promise<Answer<YearPlan>> {
  const { client, actor, today } = context
  const { unit, planned, row } = await openPlan(context, scope, unitId, year, ["submit"])
  if ((await readLines(client, unitId, year)).length === 0) throw planProblem("plan-empty")
  const published = planned.filesWith === null
  if (!(await putSubmitted(client, row.planId, { on: today, by: actor.accountId, published })))
    throw planProblem("plan-not-so")
  if (published) await keepVersion(client, [row.planId], actor.accountId, null)
  await audit(context, published ? "plan-published" : "plan-submitted", { unitId, details: { year } })
  return await planOf(context, unit, year)
}

/** Takes a plan back that is not filed yet. */
export async function withdrawPlan(
  context: RequestContext,
  scope: Scope<"plan.write">,
  unitId: number,
  year: number,
): Promise<Answer<YearPlan>> {
  const { unit, row } = await openPlan(context, scope, unitId, year, ["withdraw"])
  if (!(await takeSubmittedBack(context.client, row.planId))) throw planProblem("plan-not-so")
  await audit(context, "plan-withdrawn", { unitId, details: { year } })
  return await planOf(context, unit, year)
}

/** Lets a draft go that nobody wants. */
export async function discardPlan(
  context: RequestContext,
  scope: Scope<"plan.write">,
  unitId: number,
  year: number,
): Promise<void> {
  await openPlan(context, scope, unitId, year, ["discard"])
  if (!(await removePlan(context.client, unitId, year))) throw planProblem("plan-not-so")
  await audit(context, "plan-discarded", { unitId, details: { year } })
}
