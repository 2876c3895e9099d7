import type { z } from "zod"
import type { topic, topicsOfUnit, topicUnits, topicUnitsQuery } from "../../../contract/topics.ts"
import { cutPage } from "../../../contract/wire.ts"
import { reachesUnit, type Scope, scopeFor } from "../../../domain/access/scope.ts"
import { boardDay } from "../../../domain/overview/board-view.ts"
import { unitsReached, unitWithin } from "../../access/index.ts"
import { cursorOf, placeIn } from "../../cursor.ts"
import { mayStillIn } from "../../ended-units.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { cutAt } from "../../until-full.ts"
import {
  branchesOfTopic,
  countStudied,
  type TopicRow,
  topicAbove,
  topicsMost,
  topicsOfYear,
} from "./topic-queries.ts"

const usual = 50

/** The topics of a unit's year, its own and those from above, with how many of its branches have studied each. */
export async function readTopics(
  context: RequestContext,
  scope: Scope<"study.read">,
  unitId: number,
  year: number,
): Promise<z.output<typeof topicsOfUnit>> {
  const unit = await unitWithin(context, scope, unitId)
  const { code, name, path, foundedOn } = unit
  const rows = await topicsOfYear(context.client, {
    unitId,
    year,
    day: boardDay(year, context.today),
  })
  const { items, more } = cutAt(rows, topicsMost)
  return {
    unit: { unitId, code, name, foundedOn },
    year,
    topics: await counted(context, unitId, path, items),
    more,
    can: mayStillIn(context, "topic.set", unit) ? ["topic.set"] : [],
  }
}

/** Which branches of a unit have studied a topic, and which have not yet, by code. */
export async function readTopicUnits(
  context: RequestContext,
  scope: Scope<"study.read">,
  { unitId, topicId }: { readonly unitId: number; readonly topicId: number },
  query: z.output<typeof topicUnitsQuery>,
): Promise<z.output<typeof topicUnits>> {
  const { code, name, path } = await unitWithin(context, scope, unitId)
  const row = await topicAbove(context.client, unitId, topicId)
  const [shown] = row ? await counted(context, unitId, path, [row]) : []
  if (!shown) throw problem("not-found")
  const limit = query.limit ?? usual
  const [after = ""] = query.cursor === undefined ? [] : placeIn(query.cursor, 1)
  // Whoever only belongs to a unit sees what it does itself, and not each of its branches.
  const rows = reachesUnit(scope, path)
    ? await branchesOfTopic(
        context.client,
        { unitId, topicId, today: context.today },
        { after, limit: limit + 1, only: query.only },
      )
    : []
  const { items, next } = cutPage(rows, limit, ({ unit }) => cursorOf(unit.code))
  const opens = await unitsReached(
    context,
    "study.read",
    items.map(({ unit }) => unit.unitId),
  )
  return {
    topic: shown,
    of: { unitId, code, name },
    items: items.map((row) => ({ ...row, opens: opens.has(row.unit.unitId) })),
    next,
  }
}

async function counted(
  context: RequestContext,
  unitId: number,
  path: string,
  rows: readonly TopicRow[],
): Promise<z.output<typeof topic>[]> {
  const topicIds = rows.map(({ topicId }) => topicId)
  const counts = await countStudied(context.client, unitId, topicIds, context.today)
  const mayHere = reachesUnit(scopeFor(context.actor, "topic.set"), path)
  return rows.map((row) => ({
    ...row,
    branches: counts.get(row.topicId)?.branches ?? 0,
    studied: counts.get(row.topicId)?.studied ?? 0,
    can: mayHere && row.unit.unitId === unitId ? ["topic.set"] : [],
  }))
}
