import { dayOf } from "../../../domain/shared/calendar.ts"
import type { AppContext } from "../../request-context.ts"
import { listAsked } from "./queries.ts"
import { openAgain, settle } from "./store.ts"
import { thingNow } from "./thing-now.ts"
import { whoOwesNow } from "./who-owes.ts"

/**
 * What units were reminded of goes away by itself when it is done: the reminder says when, and the notice nobody has seen
 * yet has nothing to say any more. What is owed once more, since its activity was called off, is open again. What a
 * period that is over asked stays as it was.
 */
export async function settleReminders(app: AppContext): Promise<void> {
  const { pool } = app.database
  const today = dayOf(app.today())
  for (const { obligation, period, unitIds } of await listAsked(pool, today)) {
    const thing = thingNow(app, obligation, today, period)
    if (!thing) continue
    const owing = new Set(
      (await whoOwesNow(pool, app, thing, { unitIds, today })).map(({ unitId }) => unitId),
    )
    const done = unitIds.filter((unitId) => !owing.has(unitId))
    if (done.length > 0) await settle(pool, done, { obligation, period }, today)
    if (owing.size > 0) await openAgain(pool, [...owing], { obligation, period })
  }
}
