import type { Person } from "../../../contract/people.ts"
import type { Confirmed } from "../../../contract/wire.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { reachesUnit, scopeFor } from "../../../domain/access/scope.ts"
import type { PostChoice, RoleChoice } from "../../../domain/people/post-choices.ts"
import { planTakingBack, planTransfer } from "../../../domain/people/transfer.ts"
import { dayOf } from "../../../domain/shared/calendar.ts"
import { askAboutLists, type MemberWithin, memberWithin, unitWithin } from "../../access/index.ts"
import { codeOf } from "../../db/index.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { leaveRoles, takeRolesBack } from "../accounts/index.ts"
import { audit } from "../audit/index.ts"
import { notifyMembers } from "../notices/index.ts"
import { leavePosts } from "./leave-posts.ts"
import { refused } from "./people-problem.ts"
import { type MembershipRow, membershipsOf } from "./person-queries.ts"
import { describe } from "./show-person.ts"
import { checkSpans, countChange, findUnitToJoin, storeTakingBack, storeTransfer } from "./store.ts"
import { findTransfer, storePostsBack, type TransferDone } from "./transfer-queries.ts"

/** Lets somebody belong to another unit from a day, or to none; the old membership ends that day. */
export async function transferPerson(
  context: RequestContext,
  scope: Scope<"member.transfer">,
  memberId: number,
  version: number,
  transfer: {
    readonly toUnitId: number | null
    readonly on: string
    readonly posts?: PostChoice | undefined
    readonly roles?: RoleChoice | undefined
    readonly confirmed?: Confirmed
  },
): Promise<Person> {
  const { client } = context
  const { toUnitId } = transfer
  const on = dayOf(transfer.on)
  const member = await memberWithin(context, scope, memberId)
  const target = toUnitId === null ? null : await unitWithin(context, scope, toUnitId)
  const to = toUnitId === null ? null : await findUnitToJoin(client, toUnitId)
  if (to === undefined) throw problem("not-found")
  await claim(context, member, version)
  const memberships = await membershipsOf(client, memberId)
  const plan = planTransfer(memberships, to, on)
  if ("refused" in plan) throw refused(plan.refused)
  const from = memberships.find((one) => one === plan.ends)
  if (from && !reachesUnit(scope, from.path)) throw problem("forbidden")
  if (toUnitId !== null) {
    const joining = { unitId: toUnitId, fromUnitId: from?.unitId ?? null, memberId, from: on }
    await askAboutLists(context, joining, transfer.confirmed)
  }
  await storeTransfer(client, memberId, { endsId: from?.membershipId, toUnitId, on })
  const posts = transfer.posts ?? "stay"
  if (from && posts !== "stay") await leavePosts(context, memberId, { from, to: target, on, posts })
  const roles = transfer.roles ?? "stay"
  if (from)
    await leaveRoles(context, memberId, { unitIds: unitsLeft(from, target), to: to?.name ?? null, on, roles })
  await settleSpans(context)
  await audit(context, toUnitId === null ? "member-left" : "member-transferred", {
    unitId: toUnitId ?? from?.unitId ?? null,
    memberId,
    details: { from: from?.unitName ?? null, to: to?.name ?? null, on, posts, roles },
  })
  if (to)
    await notifyMembers(context, [memberId], "transferred", { from: from?.unitName ?? "—", to: to.name, on })
  return await describe(context, await memberWithin(context, scope, memberId))
}

/** Takes back the last transfer of somebody, with what it did to their posts and roles. */
export async function takeTransferBack(
  context: RequestContext,
  scope: Scope<"member.transfer">,
  memberId: number,
  version: number,
): Promise<Person> {
  const { client } = context
  const member = await memberWithin(context, scope, memberId)
  await claim(context, member, version)
  const memberships = await membershipsOf(client, memberId)
  const plan = planTakingBack(memberships, context.today)
  if ("refused" in plan) throw refused(plan.refused)
  const meant = memberships.filter((one) => one === plan.gone || one === plan.goesOn)
  if (meant.some(({ path }) => !reachesUnit(scope, path))) throw problem("forbidden")
  const ended = memberships.find((one) => one === plan.goesOn)
  const on = ended?.untilOn ?? null
  const done = ended && on && (await findTransfer(client, { memberId, membershipId: ended.membershipId, on }))
  await storeTakingBack(client, plan)
  await settleSpans(context)
  if (done) await takeTheRestBack(context, memberId, done)
  const { gone, goesOn } = plan
  await audit(context, "transfer-taken-back", {
    unitId: goesOn?.unitId ?? gone?.unitId ?? null,
    memberId,
    details: {
      from: gone?.unitName ?? null,
      to: goesOn?.unitName ?? null,
      on: gone?.fromOn ?? goesOn?.untilOn ?? null,
    },
  })
  return await describe(context, await memberWithin(context, scope, memberId))
}

const idsIn = (path: string) => path.split(".").map(Number)

/** The units that somebody who goes no longer belongs to or below. */
function unitsLeft(from: MembershipRow, to: { readonly path: string } | null): number[] {
  const stays = to ? idsIn(to.path) : []
  return idsIn(from.path).filter((unitId) => !stays.includes(unitId))
}

/** Posts and roles are again what they were before the transfer, as far as nobody has changed them since. */
async function takeTheRestBack(context: RequestContext, memberId: number, done: TransferDone): Promise<void> {
  const edits = scopeFor(context.actor, "post.edit")
  if (!done.posts.every(({ path }) => reachesUnit(edits, path))) throw problem("forbidden")
  await storePostsBack(context.client, memberId, done)
  await takeRolesBack(context, memberId, done.at)
}

/** Whoever changes what belongs to a person has seen them as they are; others wait. */
export async function claim(context: RequestContext, member: MemberWithin, version: number): Promise<void> {
  if (await countChange(context.client, member.memberId, version)) return
  throw problem("stale", {}, { current: await describe(context, member) })
}

/** Two memberships on one day, by somebody else's action at the same time: it may simply be tried again. */
async function settleSpans({ client }: RequestContext): Promise<void> {
  try {
    await checkSpans(client)
  } catch (error) {
    throw codeOf(error) === "23P01" ? problem("busy") : error
  }
}
