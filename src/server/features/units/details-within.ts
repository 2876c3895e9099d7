import type { Permission } from "../../../domain/access/permissions.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { unitWithin } from "../../access/index.ts"
import type { RequestContext } from "../../request-context.ts"
import { detailsOf, type UnitDetails } from "./queries.ts"

/** Everything about a unit within reach. */
export async function detailsWithin(
  context: RequestContext,
  scope: Scope<Permission>,
  unitId: number,
): Promise<UnitDetails> {
  await unitWithin(context, scope, unitId)
  const unit = await detailsOf(context.client, unitId)
  if (!unit) throw new Error(`there is no unit ${unitId}`)
  return unit
}
