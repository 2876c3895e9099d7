import type { MakeUp } from "../../../contract/make-ups.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { mayRecord } from "../../../domain/events/may-record.ts"
import { activityWithin, unitWithin } from "../../access/index.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { type Cut, cutAt } from "../../until-full.ts"
import { describeMakeUp } from "./describe-make-up.ts"
import { type MakeUpRow, makeUpsOf, makeUpsWithin, readMakeUp } from "./queries.ts"

/** Make-ups that are listed at once. */
const most = 200

/** What one still makes up oneself, or helps others with. */
export async function showOwnMakeUps(context: RequestContext): Promise<Cut<MakeUp>> {
  const { memberId } = context.actor
  if (memberId === null) return { items: [], more: false }
  return described(context, await makeUpsOf(context.client, memberId, most + 1))
}

/** One make-up: for those whose it is, and for whoever keeps the list. */
export async function showMakeUp(
  context: RequestContext,
  scope: Scope<"event.read">,
  makeUpId: number,
): Promise<MakeUp> {
  const row = await readMakeUp(context.client, makeUpId)
  if (!row) throw problem("not-found")
  const { memberId } = context.actor
  const isTheirs = memberId !== null && [row.member.memberId, row.helper?.memberId].includes(memberId)
  if (!isTheirs) {
    await activityWithin(context, scope, row.activity.activityId)
    if (!mayRecord(context.actor, row.path, row.activity.kind)) throw problem("forbidden")
  }
  return describeMakeUp(context, row)
}

/** What is asked for or arranged in a unit, for whoever keeps its lists. */
export async function showUnitMakeUps(
  context: RequestContext,
  scope: Scope<"event.record">,
  unitId: number,
): Promise<Cut<MakeUp>> {
  const unit = await unitWithin(context, scope, unitId)
  return described(context, await makeUpsWithin(context, unit.path, most + 1))
}

function described(context: RequestContext, rows: readonly MakeUpRow[]): Cut<MakeUp> {
  const { items, more } = cutAt(rows, most)
  return { items: items.map((row) => describeMakeUp(context, row)), more }
}
