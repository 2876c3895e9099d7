import type { Queryable } from "../../request-context.ts"

/**
 * What an action may have changed. Name units and members as they were before and as they are now:
 *
 * - an activity, or a row of its list: the unit that holds it and the units it addresses; everybody in its list and
 *   its lecturer; `below` when it reaches units below those;
 * - a membership or a post: the member and the unit, on a move both units;
 * - training, writing, what a person is: the member;
 * - a plan or a duty: the unit or member, and the branch it was about;
 * - a unit itself, its place in the tree or its life: the unit with `tree`, and, in the same transaction, all units
 *   above it before and after.
 */
export interface Invalidation {
  readonly unitIds?: readonly number[]
  readonly memberIds?: readonly number[]
  /** What reaches the units reaches all units below them as well. */
  readonly below?: boolean
  /** The units themselves have changed: all that lies below them, and who belongs there, is judged again. */
  readonly tree?: boolean
  /** Nobody knows what has changed. */
  readonly everything?: boolean
}

/**
 * Says what an action may have changed, in the action's own transaction: the next reader sees it. Writers do not wait
 * for each other here.
 */
export async function invalidate(client: Queryable, what: Invalidation): Promise<void> {
  const unitIds = what.everything ? [] : [...new Set(what.unitIds)]
  const memberIds = what.everything ? [] : [...new Set(what.memberIds)]
  if (!what.everything && unitIds.length + memberIds.length === 0) return
  await client.query({
    name: "invalidate",
    text: `insert into invalidation (unit_id, member_id, below, tree)
           select unit_id, null::int, $3::boolean, $4::boolean from unnest($1::int[]) as unit_id
           union all select null, member_id, false, false from unnest($2::int[]) as member_id
           union all select null, null, false, false where $5::boolean`,
    values: [unitIds, memberIds, what.below ?? false, what.tree ?? false, what.everything ?? false],
  })
}
