import { mayRecord } from "../../../domain/events/may-record.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { firstMadeUp } from "./attendance-store.ts"
import { eventProblem } from "./event-problem.ts"
import { type EventRow, type OtherItem, readEvent } from "./event-queries.ts"
import { changeShared, isShared, moveItems, type SharedDetails, sitApart } from "./shared-sitting-store.ts"

/**
 * Changes what an item shares with the others of its sitting, for all of them; answers their numbers. Somebody who may
 * not record one of the others changes nothing of them: the item gets a sitting of its own then, under the same tag.
 */
export async function correctShared(
  { client, actor }: RequestContext,
  activityId: number,
  changes: ReadonlyMap<string, { readonly stored: unknown }>,
): Promise<number[]> {
  const shared = new Map<keyof SharedDetails, unknown>()
  for (const [field, { stored }] of changes) if (isShared(field)) shared.set(field, stored)
  if (shared.size === 0) return []
  const row = await readEvent(client, activityId)
  const others = row?.sitting.filter((one) => one.shared) ?? []
  const together = others.every(({ path, kind }) => mayRecord(actor, path, kind))
  if (!together) await sitApart(client, [activityId])
  await changeShared(client, activityId, shared)
  return together ? others.map((other) => other.activityId) : []
}

/** Moves the other items of a sitting, but for those called off, as far as this one was moved; answers their numbers. */
export async function moveOthers(context: RequestContext, row: EventRow, to: string): Promise<number[]> {
  const others = row.sitting.filter(({ state }) => state !== "cancelled")
  if (!others.every(({ path, kind }) => mayRecord(context.actor, path, kind)))
    throw eventProblem("kind-not-yours")
  const ids = others.map(({ activityId }) => activityId)
  const units = new Map<number, OtherItem>(others.map((one) => [one.activityId, one]))
  for (const { activityId, code, state, before, after } of await moveItems(
    context.client,
    ids,
    row.start,
    to,
  )) {
    const on = after.slice(0, 10)
    if (state === "held" && on > context.today) throw eventProblem("not-held-yet")
    const madeUp = await firstMadeUp(context.client, activityId)
    if (madeUp && on > madeUp) throw eventProblem("past-make-up", { on: madeUp })
    await audit(context, "event-corrected", {
      unitId: units.get(activityId)?.unitId ?? row.unit.unitId,
      details: { activityId, code, before: { start: before }, after: { start: after } },
    })
  }
  return ids
}
