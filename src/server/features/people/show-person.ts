import type { Person } from "../../../contract/people.ts"
import type { Permission } from "../../../domain/access/permissions.ts"
import { isOwnUnit, reachesMember, reachesUnit, type Scope, scopeFor } from "../../../domain/access/scope.ts"
import { covers } from "../../../domain/people/category.ts"
import { type ExplainedCategory, explainCategory } from "../../../domain/people/explain-category.ts"
import { maskPhone } from "../../../domain/people/phone.ts"
import { planTakingBack } from "../../../domain/people/transfer.ts"
import type { Pack } from "../../../domain/policy/clause.ts"
import { clauseOfCategory } from "../../../domain/policy/figures.ts"
import { type Day, yearOf } from "../../../domain/shared/calendar.ts"
import { type MemberWithin, memberWithin } from "../../access/index.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { grantsOfMember } from "../accounts/index.ts"
import { datedRowsOf, people } from "../dated/index.ts"
import { findPerson } from "../evaluation/index.ts"
import { packsInForce } from "../policy/index.ts"
import { findMember, type MembershipRow, membershipsOf, type PostRow, postsOf } from "./person-queries.ts"

/** What may be done with a person, beside reading. */
const actions = ["member.edit", "member.transfer", "member.reveal", "post.edit", "member.add"] as const

/** A person as the reader may see them. */
export async function showPerson(
  context: RequestContext,
  scope: Scope<Permission>,
  memberId: number,
): Promise<Person> {
  return await describe(context, await memberWithin(context, scope, memberId))
}

/** A person as they stand now, for whoever was let through to them already. */
export async function describe(context: RequestContext, member: MemberWithin): Promise<Person> {
  const { client, actor } = context
  const row = await findMember(client, member.memberId)
  if (!row) throw problem("not-found")
  const memberships = await membershipsOf(client, member.memberId)
  const posts = await postsOf(client, member.memberId)
  const place = [...memberships, ...posts].find(({ unitId }) => unitId === member.unitId)
  const can: string[] = actions.filter((action) => reachesByRole(context, action, member))
  if (mayTakeBack(context, memberships)) can.push("transfer.take-back")
  const editsPosts = scopeFor(actor, "post.edit")
  const units = scopeFor(actor, "unit.read")
  const toOpen = (one: MembershipRow | PostRow) => ({
    ...unitOf(one),
    opens: reachesUnit(units, one.path) || isOwnUnit(units, one.path),
  })
  return {
    ...row,
    phone: row.phone === null ? null : maskPhone(row.phone),
    circumstances: [...row.circumstances],
    unit: place ? unitOf(place) : null,
    strandedSince: strandedSince(memberships, context.today),
    placedByPost: placedByPost(memberships, posts, context.today),
    memberships: memberships.map((one) => ({
      membershipId: one.membershipId,
      unit: toOpen(one),
      fromOn: one.fromOn,
      untilOn: one.untilOn,
    })),
    posts: posts.map((one) => ({
      postId: one.postId,
      unit: toOpen(one),
      post: one.post,
      fromOn: one.fromOn,
      untilOn: one.untilOn,
      can: can.includes("post.edit") && reachesUnit(editsPosts, one.path) ? ["post.edit"] : [],
    })),
    roles: can.includes("member.transfer") ? await rolesOf(context, member.memberId) : [],
    dated: await datedRowsOf(client, people, member.memberId),
    categories: await categoriesOf(context, member.memberId),
    can,
  }
}

/** Whether a post alone places somebody: held today by whoever belongs nowhere, or by whoever never did. */
function placedByPost(
  memberships: readonly MembershipRow[],
  posts: readonly PostRow[],
  today: RequestContext["today"],
): boolean {
  if (memberships.some((one) => covers(one, today))) return false
  return posts.some((one) => covers(one, today)) || (memberships.length === 0 && posts.length > 0)
}

/** What somebody may do in branches and groups, as far as the reader may know. */
async function rolesOf({ client, actor, today }: RequestContext, memberId: number): Promise<Person["roles"]> {
  const scope = scopeFor(actor, "grant.read")
  const held = await grantsOfMember(client, memberId, today)
  return held
    .filter(({ path }) => reachesUnit(scope, path))
    .map(({ grantId, role, ...unit }) => ({ grantId, role, unit: unitOf(unit) }))
}

/** Whether the last transfer can be taken back, and by the reader. */
function mayTakeBack({ actor, today }: RequestContext, memberships: readonly MembershipRow[]): boolean {
  const plan = planTakingBack(memberships, today)
  if ("refused" in plan) return false
  const scope = scopeFor(actor, "member.transfer")
  return memberships
    .filter((one) => one === plan.gone || one === plan.goesOn)
    .every(({ path }) => reachesUnit(scope, path))
}

function reachesByRole({ actor }: RequestContext, action: Permission, member: MemberWithin): boolean {
  return reachesMember(scopeFor(actor, action), member)
}

function unitOf({
  unitId,
  unitCode,
  unitName,
  unitKind,
}: Pick<MembershipRow, "unitId" | "unitCode" | "unitName" | "unitKind">): NonNullable<Person["unit"]> {
  return { unitId, code: unitCode, name: unitName, kind: unitKind }
}

/** The category of today under each document that judges this year and knows categories. */
async function categoriesOf(
  { app, client, today }: RequestContext,
  memberId: number,
): Promise<Person["categories"]> {
  const year = yearOf(today)
  const subject = await findPerson(app.database.pool, client, memberId, year)
  if (!subject) return []
  const packs = packsInForce(app.packs, year)
  return packs.flatMap((pack) => {
    const found = explainCategory(pack.categories, subject, today)
    return found ? [explained(pack, found)] : []
  })
}

function explained(pack: Pack, { category, ground, since }: ExplainedCategory): Person["categories"][0] {
  const clause = clauseOfCategory(pack, category)
  return {
    pack: pack.id,
    packTitle: pack.title,
    category: category.name,
    // A document has no categories before it is in force.
    since: since < pack.from ? pack.from : since,
    rank: ground.rank ?? null,
    post: ground.post ?? null,
    field: ground.field ?? null,
    clause: clause ? { id: clause.id, title: clause.title, article: clause.article } : null,
  }
}

/** The first day without the unit they belong to today, where it has ended: they wait to be transferred. */
function strandedSince(memberships: readonly MembershipRow[], today: Day): Day | null {
  const now = memberships.find((one) => covers(one, today))
  const ended = now?.branchEndsOn ?? null
  return ended !== null && ended <= today ? ended : null
}
