import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { forgetUnseen, notifyStanding, type Standing } from "../notices/index.ts"
import { type ArrangedRow, type Arrangement, listArranged, putArranged } from "./store.ts"

/** An activity that was missed. */
interface Missed {
  readonly activityId: number
  readonly code: string
  readonly unitId: number
  readonly topic: string
  readonly startsOn: string
}

/**
 * Arranges make-ups for people who missed an activity: nothing of it counts before it is confirmed. They and whoever
 * helps are told, once: what is arranged like this already stays as it is. Answers for how many of them it is arranged.
 */
export async function arrangeMakeUps(
  context: RequestContext,
  { activityId, code, unitId, topic, startsOn }: Missed,
  arrangement: Omit<Arrangement, "accountId">,
): Promise<number> {
  const { client, actor } = context
  const { helperId, on } = arrangement
  const before = await listArranged(client, activityId, arrangement.memberIds)
  const now = howArranged(arrangement)
  const same = before.filter((one) => howArranged(one) === now).map(({ memberId }) => memberId)
  const memberIds = arrangement.memberIds.filter((memberId) => !same.includes(memberId))
  if (memberIds.length === 0) return same.length
  const arranged = await putArranged(client, activityId, {
    ...arrangement,
    memberIds,
    accountId: actor.accountId,
  })
  await audit(context, "make-up-arranged", {
    unitId,
    details: { activityId, code, on, helperId, members: memberIds.map((memberId) => ({ memberId })) },
  })
  const standings = standingsOf(activityId, { memberIds, helperId, now, before })
  const told = standings.filter(({ memberId }) => memberId !== actor.memberId)
  const isOff = (one: Standing) => one.now === ""
  const says = { topic, on, missedOn: startsOn }
  await notifyStanding(
    context,
    told.filter((one) => !isOff(one)),
    "make-up-arranged",
    says,
  )
  await notifyStanding(context, told.filter(isOff), "make-up-off", { topic, on: startsOn })
  for (const memberId of memberIds) await forgetUnseen(client, aboutWish(activityId, memberId))
  return arranged + same.length
}

type How = Pick<ArrangedRow, "helperId" | "on" | "material" | "place">

function howArranged({ helperId, on, material, place }: How): string {
  return JSON.stringify([on, helperId, material, place])
}

/** How it stands for those who make it up, for whoever helps them, and for whoever was to help and does not any more. */
function standingsOf(
  activityId: number,
  of: {
    readonly memberIds: readonly number[]
    readonly helperId: number
    readonly now: string
    readonly before: readonly ArrangedRow[]
  },
): Standing[] {
  const { memberIds, helperId, now } = of
  const before = of.before.filter(({ memberId }) => memberIds.includes(memberId))
  const wasFor = (rows: readonly ArrangedRow[]) => (rows[0] ? howArranged(rows[0]) : "")
  const about = aboutMakeUp(activityId, memberIds)
  const helped = (by: number) => before.filter((one) => one.helperId === by)
  const others = [...new Set(before.map((one) => one.helperId))].filter((by) => by !== helperId)
  return [
    ...memberIds.map((memberId) => ({
      memberId,
      about: aboutMakeUp(activityId, [memberId]),
      was: wasFor(before.filter((one) => one.memberId === memberId)),
      now,
    })),
    { memberId: helperId, about, was: wasFor(helped(helperId)), now },
    ...others.map((memberId) => ({ memberId, about, was: wasFor(helped(memberId)), now: "" })),
  ]
}

/** Make-ups of an activity, as notices know them. */
export function aboutMakeUp(activityId: number, memberIds: readonly number[]): string {
  return `make-up ${activityId} of ${[...memberIds].sort((one, other) => one - other).join(" ")}`
}

/** That somebody wishes for one. */
export function aboutWish(activityId: number, memberId: number): string {
  return `make-up ${activityId} asked by ${memberId}`
}
