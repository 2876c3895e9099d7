import type { z } from "zod"
import type { skipBody } from "../../../contract/calendar.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { periodNamed } from "../../../domain/overview/year-grid.ts"
import { unitWithin } from "../../access/index.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { calendarProblem } from "./calendar-problem.ts"
import { dropSkip, putSkip } from "./store.ts"

/** Says why a unit leaves a week out. The week is judged as any other. */
export async function skipWeek(
  context: RequestContext,
  scope: Scope<"event.record">,
  { unitId, week }: { readonly unitId: number; readonly week: string },
  { reason, note }: z.output<typeof skipBody>,
): Promise<void> {
  await unitWithin(context, scope, unitId)
  if (periodNamed(week) === undefined) throw calendarProblem("no-such-week")
  const { accountId } = context.actor
  await putSkip(context.client, { unitId, week, accountId }, { reason, note: note || null })
  await audit(context, "week-skipped", { unitId, details: { week, reason, ...(note ? { note } : {}) } })
}

/** Takes it back. */
export async function unskipWeek(
  context: RequestContext,
  scope: Scope<"event.record">,
  { unitId, week }: { readonly unitId: number; readonly week: string },
): Promise<void> {
  await unitWithin(context, scope, unitId)
  const before = await dropSkip(context.client, unitId, week)
  if (!before) throw problem("not-found")
  await audit(context, "week-not-skipped", { unitId, details: { week, ...before } })
}
