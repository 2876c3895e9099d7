import type { z } from "zod"
import { type callMade, reminderProblems } from "../../../contract/reminders.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { unitWithin } from "../../access/index.ts"
import { refuseEnded } from "../../ended-units.ts"
import { Problem, problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { addCall } from "./store.ts"
import { thingNow } from "./thing-now.ts"

/** Notes that somebody has called a unit: to whom they spoke, and what came of it. Both sides see it there. */
export async function noteCall(
  context: RequestContext,
  scope: Scope<"reminder.send">,
  unitId: number,
  { at, whom, note, obligation, period }: z.output<typeof callMade>,
): Promise<null> {
  const { client, actor, now, today, app } = context
  const unit = await unitWithin(context, scope, unitId)
  refuseEnded(context, unit)
  if (at > now) throw new Problem(reminderProblems, "not-called-yet")
  const thing = obligation === undefined ? undefined : thingNow(app, obligation, today, period)
  if (obligation !== undefined && !thing) throw problem("not-found")
  const about = { obligation: thing?.obligation ?? null, period: thing?.period ?? null }
  await addCall(client, unit.unitId, { ...about, at, whom, note: note || null, accountId: actor.accountId })
  await audit(context, "call-noted", { unitId: unit.unitId, details: { ...about, at } })
  return null
}
