import type { AttendanceStatus } from "../../../domain/shared/words.ts"
import type { RequestContext } from "../../request-context.ts"
import { statusesOf } from "./attendance-store.ts"

/** Whether somebody with the status was not there. */
export function isAway(status: AttendanceStatus | null | undefined): boolean {
  return status === "on-leave" || status === "absent"
}

/** Whether somebody was not there by the list of an activity, once what is said now is written. */
export async function isAwayFrom(
  { client }: RequestContext,
  activityId: number,
  memberId: number | null | undefined,
  said: readonly { readonly memberId: number; readonly status: AttendanceStatus | null }[] = [],
): Promise<boolean> {
  if (memberId === null || memberId === undefined) return false
  const now = said.find((one) => one.memberId === memberId)
  if (now) return isAway(now.status)
  return isAway((await statusesOf(client, activityId, [memberId])).get(memberId))
}
