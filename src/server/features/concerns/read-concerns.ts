import type { z } from "zod"
import type { concernsOfUnit, concernsQuery } from "../../../contract/concerns.ts"
import { cutPage } from "../../../contract/wire.ts"
import { reachesUnit, type Scope, scopeFor } from "../../../domain/access/scope.ts"
import { openableAmong, unitWithin } from "../../access/index.ts"
import { cursorOf, numberIn } from "../../cursor.ts"
import { mayStillIn } from "../../ended-units.ts"
import type { RequestContext } from "../../request-context.ts"
import { listConcerns } from "./concern-queries.ts"

const usual = 20

/** A page of the problems of a unit: its own, those below that the reader looks after, and the open ones from above. */
export async function readConcerns(
  context: RequestContext,
  scope: Scope<"study.read">,
  unitId: number,
  query: z.output<typeof concernsQuery>,
): Promise<z.output<typeof concernsOfUnit>> {
  const unit = await unitWithin(context, scope, unitId)
  const { code, name, path } = unit
  const limit = query.limit ?? usual
  const offset = numberIn(query.cursor) ?? 0
  const below = reachesUnit(scope, path)
  const rows = await listConcerns(context.client, {
    ...{ path, below, offset },
    state: query.state,
    limit: limit + 1,
  })
  const keeps = scopeFor(context.actor, "study.keep")
  const opens = await openableAmong(
    context,
    rows.flatMap(({ activities }) => activities.map(({ activityId }) => activityId)),
  )
  const items = rows.map(({ path: at, ...concern }) => ({
    ...concern,
    activities: concern.activities.filter(({ activityId }) => opens.has(activityId)),
    can: reachesUnit(keeps, at) ? (["study.keep"] as const).slice() : [],
  }))
  return {
    unit: { unitId, code, name },
    can: mayStillIn(context, "study.keep", unit) ? ["study.keep"] : [],
    ...cutPage(items, limit, () => cursorOf(offset + limit)),
  }
}
