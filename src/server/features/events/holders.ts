import type { SittingBody } from "../../../contract/event-actions.ts"
import type { Said } from "../../../contract/refusals.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { mayHold, mayRecord } from "../../../domain/events/may-record.ts"
import type { ActivityKind, OrgKind } from "../../../domain/shared/words.ts"
import { type UnitWithin, unitWithin } from "../../access/doors.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { eventProblem } from "./event-problem.ts"

const notBelow: Said = {
  zh: "同一场里只能是本支部，或它的党小组。",
  en: "In one sitting there can only be the branch itself and its groups.",
}

/** The unit that holds each item of a sitting: its own, or a group of the branch that sits. */
export async function holdersOf(
  context: RequestContext,
  scope: Scope<"event.record">,
  unit: UnitWithin,
  items: SittingBody["items"],
): Promise<UnitWithin[]> {
  const holders: UnitWithin[] = []
  for (const [index, { unitId = unit.unitId }] of items.entries()) {
    const holder = unitId === unit.unitId ? unit : await unitWithin(context, scope, unitId)
    if (holder !== unit && (holder.kind !== "group" || holder.parentId !== unit.unitId)) {
      const pointer = `/items/${index}/unitId`
      throw problem("invalid", {}, { errors: [{ pointer, message: notBelow[context.language] }] })
    }
    holders.push(holder)
  }
  return holders
}

/** Refuses a kind that units of this kind do not hold, or that the asker may not record there. */
export function checkKind(
  context: RequestContext,
  unit: { readonly kind: OrgKind; readonly path: string },
  kind: ActivityKind,
): void {
  if (!mayHold(unit.kind, kind))
    throw eventProblem(kind === "group-meeting" ? "which-group" : "not-of-unit", { kind })
  if (!mayRecord(context.actor, unit.path, kind)) throw eventProblem("kind-not-yours")
}
