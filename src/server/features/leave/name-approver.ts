import type { z } from "zod"
import type { approverSet, unitApprover } from "../../../contract/leave.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { approverPosts, usualApprover } from "../../../domain/leave/who-decides.ts"
import { type UnitWithin, unitWithin } from "../../access/index.ts"
import { mayStillIn, refuseEnded } from "../../ended-units.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { approverOfUnit } from "./approver-queries.ts"
import { shownApprover } from "./show-leave.ts"
import { putApprover } from "./store.ts"

type UnitApprover = z.output<typeof unitApprover>

/** Which post decides about leave in a unit, and who that is today. */
export async function showApprover(
  context: RequestContext,
  scope: Scope<"unit.read">,
  unitId: number,
): Promise<UnitApprover> {
  return await approverNow(context, await unitWithin(context, scope, unitId))
}

/** Names the post that decides about leave in a unit; null leaves it to the unit above. */
export async function nameApprover(
  context: RequestContext,
  scope: Scope<"unit.edit">,
  unitId: number,
  { post }: z.output<typeof approverSet>,
): Promise<UnitApprover> {
  const unit = await unitWithin(context, scope, unitId)
  refuseEnded(context, unit)
  const { own } = await approverOfUnit(context.client, unitId, context.today)
  await putApprover(context.client, unitId, post, context.actor.accountId)
  await audit(context, "leave-approver-named", { unitId, details: { before: own, after: post } })
  return await approverNow(context, unit)
}

async function approverNow(context: RequestContext, unit: UnitWithin): Promise<UnitApprover> {
  const { own, inForce, holders } = await approverOfUnit(context.client, unit.unitId, context.today)
  const known = (post: string | null) => approverPosts.find((one) => one === post)
  return {
    post: known(own) ?? null,
    inForce: known(inForce) ?? usualApprover,
    holders: holders.map(shownApprover),
    can: mayStillIn(context, "unit.edit", unit) ? ["unit.edit"] : [],
  }
}
