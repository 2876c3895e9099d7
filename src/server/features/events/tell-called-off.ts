import type { RequestContext } from "../../request-context.ts"
import { tellGroups } from "../notices/index.ts"
import { calledOff } from "./called-off-queries.ts"
import type { EventRow } from "./event-queries.ts"

/**
 * Tells the groups of the units concerned that a meeting to come was called off, and has whoever was told of it told as
 * well, some seconds after this is committed. What has been already, nobody is told of.
 */
export async function tellCalledOff(context: RequestContext, row: EventRow): Promise<void> {
  const { client, now, today, app } = context
  if (row.state !== "planned" || row.start <= now) return
  await app.jobs.ask("tell-meetings", client, null)
  const unitIds = await calledOff(client, row.activityId)
  if (!unitIds) return
  const kind = row.startsOn === today ? "meeting-off-today" : "meeting-off"
  const { unitId } = row.unit
  const details = { unitId, activityId: row.activityId, on: row.startsOn, at: row.start.slice(11, 16) }
  await tellGroups(context, unitIds, kind, details, row.start)
}
