import type { UnitCard } from "../../../contract/units.ts"
import { reachesUnit, type Scope, scopeFor } from "../../../domain/access/scope.ts"
import { refuseDissolving } from "../../../domain/org/changes.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { detailsSeen } from "./details-seen.ts"
import { endPosts } from "./life-store.ts"
import { leftOn, peopleLeft } from "./queries.ts"
import { showUnit } from "./show-unit.ts"
import { lockTree, lockUnits, setEnd, storeChange } from "./store.ts"
import { refuse } from "./unit-problem.ts"

/** Ends a unit on a day: the first day it no longer exists. It must be empty by then. */
export async function dissolveUnit(
  context: RequestContext,
  scope: Scope<"unit.dissolve">,
  unitId: number,
  version: number,
  day: Day,
): Promise<UnitCard> {
  const { client, actor } = context
  await lockTree(client)
  await lockUnits(client, [unitId])
  const unit = await detailsSeen(context, scope, unitId, version)
  const refusal = refuseDissolving(unit, day, await leftOn(client, unitId, day))
  if (refusal?.code === "unit-not-empty" && reachesUnit(scopeFor(actor, "member.read"), unit.path))
    refuse(refusal, { people: await peopleLeft(client, unitId, day) })
  refuse(refusal)
  const endedPosts = await endPosts(client, unitId, day)
  await setEnd(client, unitId, day)
  await storeChange(context, { unitId, kind: "dissolved", day, before: { endedPosts } })
  await audit(context, "unit-dissolved", { unitId, details: { day } })
  return await showUnit(context, unitId)
}
