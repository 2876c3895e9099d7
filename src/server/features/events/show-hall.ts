import type { z } from "zod"
import type { hall } from "../../../contract/event-marks.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { mayRecord } from "../../../domain/events/may-record.ts"
import type { RequestContext } from "../../request-context.ts"
import { type HallActivity, listHall } from "./hall-queries.ts"
import { listClashes } from "./marks-store.ts"
import { readRoll } from "./roll-queries.ts"
import { listBranches } from "./template-queries.ts"

/** A phone keeps the lists of so many activities of a day, of so many people each. */
const activitiesMost = 12
const peopleMost = 5000

/** The lists of the day's sittings that somebody records; what sits together is one list. */
export async function showHall(
  context: RequestContext,
  scope: Scope<"event.record">,
): Promise<z.output<typeof hall>> {
  const found = await listHall(context.client, scope, context.today, activitiesMost)
  const mine = found.filter(({ path, kind }) => mayRecord(context.actor, path, kind))
  // Items of one sitting are one list while they are planned, and, once held, for as long as their lists say the same.
  const together = Map.groupBy(mine, ({ state, sittingId, activityId, rows }) =>
    JSON.stringify([sittingId, state, state === "planned" ? null : rows.length > 0 ? rows : activityId]),
  )
  const lists = []
  for (const items of together.values()) lists.push(await listOf(context, items))
  return { today: context.today, lists }
}

/** The activities that lists were taken of. */
export function sittingsIn({ lists }: z.output<typeof hall>): number[] {
  return lists.flatMap(({ items }) => items.map(({ activityId }) => activityId))
}

async function listOf(context: RequestContext, items: readonly HallActivity[]) {
  const [first] = items
  if (!first) throw new Error("a sitting without an item")
  const { activityId, unit, start, place, state } = first
  const { people } = await readRoll(context.client, activityId, peopleMost)
  const branchIds = [...new Set(people.flatMap(({ branchId }) => branchId ?? []))]
  const clashes = await listClashes(
    context.client,
    items.map((item) => item.activityId),
  )
  return {
    ...{ activityId, unit, start, place, state, people },
    items: items.map(({ activityId: id, kind, topic, rows }) => ({ activityId: id, kind, topic, rows })),
    branches: await listBranches(context.client, branchIds),
    ...clashes,
  }
}
