import { type UnitCard, unitActions } from "../../../contract/units.ts"
import type { Permission } from "../../../domain/access/permissions.ts"
import { isOwnUnit, reachesUnit, type Scope, scopeFor } from "../../../domain/access/scope.ts"
import { existsOn } from "../../../domain/org/existence.ts"
import type { RequestContext } from "../../request-context.ts"
import { datedRowsOf, units } from "../dated/index.ts"
import { countBelow, detailsOf, postsIn, type UnitDetails, unitsAbove } from "./queries.ts"
import { lastDissolution, takenInBy } from "./store.ts"

type UnitAction = UnitCard["can"][number]

/** A unit as its page shows it to whoever asks. `unitId` is that of a unit within their reach. */
export async function showUnit(context: RequestContext, unitId: number): Promise<UnitCard> {
  const { client, actor, today } = context
  const unit = await detailsOf(client, unitId)
  if (!unit) throw new Error(`there is no unit ${unitId}`)
  const reaches = (scope: Scope<Permission>, path: string) =>
    reachesUnit(scope, path) || isOwnUnit(scope, path)
  const readable = scopeFor(actor, "unit.read")
  const above = (await unitsAbove(client, unitId)).filter(({ path }) => reaches(readable, path))
  const showsHolders =
    isOwnUnit(readable, unit.path) ||
    (["member.read", "event.read"] as const).some((one) => reachesUnit(scopeFor(actor, one), unit.path))
  const { path: _, parentId, ...details } = unit
  return {
    ...details,
    mergedInto: unit.dissolvedOn === null ? null : await takenInBy(client, unitId),
    parentId: above.some((one) => one.unitId === parentId) ? parentId : null,
    above: above.map(({ unitId, name, kind }) => ({ unitId, name, kind })),
    ...(await countBelow(client, unitId, today)),
    dated: await datedRowsOf(client, units, unitId),
    posts: showsHolders ? await postsIn(client, unitId, today) : null,
    can: actionsOn(context, unit, await mayReopen(context, unit)),
  }
}

/** Whether a unit's end can be taken back: it was dissolved, not merged, and what it stood under is there. */
async function mayReopen({ client, today }: RequestContext, unit: UnitDetails): Promise<boolean> {
  if (unit.dissolvedOn === null || !(await lastDissolution(client, unit.unitId))) return false
  const above = unit.parentId === null ? undefined : await detailsOf(client, unit.parentId)
  return above === undefined || existsOn(above, today)
}

/** What somebody may do with a unit as it stands. */
function actionsOn({ actor, today }: RequestContext, unit: UnitDetails, reopens: boolean): UnitAction[] {
  const ended = unit.dissolvedOn !== null
  const isThere = existsOn(unit, today)
  return unitActions.filter((action) => {
    const permission: Permission = action === "unit.reopen" ? "unit.dissolve" : action
    const scope = scopeFor(actor, permission)
    if (!reachesUnit(scope, unit.path) && !(permission === "event.read" && isOwnUnit(scope, unit.path)))
      return false
    if (action === "unit.reopen") return reopens
    if (action === "unit.move" || action === "unit.merge" || action === "unit.dissolve")
      return !ended && unit.parentId !== null
    return isThere || (action !== "unit.add" && action !== "member.add")
  })
}
