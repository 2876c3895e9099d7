import type { Permission } from "../../../domain/access/permissions.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { detailsWithin } from "./details-within.ts"
import type { UnitDetails } from "./queries.ts"
import { showUnit } from "./show-unit.ts"

/**
 * Everything about a unit within reach, which still has the version somebody saw; the problem `stale` with how it stands
 * now where it has another. The caller has locked the tree, so that it stays as it is.
 */
export async function detailsSeen(
  context: RequestContext,
  scope: Scope<Permission>,
  unitId: number,
  version: number,
): Promise<UnitDetails> {
  const unit = await detailsWithin(context, scope, unitId)
  if (unit.version !== version) throw problem("stale", {}, { current: await showUnit(context, unitId) })
  return unit
}
