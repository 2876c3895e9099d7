import type { SittingBody } from "../../../contract/event-actions.ts"
import { keptWhy } from "../../../domain/events/attendance-detail.ts"
import type { ActivityState } from "../../../domain/shared/words.ts"
import type { RequestContext } from "../../request-context.ts"
import { madeUpAmong } from "./attendance-store.ts"
import { checkRoll } from "./check-roll.ts"
import { eventProblem } from "./event-problem.ts"
import { type Named, type Placed, refuseMadeUp, refuseTwice, refuseUnexpected } from "./name-people.ts"
import { type ListedPerson, type Said, writeLists } from "./sitting-store.ts"

type Exceptions = Pick<SittingBody, "attendance" | "guests" | "roll">

/** Everybody named in a list of exceptions. */
export function peopleIn({ attendance = [], guests = [] }: Exceptions): Named[] {
  return [
    ...attendance.map(({ memberId }, index) => ({ id: memberId, pointer: `/attendance/${index}/memberId` })),
    ...guests.map(({ memberId }, index) => ({ id: memberId, pointer: `/guests/${index}/memberId` })),
  ]
}

/**
 * Writes the lists of the items of a sitting: everybody expected was there unless named. Of what is still to come
 * only leave is noted. Refuses an exception about somebody whom no item expects, somebody named twice, and a list
 * made for other people than those expected.
 */
export async function writeAttendance(
  context: RequestContext,
  activityIds: readonly number[],
  state: ActivityState,
  { attendance = [], guests = [], roll }: Exceptions,
): Promise<ListedPerson[]> {
  const ahead = state !== "held"
  refuseTwice([...placed("attendance", attendance), ...placed("guests", guests)], context.language)
  if (!ahead) await checkRoll(context, activityIds, roll)
  if (ahead && (guests.length > 0 || attendance.some(({ status }) => status !== "on-leave"))) {
    throw eventProblem("leave-alone-ahead")
  }
  const chosen = (items: readonly number[] | undefined) =>
    items === undefined ? activityIds : activityIds.filter((_, index) => items.includes(index))
  const said = new Map<string, Said>()
  const say = (one: Said) => said.set(`${one.activityId} ${one.memberId}`, one)
  for (const { memberId, items } of guests) {
    for (const activityId of chosen(items)) {
      say({ activityId, memberId, status: "present", detail: null, reason: null, fits: false })
    }
  }
  for (const { memberId, status, detail = null, reason = null, items } of attendance) {
    const why = keptWhy(status, { detail, reason })
    for (const activityId of chosen(items)) {
      say({ activityId, memberId, status, ...why, fits: items === undefined })
    }
  }
  const rows = await writeLists(
    context.client,
    activityIds,
    [...said.values()],
    ahead ? null : "present",
    roll?.memberIds ?? null,
  )
  const listed = new Set(rows.map(({ memberId }) => memberId))
  const unlisted = placed("attendance", attendance).filter(({ id }) => !listed.has(id))
  if (unlisted.length === 0) return rows
  const ids = unlisted.map(({ id }) => id)
  const madeUp = await madeUpAmong(context.client, activityIds, ids)
  const pointersOf = (some: readonly Placed[]) => some.map(({ pointer }) => pointer)
  refuseMadeUp(pointersOf(unlisted.filter(({ id }) => madeUp.includes(id))), context.language)
  refuseUnexpected(pointersOf(unlisted), context.language)
  return rows
}

function placed(
  list: "attendance" | "guests",
  people: readonly { readonly memberId: number; readonly items?: readonly number[] | undefined }[],
): Placed[] {
  return people.map(({ memberId, items }, index) => ({
    id: memberId,
    pointer: `/${list}/${index}/memberId`,
    items,
  }))
}
