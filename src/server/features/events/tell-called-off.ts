import type { RequestContext } from "../../request-context.ts"
import { startHeard } from "../announcements/index.ts"
import { tellGroups } from "../notices/index.ts"
import { calledOff } from "./called-off-queries.ts"
import type { EventRow } from "./event-queries.ts"

/**
 * Tells the groups of the units concerned that a meeting to come was called off, and has whoever was told of it told as
 * well, some seconds after this is committed: by the hour they last heard. What has been already, nobody is told of.
 */
export async function tellCalledOff(context: RequestContext, row: EventRow): Promise<void> {
  const { client, now, today, app } = context
  if (row.state !== "planned") return
  const start = (await startHeard(client, row.activityId)) ?? row.start
  if (row.start <= now && start <= now) return
  await app.jobs.ask("tell-meetings", client, null)
  const unitIds = await calledOff(client, row.activityId)
  if (!unitIds) return
  const on = start.slice(0, 10)
  const kind = on === today ? "meeting-off-today" : "meeting-off"
  const { unitId } = row.unit
  const details = { unitId, activityId: row.activityId, on, at: start.slice(11, 16) }
  await tellGroups(context, unitIds, kind, details, start)
}
