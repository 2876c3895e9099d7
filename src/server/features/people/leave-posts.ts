import { reachesUnit, scopeFor } from "../../../domain/access/scope.ts"
import type { PostChoice } from "../../../domain/people/post-choices.ts"
import { postsLeft } from "../../../domain/people/transfer.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import type { OrgKind } from "../../../domain/shared/words.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { type MembershipRow, type PostRow, postsOf } from "./person-queries.ts"
import { storePostsLeft } from "./store.ts"

/** From where to where somebody goes, on which day, and what becomes of their posts. */
interface Leaving {
  readonly from: MembershipRow
  /** Null: out of the district. */
  readonly to: { readonly unitId: number; readonly kind: OrgKind; readonly path: string } | null
  readonly on: Day
  readonly posts: PostChoice
}

const idsIn = (path: string) => path.split(".").map(Number)

/** Ends the posts in the units somebody leaves, or lets them go on where the new unit is of the same kind. */
export async function leavePosts(
  { client, actor }: RequestContext,
  memberId: number,
  { from, to, on, posts }: Leaving,
): Promise<void> {
  const held = await postsOf(client, memberId)
  const left = postsLeft(held, idsIn(from.path), to ? idsIn(to.path) : [], on)
  if (left.length === 0) return
  const scope = scopeFor(actor, "post.edit")
  const goesOn = left.filter(({ unitKind }) => posts === "follow" && unitKind === to?.kind)
  const meant = [...left.map(({ path }) => path), ...(to && goesOn.length > 0 ? [to.path] : [])]
  if (!meant.every((path) => reachesUnit(scope, path))) throw problem("forbidden")
  const ids = (some: readonly PostRow[]) => some.map(({ postId }) => postId)
  await storePostsLeft(client, ids(goesOn), on, to?.unitId ?? null)
  await storePostsLeft(client, ids(left.filter((post) => !goesOn.includes(post))), on, null)
}
