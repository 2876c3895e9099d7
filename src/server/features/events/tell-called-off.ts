import type { RequestContext } from "../../request-context.ts"
import { notifyMembers, tellGroups } from "../notices/index.ts"
import { calledOff } from "./called-off-queries.ts"
import type { EventRow } from "./event-queries.ts"

/**
 * Tells those who were expected, and the groups of their units, that a meeting to come was called off: at once when it
 * would be today, for nobody should go there for nothing. What has been already, nobody is told of.
 */
export async function tellCalledOff(context: RequestContext, row: EventRow): Promise<void> {
  const { client, actor, now, today } = context
  if (row.state !== "planned" || row.start <= now) return
  const off = await calledOff(client, row.activityId)
  if (!off) return
  const kind = row.startsOn === today ? "meeting-off-today" : "meeting-off"
  const { unitId } = row.unit
  const details = { unitId, activityId: row.activityId, on: row.startsOn, at: row.start.slice(11, 16) }
  const others = off.memberIds.filter((memberId) => memberId !== actor.memberId)
  await notifyMembers(context, others, kind, details, row.start)
  await tellGroups(context, off.unitIds, kind, details, row.start)
}
