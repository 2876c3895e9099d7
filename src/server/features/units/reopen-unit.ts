import type { UnitCard } from "../../../contract/units.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { existsOn } from "../../../domain/org/existence.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { detailsWithin } from "./details-within.ts"
import { restorePosts } from "./life-store.ts"
import { detailsOf } from "./queries.ts"
import { showUnit } from "./show-unit.ts"
import { lastDissolution, lockTree, setEnd, storeChange } from "./store.ts"
import { unitProblem } from "./unit-problem.ts"

/** Takes a dissolution back: the unit goes on, and whoever held a post in it holds it again. */
export async function reopenUnit(
  context: RequestContext,
  scope: Scope<"unit.dissolve">,
  unitId: number,
): Promise<UnitCard> {
  const { client, today } = context
  await lockTree(client)
  const unit = await detailsWithin(context, scope, unitId)
  const last = unit.dissolvedOn === null ? undefined : await lastDissolution(client, unitId)
  if (!last) throw unitProblem("unit-not-dissolved")
  const above = unit.parentId === null ? undefined : await detailsOf(client, unit.parentId)
  if (above && !existsOn(above, today))
    throw unitProblem("unit-ended", { name: above.name, day: above.dissolvedOn ?? "" })
  await setEnd(client, unitId, null)
  await restorePosts(client, last.endedPosts, last.day)
  await storeChange(context, { unitId, kind: "reopened", day: today })
  await audit(context, "unit-reopened", { unitId })
  return await showUnit(context, unitId)
}
