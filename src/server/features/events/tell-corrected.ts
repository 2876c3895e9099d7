import type { AttendanceStatus } from "../../../domain/shared/words.ts"
import type { RequestContext } from "../../request-context.ts"
import { notifyStanding } from "../notices/index.ts"
import type { EventRow } from "./event-queries.ts"

/** Somebody of whom a list says something else than it did. */
export interface Corrected {
  readonly memberId: number
  readonly was: AttendanceStatus | null
  readonly now: AttendanceStatus | null
}

/** Those of whom a list says something else than they last knew hear of it, but for whoever changed it. */
export async function tellCorrected(
  context: RequestContext,
  { activityId, topic, startsOn }: Pick<EventRow, "activityId" | "topic" | "startsOn">,
  corrected: readonly Corrected[],
): Promise<void> {
  const standings = corrected
    .filter(({ memberId }) => memberId !== context.actor.memberId)
    .map(({ memberId, was, now }) => ({
      memberId,
      about: `attendance ${activityId}`,
      was: was ?? "",
      now: now ?? "",
    }))
  await notifyStanding(context, standings, "attendance-corrected", { topic, on: startsOn })
}
