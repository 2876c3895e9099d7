import type { z } from "zod"
import type { approverSet, unitApprover } from "../../../contract/leave.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { approverPosts, usualApprover } from "../../../domain/leave/who-decides.ts"
import { unitWithin } from "../../access/index.ts"
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
  await unitWithin(context, scope, unitId)
  return await approverNow(context, unitId)
}

/** Names the post that decides about leave in a unit; null leaves it to the unit above. */
export async function nameApprover(
  context: RequestContext,
  scope: Scope<"unit.edit">,
  unitId: number,
  { post }: z.output<typeof approverSet>,
): Promise<UnitApprover> {
  await unitWithin(context, scope, unitId)
  const { own } = await approverOfUnit(context.client, unitId, context.today)
  await putApprover(context.client, unitId, post, context.actor.accountId)
  await audit(context, "leave-approver-named", { unitId, details: { before: own, after: post } })
  return await approverNow(context, unitId)
}

async function approverNow({ client, today }: RequestContext, unitId: number): Promise<UnitApprover> {
  const { own, inForce, holders } = await approverOfUnit(client, unitId, today)
  const known = (post: string | null) => approverPosts.find((one) => one === post)
  return {
    post: known(own) ?? null,
    inForce: known(inForce) ?? usualApprover,
    holders: holders.map(shownApprover),
  }
}
