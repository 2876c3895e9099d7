import { type Announcement, announcementProblems } from "../../../contract/announcements.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { mayRecord } from "../../../domain/events/may-record.ts"
import { activityWithin } from "../../access/index.ts"
import { Problem, problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { countKnowing, listKnowing, stateOf } from "./knowing-queries.ts"
import { askToTell } from "./store.ts"

/** Names are listed up to so many people. */
const namesMost = 300

/** Who knows of a planned activity. */
export async function showAnnouncement(
  context: RequestContext,
  scope: Scope<"event.record">,
  activityId: number,
): Promise<Announcement> {
  await recordable(context, scope, activityId)
  const { client, now } = context
  const { asked, marked, open } = await stateOf(client, activityId, now)
  const counts = await countKnowing(client, activityId)
  return {
    ...counts,
    state: !open || !(asked || marked) ? "told" : asked ? "asked" : "waiting",
    people: await listKnowing(client, activityId, namesMost),
    open,
  }
}

/** Has those expected told of a planned activity now, and not only when it has stood for a while. */
export async function tellNow(
  context: RequestContext,
  scope: Scope<"event.record">,
  activityId: number,
): Promise<Announcement> {
  const activity = await recordable(context, scope, activityId)
  const { open } = await stateOf(context.client, activityId, context.now)
  if (!open) throw new Problem(announcementProblems, "nothing-to-announce")
  await askToTell(context.client, activityId)
  await context.app.jobs.ask("tell-meetings", context.client, null)
  await audit(context, "event-announced", {
    unitId: activity.unitId,
    details: { activityId, code: activity.code },
  })
  return await showAnnouncement(context, scope, activityId)
}

/** The activity, when the asker may record it: the unit is theirs, and so is its kind. */
async function recordable(context: RequestContext, scope: Scope<"event.record">, activityId: number) {
  const activity = await activityWithin(context, scope, activityId)
  if (!mayRecord(context.actor, activity.path, activity.kind)) throw problem("forbidden")
  return activity
}
