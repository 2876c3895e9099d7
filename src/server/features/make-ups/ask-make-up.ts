import type { MakeUp } from "../../../contract/make-ups.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { activityWithin } from "../../access/index.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { forgetUnseen, notify } from "../notices/index.ts"
import { aboutWish } from "./arrange-make-ups.ts"
import { describeMakeUp } from "./describe-make-up.ts"
import { makeUpProblem } from "./make-up-problem.ts"
import { keepersOf, readMakeUp } from "./queries.ts"
import { addAsked, isUnderWay } from "./store.ts"

/** A member who missed an activity asks for a make-up; whoever keeps the list is told, and arranges one. */
export async function askMakeUp(
  context: RequestContext,
  scope: Scope<"make-up.take">,
  activityId: number,
): Promise<MakeUp> {
  const { client, actor, today } = context
  const { unitId, code } = await activityWithin(context, scope, activityId)
  if (actor.memberId === null) throw problem("forbidden")
  const makeUpId = await addAsked(client, activityId, actor.memberId, actor.accountId)
  const row = makeUpId === undefined ? undefined : await readMakeUp(client, makeUpId)
  if (!row) {
    const stands = await isUnderWay(client, activityId, actor.memberId)
    throw makeUpProblem(stands ? "make-up-asked" : "nothing-missed")
  }
  await audit(context, "make-up-asked", {
    unitId,
    memberId: actor.memberId,
    details: { activityId, code, makeUpId: row.makeUpId },
  })
  const keepers = await keepersOf(client, unitId, today)
  const details = { name: row.member.name, topic: row.activity.topic }
  const about = aboutWish(activityId, actor.memberId)
  await forgetUnseen(client, about)
  await notify(context, keepers, "make-up-asked", details, { about })
  return describeMakeUp(context, row)
}
