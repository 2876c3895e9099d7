import type { Permission } from "../../../domain/access/permissions.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { unitWithin } from "../../access/index.ts"
import type { Moment } from "../../moment.ts"
import { detailsOf, type UnitDetails } from "./queries.ts"

/** Everything about a unit within reach. */
export async function detailsWithin(
  moment: Moment,
  scope: Scope<Permission>,
  unitId: number,
): Promise<UnitDetails> {
  await unitWithin(moment, scope, unitId)
  const unit = await detailsOf(moment.client, unitId)
  if (!unit) throw new Error(`there is no unit ${unitId}`)
  return unit
}
