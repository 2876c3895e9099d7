import { dayOf } from "../../../domain/shared/calendar.ts"
import type { AttendanceStatus } from "../../../domain/shared/words.ts"
import { membersReached } from "../../access/index.ts"
import type { RequestContext } from "../../request-context.ts"
import { listOnLeave } from "../leave/index.ts"
import { takersAt } from "../turns/index.ts"
import { statusesOf } from "./attendance-store.ts"
import { isAway } from "./chair-away.ts"
import type { EventRow, OtherItem } from "./event-queries.ts"

/** Somebody named, or nobody. */
type Someone = number | null | undefined

interface Said {
  readonly memberId: number
  readonly status: AttendanceStatus | null
}

/**
 * The names of those who have approved leave on a day: of people whose leave the asker is shown, in lists or otherwise, and
 * but for whom a list has as there.
 */
export async function namesOnLeave(
  context: RequestContext,
  on: string,
  people: readonly Someone[],
  list: readonly Said[] = [],
): Promise<string[]> {
  const there = new Set(
    list.filter(({ status }) => status !== null && !isAway(status)).map(({ memberId }) => memberId),
  )
  const asked = [...new Set(people)].filter(
    (one): one is number => typeof one === "number" && !there.has(one),
  )
  const away = await listOnLeave(context.client, asked, dayOf(on.slice(0, 10)))
  const ids = away.map(({ memberId }) => memberId)
  const shown = new Set([
    ...(await membersReached(context, "event.record", ids)),
    ...(await membersReached(context, "leave.read", ids)),
  ])
  return away.filter(({ memberId }) => shown.has(memberId)).map(({ name }) => name)
}

/** The same of people named at an activity that is there, once what is said now is written in its list. */
export async function namesOnLeaveAt(
  context: RequestContext,
  { activityId, start }: Pick<EventRow, "activityId" | "start">,
  people: readonly Someone[],
  said: readonly Said[] = [],
): Promise<string[]> {
  const ids = people.filter((one): one is number => typeof one === "number")
  const written = await statusesOf(context.client, activityId, ids)
  const list = new Map<number, Said>(
    [...written].map(([memberId, status]) => [memberId, { memberId, status }]),
  )
  for (const one of said) list.set(one.memberId, one)
  return await namesOnLeave(context, start, ids, [...list.values()])
}

/** Whoever leads an activity, teaches at it or takes their turn there, and whoever teaches at others of its sitting. */
export async function namedAt(
  context: RequestContext,
  { activityId, chair, lecturer }: Pick<EventRow, "activityId" | "chair" | "lecturer">,
  others: readonly OtherItem[] = [],
): Promise<Someone[]> {
  return [
    chair?.memberId,
    lecturer?.memberId,
    ...others.map(({ lecturerId }) => lecturerId),
    ...(await takersAt(context.client, activityId)),
  ]
}
