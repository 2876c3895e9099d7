import type { Person } from "../../../contract/people.ts"
import { postHeld, unanswered } from "../../../contract/questions.ts"
import type { Confirmed } from "../../../contract/wire.ts"
import { reachesUnit, type Scope } from "../../../domain/access/scope.ts"
import { existsOn } from "../../../domain/org/existence.ts"
import { type Day, dayOf } from "../../../domain/shared/calendar.ts"
import type { Post } from "../../../domain/shared/words.ts"
import { askAboutListsOfPost, type MemberWithin, memberWithin, unitWithin } from "../../access/index.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { peopleProblem } from "./people-problem.ts"
import { othersHolding, type PostRow, postsOf } from "./person-queries.ts"
import { describe } from "./show-person.ts"
import { addPost, countAnyChange, findUnitToJoin, removePost, storePostEnd } from "./store.ts"
import { claim } from "./transfer-person.ts"

/** Posts that one person of a unit holds as a rule. */
const heldByOne: readonly Post[] = ["secretary", "central-group-head"]

/** Somebody holds a post in a unit from a day. */
export async function appoint(
  context: RequestContext,
  scope: Scope<"post.edit">,
  memberId: number,
  held: {
    readonly unitId: number
    readonly post: Post
    readonly fromOn: string
    readonly untilOn?: string | null | undefined
    readonly confirmed?: Confirmed
  },
): Promise<Person> {
  const { client } = context
  const member = await memberWithin(context, scope, memberId)
  const unit = await unitWithin(context, scope, held.unitId)
  const { unitId, post } = held
  const fromOn = dayOf(held.fromOn)
  const life = await findUnitToJoin(client, unitId)
  if (!life || !existsOn(life, fromOn))
    throw peopleProblem("unit-not-there", { unit: unit.name, day: fromOn })
  const untilOn = held.untilOn ? dayOf(held.untilOn) : null
  if (untilOn !== null && untilOn <= fromOn) throw peopleProblem("ends-before-start", { start: fromOn })
  await countAnyChange(client, memberId)
  const others = (await postsOf(client, memberId)).filter((one) => one.post === post && one.unitId === unitId)
  if (others.some((one) => overlap(one, { fromOn, untilOn }))) {
    throw peopleProblem("post-held-already", { unit: unit.name })
  }
  if (heldByOne.includes(post)) {
    const holders = await othersHolding(client, { unitId, memberId, post, fromOn, untilOn })
    const questions = holders.map((one) => postHeld(one, context.language))
    const open = unanswered(questions, held.confirmed)
    if (open.length > 0) throw problem("please-confirm", {}, { questions: open })
  }
  const appointing = { unitId, memberId, post, from: fromOn, until: untilOn }
  await askAboutListsOfPost(context, appointing, held.confirmed)
  const postId = await addPost(client, { memberId, unitId, post, fromOn, untilOn })
  await audit(context, "post-added", { unitId, memberId, details: { post, fromOn, untilOn, postId } })
  return await describe(context, member)
}

/** Says from which day a post is no longer held; null: it goes on. */
export async function endPost(
  context: RequestContext,
  scope: Scope<"post.edit">,
  ids: { readonly memberId: number; readonly postId: number },
  version: number,
  end: string | null,
): Promise<Person> {
  const { member, held } = await postWithin(context, scope, ids, version)
  const untilOn = end === null ? null : dayOf(end)
  if (untilOn !== null && untilOn < held.fromOn)
    throw peopleProblem("ends-before-start", { start: held.fromOn })
  const others = (await postsOf(context.client, ids.memberId)).filter(
    (one) => one.postId !== held.postId && one.post === held.post && one.unitId === held.unitId,
  )
  if (others.some((one) => overlap(one, { fromOn: held.fromOn, untilOn }))) {
    throw peopleProblem("post-held-already", { unit: held.unitName })
  }
  await storePostEnd(context.client, held.postId, untilOn)
  return await audited(context, member, held, "post-ended", { untilOn })
}

/** Takes a post away as if it had never been: a mistake, or one just added. */
export async function takePostAway(
  context: RequestContext,
  scope: Scope<"post.edit">,
  ids: { readonly memberId: number; readonly postId: number },
  version: number,
): Promise<Person> {
  const { member, held } = await postWithin(context, scope, ids, version)
  await removePost(context.client, held.postId)
  return await audited(context, member, held, "post-removed", { fromOn: held.fromOn, untilOn: held.untilOn })
}

async function postWithin(
  context: RequestContext,
  scope: Scope<"post.edit">,
  { memberId, postId }: { readonly memberId: number; readonly postId: number },
  version: number,
): Promise<{ member: MemberWithin; held: PostRow }> {
  const member = await memberWithin(context, scope, memberId)
  await claim(context, member, version)
  const held = (await postsOf(context.client, memberId)).find((one) => one.postId === postId)
  if (!held) throw problem("not-found")
  if (!reachesUnit(scope, held.path)) throw problem("forbidden")
  return { member, held }
}

async function audited(
  context: RequestContext,
  member: MemberWithin,
  { postId, post, unitId }: PostRow,
  action: "post-ended" | "post-removed",
  days: Readonly<Record<string, Day | null>>,
): Promise<Person> {
  const { memberId } = member
  await audit(context, action, { unitId, memberId, details: { post, postId, ...days } })
  return await describe(context, member)
}

interface Span {
  readonly fromOn: Day
  readonly untilOn: Day | null
}

function overlap(one: Span, other: Span): boolean {
  const endsBefore = (a: Span, b: Span) => a.untilOn !== null && a.untilOn <= b.fromOn
  return !endsBefore(one, other) && !endsBefore(other, one)
}
